public import BioModel

/// A call to this module that cannot be carried out. Odd samples are no errors: they give undefined values.
public enum DiversityError: Diagnostic, Equatable {
  /// No metric has this id.
  case unknownMetric(id: String, known: [String])
  /// A depth below one read.
  case depthNotPositive(Int)
  /// Counts are needed, and the table holds shares or fractions of reads.
  case needsWholeCounts(what: String)

  /// The class that decides the exit code.
  public var kind: DiagnosticKind { .usage }
  /// No place in a file.
  public var location: SourceLocation? { nil }

  /// What is wrong, without the place.
  public var message: String {
    switch self {
    case .unknownMetric(let id, _): "no metric is called \"\(id)\""
    case .depthNotPositive(let depth): "the depth \(depth) is below one read"
    case .needsWholeCounts(let what): "\(what) needs whole read counts, which this table does not hold"
    }
  }

  /// What to do.
  public var advice: String {
    switch self {
    case .unknownMetric(_, let known): "known are " + known.joined(separator: ", ")
    case .depthNotPositive: "give --depth a whole number of reads, for example 10000"
    case .needsWholeCounts: "give the table of counts, or leave this out"
    }
  }
}
