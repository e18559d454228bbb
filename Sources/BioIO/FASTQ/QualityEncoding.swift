import BioModel

/// What the quality characters of one file mean (Cock 2010, doi:10.1093/nar/gkp1137).
struct QualityEncoding: Sendable, Equatable {
  /// The offset's name in messages: 33 or 64.
  let phredOffset: Int
  /// Characters that may occur.
  let allowed: ClosedRange<UInt8>
  /// Taken from every character when it is copied.
  let shift: UInt8
  /// Scores for shifted characters, where a subtraction is not enough; empty otherwise.
  let scores: [UInt8]
  /// Whether the file itself said so, and a character outside `allowed` contradicts it.
  let isDetected: Bool

  /// Sanger and Illumina 1.8+: scores 0…93.
  static let offset33 = QualityEncoding(
    phredOffset: 33, allowed: 33...126, shift: 33, scores: [], isDetected: false)

  /// Offset 64 by the user's word; characters 59…63 (Solexa's negative scores) give 0.
  static let offset64 = QualityEncoding(
    phredOffset: 64, allowed: 59...126, shift: 59,
    scores: (0...67).map { UInt8(max(0, $0 - 5)) }, isDetected: false)

  /// Illumina 1.3–1.7, as found in the file: scores 0…41.
  static let detectedIllumina64 = QualityEncoding(
    phredOffset: 64, allowed: 64...105, shift: 64, scores: [], isDetected: true)

  /// Solexa, as found in the file: Q = 10·log10(10^(Q_solexa/10) + 1), rounded.
  static let detectedSolexa64 = QualityEncoding(
    phredOffset: 64, allowed: 59...105, shift: 59,
    scores: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10] + (10...41).map { UInt8($0) }, isDetected: true)

  /// With offset 33 read, no score of a file with offset 64 lies below this (character 59).
  static let lowestFor64: UInt8 = 26

  /// Decides from how often each score occurred when read with offset 33 over the first reads.
  ///
  /// Offset 64 needs all characters in 59…105 and a fifth of them at 97 or above. The same with characters above 105
  /// fits both offsets, and is refused rather than guessed.
  static func detect(scoreCounts: [Int], path: String) throws(BioIOError) -> QualityEncoding {
    let total = scoreCounts.reduce(0, +)
    guard total > 0, let lowest = scoreCounts.firstIndex(where: { $0 > 0 }),
      let highest = scoreCounts.lastIndex(where: { $0 > 0 })
    else { return .offset33 }
    let high = scoreCounts[(97 - 33)...].reduce(0, +)
    guard lowest >= Int(lowestFor64), high * 5 >= total else { return .offset33 }
    guard highest + 33 <= 105 else {
      throw BioIOError(
        .malformedInput, at: SourceLocation(file: path),
        "the quality characters (\(lowest + 33)…\(highest + 33)) fit offset 64 as well as offset 33",
        advice: "say which it is: --phred 33 or --phred 64")
    }
    return lowest + 33 < 64 ? .detectedSolexa64 : .detectedIllumina64
  }
}
