public import BioModel

/// What can go wrong between the rooms.
public struct PipelineError: Diagnostic, Equatable {
  public let kind: DiagnosticKind
  public let location: SourceLocation?
  public let message: String
  public let advice: String

  public init(_ kind: DiagnosticKind, at location: SourceLocation? = nil, _ message: String, advice: String = "") {
    self.kind = kind
    self.location = location
    self.message = message
    self.advice = advice
  }
}
