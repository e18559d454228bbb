import BioModel
import Glibc

/// What one position covered by both mates says: evidence for the overlap, and the merged Phred score.
///
/// With error probabilities x, y of the two calls (Edgar & Flyvbjerg 2015, doi:10.1093/bioinformatics/btv401):
/// - the calls agree with probability a = 1 − x − y + 4xy/3 if they read the same base, 1/4 if they do not: evidence
///   log2(4a) bits for an agreement, log2(4(1 − a)/3) for a disagreement;
/// - posterior error of an agreed base: (xy/3) / a; of the better call (x ≤ y) in a disagreement:
///   x(1 − y/3) / (x + y − 4xy/3). Both rounded to Phred scores.
enum OverlapScore {
  /// Scores of the table's rows (forward mate) and columns (reverse mate); those above 93 count as 93.
  private static let side = 128
  private static let entryCount = 2 * side * side

  /// Where the entry of two calls of one base stands. Scores are taken modulo 128.
  @inline(__always) static func agreement(_ forward: UInt8, _ reverse: UInt8) -> Int {
    Int(forward & 127) &<< 7 | Int(reverse & 127)
  }

  /// Where the entry of two calls of different bases stands.
  @inline(__always) static func disagreement(_ forward: UInt8, _ reverse: UInt8) -> Int {
    agreement(forward, reverse) | side &* side
  }

  /// Evidence is kept in 1/256 bit, so that sums are exact.
  static let unitsPerBit = 256.0

  /// One entry per agreement and pair of scores: evidence in 1/256 bit (bits 16…31, signed), whether the reverse
  /// mate's base is taken (bit 8), merged score (bits 0…7).
  static func table(maximumQuality: UInt8) -> [Int32] {
    var entries = [Int32](repeating: 0, count: entryCount)
    for forward in 0..<UInt8(side) {
      for reverse in 0..<UInt8(side) {
        let x = errorProbability(forward)
        let y = errorProbability(reverse)
        let agree = 1 - x - y + 4 * x * y / 3
        let lower = min(x, y)
        let upper = max(x, y)
        let posteriorAgreed = x * y / 3 / agree
        let posteriorBetter = lower * (1 - upper / 3) / (x + y - 4 * x * y / 3)
        entries[agreement(forward, reverse)] = entry(
          evidence: 4 * agree, score: phred(posteriorAgreed, maximumQuality), takesReverse: false)
        entries[disagreement(forward, reverse)] = entry(
          evidence: 4 * (1 - agree) / 3, score: phred(posteriorBetter, maximumQuality), takesReverse: reverse >= forward
        )
      }
    }
    return entries
  }

  /// Scores 0 and 1 claim more error than a random base has; they count as 3/4.
  private static func errorProbability(_ score: UInt8) -> Double {
    min(0.75, PhredQuality.errorProbability[Int(min(score, PhredQuality.maximum))])
  }

  private static func phred(_ probability: Double, _ maximum: UInt8) -> Int32 {
    Int32(min(Double(maximum), max(0, (-10 * log10(probability)).rounded())))
  }

  private static func entry(evidence odds: Double, score: Int32, takesReverse: Bool) -> Int32 {
    let units = Int32(max(-32_000, (log2(odds) * unitsPerBit).rounded()))
    return units << 16 | (takesReverse ? 256 : 0) | score
  }
}
