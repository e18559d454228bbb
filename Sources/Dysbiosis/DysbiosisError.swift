public import BioModel

/// A ratio, marker table, taxon group or cohort file that cannot be used.
public struct DysbiosisError: Diagnostic, Equatable {
  public let kind: DiagnosticKind
  public let location: SourceLocation?
  public let message: String
  public let advice: String

  public init(
    _ kind: DiagnosticKind = .malformedInput, location: SourceLocation? = nil, message: String, advice: String = ""
  ) {
    self.kind = kind
    self.location = location
    self.message = message
    self.advice = advice
  }
}
