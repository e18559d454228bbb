public import BioModel

/// What a simulation cannot do with what it was given.
public enum SimulationError: Diagnostic, Equatable {
  /// Members of the community whose names no template bears.
  case taxonWithoutTemplate([String])
  /// No reference sequence has both primers.
  case noTemplate(primers: String)

  public var kind: DiagnosticKind { .malformedInput }
  public var location: SourceLocation? { nil }

  public var message: String {
    switch self {
    case .taxonWithoutTemplate(let taxa):
      "no reference sequence with both primers is named " + taxa.joined(separator: ", ")
    case .noTemplate(let primers): "no reference sequence holds both primers of \(primers)"
    }
  }

  public var advice: String {
    switch self {
    case .taxonWithoutTemplate: "use names that the reference has, or another --reference"
    case .noTemplate: "choose another --primers or --reference"
    }
  }
}
