import BioIO

/// Which table a command works on, and what the user says about it.
public struct TableRequest: Sendable, Equatable {
  /// Files, or folders of files; several become one table. `-` is standard input.
  public var paths: [String]
  /// The id of a format, to skip recognition.
  public var format: String?
  /// What the user states instead of letting the reader find out: `key=value` (`TableAssumptions`).
  public var assumptions: [String] = []
  /// Lineages by feature id, where the table holds none.
  public var taxonomyFile: String?
  /// What is known of the samples.
  public var metadataFile: String?
  public var merging = MergeRules()

  public init(_ paths: String...) { self.paths = paths }

  public init(paths: [String]) { self.paths = paths }

  /// The paths as reports and errors name them.
  var name: String { paths.joined(separator: ", ") }

  /// What can change how the files are read, by the names of the options; without the files themselves.
  var readingParameters: [(name: String, value: String)] {
    let rules = [
      ("same-samples", merging.sameSample == .refuse ? "" : merging.sameSample.rawValue),
      ("allow-mixed", merging.allowsMixed ? "true" : ""), ("allow-disjoint", merging.allowsDisjoint ? "true" : ""),
    ]
    return ([("format", format ?? ""), ("assume", assumptions.joined(separator: "; "))] + rules)
      .filter { !$0.1.isEmpty }
  }
}
