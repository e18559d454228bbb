/// How primers are searched for.
public struct PrimerSettings: Sendable, Equatable, Codable {
  /// The most bases that may stand before a primer (heterogeneity spacers, remains of barcodes).
  public var maximumSpacer: Int
  /// The share of a primer's positions that may disagree; ⌊rate × length⌋ mismatches, no insertions or deletions.
  public var mismatchRate: Double
  /// Whether reads that begin with the opposite primer are turned (swapped when paired) instead of lost.
  public var acceptsTurned: Bool
  /// Single reads only: whether the opposite primer must be in the read too, as in full-length amplicons.
  public var singleReadNeedsBothPrimers: Bool

  public init(
    maximumSpacer: Int = 15, mismatchRate: Double = 0.15, acceptsTurned: Bool = true,
    singleReadNeedsBothPrimers: Bool = false
  ) {
    self.maximumSpacer = maximumSpacer
    self.mismatchRate = mismatchRate
    self.acceptsTurned = acceptsTurned
    self.singleReadNeedsBothPrimers = singleReadNeedsBothPrimers
  }
}
