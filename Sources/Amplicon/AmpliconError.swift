public import BioModel

/// What can be wrong with this module's inputs.
public enum AmpliconError: Diagnostic, Equatable {
  /// A stage file of unique sequences is not one, or is damaged.
  case damagedUniques(reason: String)

  public var kind: DiagnosticKind { .malformedInput }
  public var location: SourceLocation? { nil }
  public var message: String {
    switch self {
    case .damagedUniques(let reason): "the file of unique sequences cannot be used: \(reason)"
    }
  }
  public var advice: String { "make it anew from the sample's reads" }
}
