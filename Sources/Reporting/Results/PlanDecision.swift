/// Something the program decided from the data, and why.
public struct PlanDecision: Sendable, Equatable {
  public let title: String
  public let value: String
  public let reason: String

  /// - Parameters: as the properties.
  public init(title: String, value: String, reason: String) {
    self.title = title
    self.value = value
    self.reason = reason
  }
}
