/// A part of the results that a command may make alone.
public enum ResultPart: String, Sendable, CaseIterable {
  /// What the reads came to: ledger, variants, tables of features and taxa.
  case tables
  /// Alpha and beta diversity, ordinations, curves, and groups compared by them and by the abundances of taxa.
  case diversity
  /// Ratios of taxa.
  case ratios
  /// Markers and indices.
  case dysbiosis
}

extension RunDescription.Command {
  /// What a command makes: all but the three that are named after their part make everything.
  public var parts: Set<ResultPart> {
    switch self {
    case .diversity: [.diversity]
    case .ratios: [.ratios]
    case .dysbiosis: [.dysbiosis]
    case .run, .analyze, .simulate: Set(ResultPart.allCases)
    }
  }
}

extension RunResults {
  /// Whether the results hold a part, be it empty.
  func holds(_ part: ResultPart) -> Bool { run.command.parts.contains(part) }
}
