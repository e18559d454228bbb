/// Lengths in bases that are believed, both ends included, and the most usual one.
public struct LengthWindow: Sendable, Equatable, Codable {
  /// The shortest believed length.
  public let minimum: Int
  /// The most usual length.
  public let typical: Int
  /// The longest believed length.
  public let maximum: Int

  public init(minimum: Int, typical: Int, maximum: Int) {
    self.minimum = minimum
    self.typical = typical
    self.maximum = maximum
  }

  /// Whether a length lies in the window.
  public func contains(_ length: Int) -> Bool { length >= minimum && length <= maximum }
}
