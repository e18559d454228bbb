/// An error a user can act on: what kind, where, what is wrong, what to do. One line on standard error.
public protocol Diagnostic: Error, Sendable, CustomStringConvertible {
  var kind: DiagnosticKind { get }
  var location: SourceLocation? { get }
  /// What is wrong, without the place.
  var message: String { get }
  /// What to do; empty when the message says it.
  var advice: String { get }
}

extension Diagnostic {
  /// `file: record …: message; advice`
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    return place + message + (advice.isEmpty ? "" : "; " + advice)
  }
}

/// What went wrong, in the classes that exit codes tell apart.
public enum DiagnosticKind: String, Sendable, Codable {
  /// The call's words are off (64).
  case usage
  /// The input breaks its format (65).
  case malformedInput = "malformed-input"
  /// The input is missing or cannot be opened (66).
  case missingInput = "missing-input"
  /// A check on our own results failed (70).
  case checkFailed = "check-failed"
  /// The output cannot be written (73).
  case cannotWriteOutput = "cannot-write-output"
  /// Reading failed midway for a reason outside the file (74).
  case inputOutput = "input-output"
  /// The user or the system stopped the run (130, 143).
  case interrupted
}
