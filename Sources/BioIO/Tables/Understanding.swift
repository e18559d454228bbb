/// One thing a reader decided about a file, so that a user can check it and overrule it (`--assume key=value`).
public struct Understanding: Sendable, Equatable {
  /// The permanent kebab-case name of the question, for example `orientation`.
  public let key: String
  /// The answer, for example `features-by-samples`.
  public let value: String
  /// How sure the reader is, 0…1; 1 where the file states it or the user did.
  public let confidence: Double
  /// The evidence, in words.
  public let reason: String

  public init(key: String, value: String, confidence: Double, reason: String) {
    self.key = key
    self.value = value
    self.confidence = confidence
    self.reason = reason
  }
}
