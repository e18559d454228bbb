package import Amplicon
package import BioModel
package import Reads
package import Reporting

/// What one sample's reads came to: all that the later stages need of it. It is a file from the start, so scattering,
/// resuming and bounded memory are one mechanism.
package struct SampleStage: Sendable {
  package var inputs: [Manifest.Input]
  package var ledger: ReadLedger
  package var turnedPairs: Int
  /// What is behind the primers, of all pairs.
  package var survey: LibrarySurvey
  package var quality: SampleQuality
  /// The text of `qc/<sample>.json`.
  package var qualityJSON: [UInt8]
  package var notices: [Notice]
  /// The reads that stay, dereplicated: merged, or denoised already.
  package var uniques: UniqueSequences
  /// The reads that stay with their qualities, before they are denoised; nil where the denoiser does not want them. They
  /// have a file of their own, which is read again for every step that needs them, and are not kept in memory.
  package var mates: SampleMates?
  /// What denoising made of each mate; empty before, and for models that denoise no samples.
  package var denoised: [DadaSample.Mate] = []

  package init(
    inputs: [Manifest.Input], ledger: ReadLedger, turnedPairs: Int, survey: LibrarySurvey, quality: SampleQuality,
    qualityJSON: [UInt8], notices: [Notice], uniques: UniqueSequences, mates: SampleMates? = nil
  ) {
    self.inputs = inputs
    self.ledger = ledger
    self.turnedPairs = turnedPairs
    self.survey = survey
    self.quality = quality
    self.qualityJSON = qualityJSON
    self.notices = notices
    self.uniques = uniques
    self.mates = mates
  }
}
