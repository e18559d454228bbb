import BioIO
import BioModel
import Testing

/// Small profiles written by hand, read without options.
enum Profile {
  static func read(
    _ text: String, file: String = "S1.txt", _ words: [String] = [], format: String? = nil
  ) throws -> TableDocument {
    try TableFormats.read(
      bytes: Array(text.utf8), file: file, format: format, assumptions: TableAssumptions(words: words))
  }

  /// The values of one sample by feature.
  static func values(_ document: TableDocument, _ sample: Int = 0) -> [String: Double] {
    let row = document.table[sample: sample]
    return Dictionary(
      zip(row.columns.map { document.table.featureIDs[Int($0)] }, row.values), uniquingKeysWith: { first, _ in first })
  }

  static func lineage(_ document: TableDocument, _ feature: String) -> Lineage? {
    guard let place = document.table.featureIDs.firstIndex(of: feature) else { return nil }
    return document.table.lineages?[place]
  }

  static func said(_ document: TableDocument, _ key: String) -> String? { document.understanding(of: key)?.value }

  /// The one error that a text gives. Nil is recorded as an issue.
  static func error(
    _ text: String, file: String = "S1.txt", _ words: [String] = [], format: String? = nil
  ) throws -> String {
    let error = #expect(throws: TableError.self) { _ = try read(text, file: file, words, format: format) }
    #expect(error?.kind == .malformedInput)
    return error?.description ?? ""
  }
}
