import Amplicon
import BioIO
import BioModel
import Fingerprints
import FoundationEssentials

/// One sample between `dysbio denoise` and `dysbio merge-tables`: its stage, how it was denoised, and with what plan.
struct DenoisedSampleFile: Sendable {
  /// What is known beside the stage.
  struct Head: Codable, Equatable, Sendable {
    var version: String
    var sample: String
    var run: String
    var control: String?
    var denoiser: String
    var pooling: DadaPooling
    /// The text of the plan: samples with different plans are not merged.
    var plan: String
    /// Variants of the forward and of the reverse mates, for priors; empty where the sample is not denoised yet.
    var forwardVariants: [String]
    var reverseVariants: [String]
    /// Transitions between variants and corrected reads, one list per mate, for the second round of pseudo-pooling.
    var transitions: [[Int]]
    /// The highest score of each mate's error model.
    var highestScores: [Int]
  }

  var head: Head
  var stage: SampleStage
  /// Reads that wait for the other samples (pooled).
  var mates: SampleMates?

  private static let mark = Array("dysbio-denoised-1\n".utf8)
  private static let digestBytes = 32

  /// Mark, then head, stage and mates, each behind its length in eight bytes, and the SHA-256 of all that.
  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var bytes = DenoisedSampleFile.mark
    for part in [Array(try encoder.encode(head)), try stage.encoded(key: head.sample), mates?.encoded() ?? []] {
      for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: part.count >> shift)) }
      bytes += part
    }
    return bytes + Fingerprint.sha256(bytes)
  }

  /// - Throws: `malformedInput` for another file or a damaged one.
  static func read(_ path: String) throws -> DenoisedSampleFile {
    let bytes = try ByteReader.readAll(path)
    func fault(_ reason: String) -> PipelineError {
      PipelineError(
        .malformedInput, at: SourceLocation(file: path), reason, advice: "make it again with dysbio denoise")
    }
    guard bytes.starts(with: mark) else { throw fault("this is no sample that dysbio denoise wrote") }
    guard bytes.count >= mark.count + digestBytes,
      Fingerprint.sha256(Array(bytes.dropLast(digestBytes))) == Array(bytes.suffix(digestBytes))
    else { throw fault("the file is damaged: its check sum is wrong") }
    var at = mark.count
    func part() throws -> [UInt8] {
      let end = bytes.count - digestBytes
      guard end - at >= 8 else { throw fault("the file is damaged: it ends too early") }
      let length = (0..<8).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
      at += 8
      guard length >= 0, length <= end - at else { throw fault("the file is damaged: it ends too early") }
      defer { at += length }
      return Array(bytes[at..<at + length])
    }
    guard let head = try? JSONDecoder().decode(Head.self, from: Data(try part())),
      let stage = SampleStage.decoded(try part(), key: head.sample)
    else { throw fault("the file was written by another version of dysbio") }
    let rest = try part()
    let mates = rest.isEmpty ? nil : try SampleMates(decoding: rest)
    return DenoisedSampleFile(head: head, stage: stage, mates: mates)
  }
}
