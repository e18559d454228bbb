/// How primers are searched for.
public struct PrimerSettings: Sendable, Equatable, Codable {
  /// The most bases that may stand before a primer (heterogeneity spacers, remains of barcodes).
  public var maximumSpacer: Int
  /// The share of a primer's positions that may disagree; ⌊rate × length⌋ mismatches, no insertions or deletions.
  public var mismatchRate: Double
  /// The most bases of a primer that may lie before the read's start (or behind its end): adapter trimming often takes a
  /// base too many. The mismatch rate holds for the bases that are there. Nil for none.
  public var maximumClipped: Int?
  /// Whether reads that begin with the opposite primer are turned (swapped when paired) instead of lost.
  public var acceptsTurned: Bool
  /// Single reads only: whether the opposite primer must be in the read too, as in full-length amplicons.
  public var singleReadNeedsBothPrimers: Bool

  public init(
    maximumSpacer: Int = 15, mismatchRate: Double = 0.15, maximumClipped: Int? = 2, acceptsTurned: Bool = true,
    singleReadNeedsBothPrimers: Bool = false
  ) {
    self.maximumSpacer = maximumSpacer
    self.mismatchRate = mismatchRate
    self.maximumClipped = maximumClipped
    self.acceptsTurned = acceptsTurned
    self.singleReadNeedsBothPrimers = singleReadNeedsBothPrimers
  }
}
