/// Where both mates are cut, and how many expected errors they may have, when mates are denoised apart and merged
/// afterwards (DADA2). Lengths are counted from behind the primers.
public struct Truncation: Sendable, Equatable, Codable {
  /// Bases kept of the mate with the forward primer; shorter reads are lost.
  public var forward: Int
  /// Bases kept of the other mate.
  public var reverse: Int
  /// The most expected errors of each mate, cut.
  public var maximumExpectedErrors: ErrorLimits
  /// Bases by which mates of the longest expected amplicon overlap.
  public var overlap: Int
  /// The share of all pairs (0…1) that reach these lengths within the limits.
  public var keptShare: Double

  public init(forward: Int, reverse: Int, maximumExpectedErrors: ErrorLimits, overlap: Int, keptShare: Double) {
    self.forward = forward
    self.reverse = reverse
    self.maximumExpectedErrors = maximumExpectedErrors
    self.overlap = overlap
    self.keptShare = keptShare
  }

  /// The share of the best row's score that may be given up for mates of more even length. See
  /// `docs/findings/truncation.md`.
  static let tolerance = 0.02
  /// As much may be given up while the shorter mate is not longer than `scantLength`: in so few bases too many templates
  /// are alike.
  static let scantTolerance = 0.04
  static let scantLength = 160
  /// Second mates get the lenient limit where it keeps so many more pairs (a share of all).
  static let lenientGain = 0.1

  /// The choice among the rows at which the longest amplicon overlaps enough: of those with nearly the best score (pairs
  /// kept, weighted by how free of errors they are), the one whose shorter mate is longest; of those the one with the best
  /// score. Nil where no row leaves enough overlap.
  ///
  /// The middle of an amplicon, which varies most, is then seen by both mates. Where templates differ there by an
  /// insertion, which the model does not count as a difference, mates of two templates no longer fit each other and make
  /// no false variant.
  ///
  /// What R `dada2` makes of reads follows the score, not the share of pairs that pass the filter: of reads with errors,
  /// fewer are denoised, and fewer of their mates merge.
  ///
  /// Limits are 2 and 2; 2 and 5 where that keeps a tenth of all pairs more.
  static func choose(_ table: TruncationTable) -> Truncation? {
    let rows = table.possible
    let usual = best(rows, limits: ErrorLimits.usual)
    let lenient = best(rows, limits: ErrorLimits.usual + 1)
    guard let usual, let lenient else { return nil }
    return lenient.keptShare >= usual.keptShare + lenientGain ? lenient : usual
  }

  private static func best(_ rows: [TruncationTable.Row], limits: Int) -> Truncation? {
    let best = rows.map { $0.scores[limits] }.max() ?? 0
    let good = rows.filter { row in
      let isScant = min(row.forward, row.reverse) <= scantLength
      return row.scores[limits] >= best * (1 - (isScant ? scantTolerance : tolerance))
    }
    let chosen = good.max { a, b in
      (min(a.forward, a.reverse), a.scores[limits], a.forward) < (
        min(b.forward, b.reverse), b.scores[limits], b.forward
      )
    }
    return chosen.map {
      Truncation(
        forward: $0.forward, reverse: $0.reverse, maximumExpectedErrors: ErrorLimits.all[limits], overlap: $0.overlap,
        keptShare: $0.keptShares[limits])
    }
  }
}
