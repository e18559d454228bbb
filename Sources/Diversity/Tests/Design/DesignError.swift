public import BioModel

/// A comparison that the metadata do not allow.
public enum DesignError: Diagnostic, Equatable {
  /// A formula without terms.
  case emptyFormula
  /// A formula that cannot be read; columns count characters from 1.
  case badFormula(text: String, column: Int, what: String)
  /// The metadata hold no such column.
  case unknownColumn(name: String, known: [String])
  /// The level to compare with does not occur.
  case unknownLevel(column: String, level: String, known: [String])
  /// A number is needed in every cell of this column.
  case notNumeric(column: String, value: String)
  /// A column with one value in all samples that are left.
  case constant(column: String, samples: Int, leftOut: Int)
  /// Every sample has its own value.
  case noReplicates(column: String)
  /// A term that earlier terms determine.
  case confounded(term: String, with: [String])
  /// Samples do not exceed the model's parameters.
  case tooFewSamples(samples: Int, parameters: Int)
  /// Samples of the design that the data do not hold, or whose distances are undefined.
  case samplesWithoutData(samples: [String])

  /// The class that decides the exit code.
  public var kind: DiagnosticKind { .usage }
  /// No place in a file.
  public var location: SourceLocation? { nil }

  /// What is wrong, without the place.
  public var message: String {
    switch self {
    case .emptyFormula: "the formula names no column"
    case .badFormula(let text, let column, let what): "formula \"\(text)\", character \(column): \(what)"
    case .unknownColumn(let name, _): "the metadata have no column \"\(name)\""
    case .unknownLevel(let column, let level, _): "no sample has \"\(level)\" in column \"\(column)\""
    case .notNumeric(let column, let value): "column \"\(column)\" should hold numbers and has \"\(value)\""
    case .constant(let column, let samples, let leftOut):
      "column \"\(column)\" has one value in all \(samples) samples compared"
        + (leftOut == 0 ? "" : " (\(leftOut) left out for missing values)") + ", so there is nothing to compare"
    case .noReplicates(let column):
      "column \"\(column)\" has another value in every sample, so no group has two samples"
    case .confounded(let term, let others):
      "\"\(term)\" is fully determined by " + others.map { "\"\($0)\"" }.joined(separator: ", ")
        + ": no data can tell their effects apart"
    case .tooFewSamples(let samples, let parameters):
      "\(samples) samples are too few for a model of \(parameters) parameters"
    case .samplesWithoutData(let samples):
      "\(samples.count) samples of the design have no data: " + samples.prefix(5).joined(separator: ", ")
    }
  }

  /// What to do.
  public var advice: String {
    switch self {
    case .emptyFormula: "name columns of the metadata, as in group + age"
    case .badFormula: "write it as in group + age + group:age"
    case .unknownColumn(_, let known) where known.isEmpty: "there are no metadata; give them with --metadata"
    case .unknownColumn(_, let known): "known are " + known.prefix(30).joined(separator: ", ")
    case .unknownLevel(_, _, let known): "known are " + known.prefix(30).joined(separator: ", ")
    case .notNumeric: "correct the cell or use the column as categories"
    case .constant: "choose another column or more samples"
    case .noReplicates: "choose a column with groups of at least two samples, or numbers"
    case .confounded: "leave one of them out and say so, or add samples that break the tie"
    case .tooFewSamples: "use fewer terms or more samples"
    case .samplesWithoutData: "leave these samples out"
    }
  }
}
