public import BioIO
import BioModel

/// Keeps the features that are named, or all but those.
public struct SelectFeatures: TableOperation {
  public var ids: [String] = []
  /// A file of further ids, one a line.
  public var idFile: String?
  /// Keep all but these.
  public var isExcluding = false

  public init() {}

  public func applied(to document: TableDocument, _ context: RunContext) throws -> TableDocument {
    let ids = try ids + (idFile.map { try IDList.read($0) } ?? [])
    let known = Set(document.table.featureIDs)
    if let missing = ids.first(where: { !known.contains($0) }) {
      throw PipelineError(
        .usage, "the table has no feature \"\(missing.prefix(60))\"",
        advice: "it has \(document.table.featureIDs.prefix(2).map { String($0.prefix(60)) }.joined(separator: ", ")) …")
    }
    let listed = Set(ids)
    return try document.keepingFeatures("features-selected") { listed.contains($0) != isExcluding }
  }
}

extension TableDocument {
  /// The document with only the features whose ids pass.
  ///
  /// - Throws: when none is left.
  func keepingFeatures(_ code: String, where passes: (String) -> Bool) throws(PipelineError) -> TableDocument {
    let keep = table.featureIDs.map(passes)
    let kept = keep.count { $0 }
    guard kept > 0 else {
      throw PipelineError(.malformedInput, "no feature is left", advice: "loosen the conditions")
    }
    guard kept < keep.count else { return self }
    let before = table.values.reduce(0, +)
    let selected = table.keepingFeatures(where: keep)
    let share = before > 0 ? selected.values.reduce(0, +) / before : 1
    return with(
      selected,
      saying: [
        Notice(
          .note, code: code,
          message:
            "\(kept) of \(keep.count) features kept, with \(NumberText.text(100 * share, significantDigits: 4)) % of all \(table.unit == .counts ? "reads" : "abundance")"
        )
      ])
  }
}
