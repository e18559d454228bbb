public import BioModel

/// What can be wrong with this module's inputs.
public enum AmpliconError: Diagnostic, Equatable {
  /// A stage file of unique sequences is not one, or is damaged.
  case damagedUniques(reason: String)
  /// A file of error rates is not one, or holds what cannot be rates.
  case damagedErrorModel(line: Int, reason: String)
  /// No read to learn error rates from.
  case nothingToLearnFrom

  public var kind: DiagnosticKind { .malformedInput }
  public var location: SourceLocation? { nil }
  public var message: String {
    switch self {
    case .damagedUniques(let reason): "the file of unique sequences cannot be used: \(reason)"
    case .damagedErrorModel(let line, let reason): "the error model cannot be used: line \(line): \(reason)"
    case .nothingToLearnFrom: "there is no read to learn the error rates from"
    }
  }
  public var advice: String {
    switch self {
    case .damagedUniques: "make it anew from the sample's reads"
    case .damagedErrorModel: "make it anew with `dysbio learn-errors`, or write R's matrix with write.csv"
    case .nothingToLearnFrom: "look at the read ledger for where the reads were lost, or give an error model"
    }
  }
}
