public import BioModel

/// What this module refuses. It reads no files itself, so a location is only what the caller states.
public struct ReadsError: Diagnostic, Equatable {
  public let kind: DiagnosticKind
  public let location: SourceLocation?
  public let message: String
  public let advice: String

  public init(_ kind: DiagnosticKind, location: SourceLocation? = nil, message: String, advice: String = "") {
    self.kind = kind
    self.location = location
    self.message = message
    self.advice = advice
  }

  public static func == (a: ReadsError, b: ReadsError) -> Bool {
    a.kind == b.kind && a.message == b.message && a.advice == b.advice
  }
}
