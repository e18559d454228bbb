/// Something a user should know that is no error. Modules below the pipeline return notices; only it logs them.
public struct Notice: Sendable, Equatable, Hashable, Codable {
  /// How loud a notice is said.
  public enum Severity: String, Sendable, Codable, Comparable {
    case note, warning

    public static func < (a: Severity, b: Severity) -> Bool { a == .note && b == .warning }
  }

  public let severity: Severity
  /// A permanent kebab-case id, for scripts.
  public let code: String
  /// The sample it concerns, or nil for the whole run.
  public let sample: String?
  /// What it is and what to do, as one sentence.
  public let message: String

  public init(_ severity: Severity, code: String, sample: String? = nil, message: String) {
    self.severity = severity
    self.code = code
    self.sample = sample
    self.message = message
  }
}
