import Amplicon
import BioIO
import BioModel
import Reads

/// A sample's reads with qualities as a stage file of their own: they are read again for every step that needs them.
enum SampleMatesFile {
  static func write(_ mates: SampleMates, _ folder: OutputFolder, _ number: Int) throws {
    try folder.writeScratch(name(number), mates.encoded())
  }

  /// - Throws: `inputOutput` where the file is missing or damaged.
  static func read(_ folder: OutputFolder, _ number: Int) throws -> SampleMates {
    let location = SourceLocation(file: folder.scratchPath(name(number)))
    guard let bytes = try folder.readScratch(name(number)) else {
      throw PipelineError(.inputOutput, at: location, "the stage file is missing", advice: "run again with --no-resume")
    }
    do throws(AmpliconError) {
      return try SampleMates(decoding: bytes)
    } catch {
      throw PipelineError(.inputOutput, at: location, "\(error)", advice: "run again with --no-resume")
    }
  }

  private static func name(_ number: Int) -> String { "\(number).mates" }
}

extension SampleStage {
  /// The sample as it was denoised.
  mutating func take(_ sample: DadaSample) {
    uniques = sample.sequences
    for (fate, reads) in sample.losses { ledger[fate] += reads }
    denoised = sample.mates
  }
}
