/// The most expected errors allowed in each mate: one column of the truncation table.
public struct ErrorLimits: Sendable, Equatable, Codable {
  /// Of the mate that carries the forward primer, or of single reads.
  public let forward: Double
  /// Of the other mate.
  public let reverse: Double

  public init(forward: Double, reverse: Double) {
    self.forward = forward
    self.reverse = reverse
  }

  /// The limits that are counted: strict, usual, and lenient for poor second mates (maxEE of `filterAndTrim`).
  public static let all = [
    ErrorLimits(forward: 1, reverse: 1), ErrorLimits(forward: 2, reverse: 2), ErrorLimits(forward: 2, reverse: 5),
    ErrorLimits(forward: 5, reverse: 5),
  ]

  /// The place of the usual limits, 2 and 2.
  public static let usual = 1

  /// The distinct limits of one mate, rising; `places` say which of them each pair of limits uses.
  static let single = (1.0, 2.0, 5.0)
  static let places = [(0, 0), (1, 1), (1, 2), (2, 2)]
}
