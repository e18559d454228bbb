import BioModel

/// The table formats, and how one is chosen for a file.
public enum TableFormats {
  /// Every format; a tie in certainty goes to the earlier one.
  public static let all: [any TableFormat] = [
    BIOM1Table(),
    MetaPhlAnTable(),
    LongTable(),
    TabSeparatedTable(),
    CommaSeparatedTable(),
  ]

  /// The format of that id, or nil.
  public static func named(_ id: String) -> (any TableFormat)? { all.first { $0.id == id } }

  /// Reads a table of any known format.
  ///
  /// - Parameters:
  ///   - bytes: the file, inflated.
  ///   - file: its path as the user named it.
  ///   - format: the id of a format, to skip recognition.
  ///   - assumptions: what the user states about the table.
  /// - Throws: `TableError` naming line and column: unknown format, foreign encodings and containers, and whatever the
  ///   format finds wrong.
  /// - Complexity: O(bytes), about one pass; memory of the non-zero cells.
  public static func read(
    bytes: [UInt8], file: String, format id: String? = nil, assumptions: TableAssumptions = TableAssumptions()
  ) throws(TableError) -> TableDocument {
    let text = try TextBytes.checked(bytes, file: file)
    let head = text.prefix(1 << 20)
    var choice: (format: any TableFormat, confidence: Double)?
    if let id {
      guard let named = named(id) else {
        throw TableError(
          .usage, at: nil, "the table format \"\(id)\" is not known",
          advice: "use one of: " + all.map(\.id).joined(separator: ", "))
      }
      choice = (named, 1)
    } else {
      for format in all {
        let confidence = format.sniff(head, file: file)
        if confidence > (choice?.confidence ?? 0) { choice = (format, confidence) }
      }
    }
    guard let choice else {
      throw TableError(
        at: SourceLocation(file: file), "this is no table in a known format",
        advice: "known are: " + all.map { "\($0.id) (\($0.descriptor.title))" }.joined(separator: ", "))
    }
    var document = try choice.format.read(text, file: file, assumptions: assumptions)
    let format = Understanding(
      key: "format", value: choice.format.id, confidence: choice.confidence,
      reason: id == nil ? choice.format.descriptor.summary : "stated")
    document.understood.insert(format, at: 0)
    return document
  }
}
