import Amplicon
import BioModel
import Reads
import Reporting

/// What one sample's reads came to: all that the later stages need of it. It is a file from the start, so scattering,
/// resuming and bounded memory are one mechanism.
struct SampleStage: Sendable {
  var inputs: [Manifest.Input]
  var ledger: ReadLedger
  var turnedPairs: Int
  var quality: SampleQuality
  /// The text of `qc/<sample>.json`.
  var qualityJSON: [UInt8]
  var notices: [Notice]
  /// The reads that stay, dereplicated; empty when the sample failed.
  var uniques: UniqueSequences
}
