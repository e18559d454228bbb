/// How well non-metric scaling fits, and how often the fit was found.
public struct OrdinationFit: Sendable, Equatable {
  /// Stress 1, 0…1; below 0.2 is usable, below 0.1 good.
  public let stress: Double
  /// Starts that ended within 1e-3 of the best stress.
  public let agreeingStarts: Int
  public let starts: Int

  /// - Parameters: as the properties.
  public init(stress: Double, agreeingStarts: Int, starts: Int) {
    self.stress = stress
    self.agreeingStarts = agreeingStarts
    self.starts = starts
  }
}
