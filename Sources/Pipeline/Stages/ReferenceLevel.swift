import BioModel

/// `column=value`: the samples that others are compared with (`--reference-level`), or the cases (`--case-level`).
struct ReferenceLevel: Sendable {
  let column: String
  let value: String
  var text: String { "\(column)=\(value)" }

  /// - Parameter option: the option it was given with.
  init(_ text: String, option: String = "--reference-level") throws(PipelineError) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw PipelineError(.usage, "\(option) \(text) is not column=value", advice: "for example group=healthy")
    }
    (column, value) = (parts[0], parts[1])
  }

  /// Whether each sample belongs to the group.
  ///
  /// - Throws: `usage` when there is no such column, or no sample with that value.
  func members(of sampleIDs: [String], metadata: SampleMetadata) throws(PipelineError) -> [Bool] {
    guard let column = metadata[column: column] else {
      let names = metadata.columns.map(\.name).joined(separator: ", ")
      throw PipelineError(
        .usage, "no metadata column is called \(self.column)",
        advice: names.isEmpty ? "the samples have no metadata" : "there are \(names)")
    }
    let valueOf = Dictionary(zip(metadata.sampleIDs, column.values), uniquingKeysWith: { first, _ in first })
    let isMember = sampleIDs.map { valueOf[$0] == value }
    guard isMember.contains(true) else {
      throw PipelineError(
        .usage, "no sample with reads has \(self.column)=\(value)",
        advice: Self.advice(sampleIDs.compactMap { valueOf[$0] ?? nil }, column: self.column))
    }
    return isMember
  }

  /// The column's values, the first twenty by their bytes.
  private static func advice(_ values: [String], column: String) -> String {
    let distinct = Set(values).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    if distinct.isEmpty { return "the column \(column) is empty for these samples" }
    return "values of \(column) are \(distinct.prefix(20).joined(separator: ", "))"
      + (distinct.count > 20 ? " and \(distinct.count - 20) more" : "")
  }
}
