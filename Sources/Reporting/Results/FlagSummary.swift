public import Dysbiosis

/// How many distinct flags a sample has, beside how many chance alone would give.
public struct FlagSummary: Sendable, Equatable {
  public let sample: String
  /// The panel, or nil for all panels together.
  public let panel: String?
  /// Distinct flags: markers with the same expression and direction count once.
  public let flagged: Int
  /// Distinct markers that could be evaluated and may be flagged.
  public let examined: Int
  /// The sum of their tail probabilities.
  public let expectedByChance: Double
  /// What the reference's own subjects show, each compared with the others; nil without a reference.
  public let inReference: FlagRange?

  /// - Parameters: as the properties.
  public init(
    sample: String, panel: String? = nil, flagged: Int, examined: Int, expectedByChance: Double,
    inReference: FlagRange? = nil
  ) {
    self.sample = sample
    self.panel = panel
    self.flagged = flagged
    self.examined = examined
    self.expectedByChance = expectedByChance
    self.inReference = inReference
  }
}
