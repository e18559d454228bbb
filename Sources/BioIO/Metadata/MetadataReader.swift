import BioModel

/// Reads sample metadata by the rules of QIIME 2 (https://docs.qiime2.org, "Metadata in QIIME 2"), tab-separated or,
/// when the header holds no tab, comma-separated.
///
/// The first column holds the ids and is headed by one of the known words; lines that start with `#` are comments, a
/// `#q2:types` line may follow the header; blanks around cells are dropped, empty cells are missing, short rows are
/// filled up, empty rows are left out; CR, LF and CRLF end lines. `NA` and `nan` are values, not missing ones.
public enum MetadataReader {
  /// - Throws: no known id column, no rows, column names empty, twice or equal to an id word, ids empty or clashing,
  ///   rows longer than the header, text in a column stated numeric, UTF-16, invalid UTF-8; with file and line.
  public static func read(bytes: [UInt8], file: String) throws(TableError) -> MetadataDocument {
    let text = try TextBytes.checked(bytes, file: file)
    var rows = try trimmedRows(text, file: file)
    guard let headerPlace = rows.firstIndex(where: { !isComment($0) }) else {
      throw TableError(at: SourceLocation(file: file), "the metadata hold no header, only comments or blank lines")
    }
    let header = try MetadataHeader(rows[headerPlace], file: file)
    rows.removeFirst(headerPlace + 1)
    var types: [String: String] = [:]
    if let first = rows.first, first.fields[0] == "#q2:types" {
      types = try header.types(first, file: file)
      rows.removeFirst()
    }
    if let late = rows.first(where: { $0.fields[0] == "#q2:types" }) {
      throw TableError(
        at: SourceLocation(file: file, line: late.line), "the #q2:types line has to follow the header at once")
    }
    rows.removeAll(where: isComment)
    guard !rows.isEmpty else {
      throw TableError(
        at: SourceLocation(file: file, line: header.line), "the metadata have a header and describe no sample")
    }
    return try document(header, rows, types, file: file)
  }

  private static func document(
    _ header: MetadataHeader, _ rows: [DelimitedRows.Row], _ types: [String: String], file: String
  ) throws(TableError) -> MetadataDocument {
    for row in rows where row.fields.dropFirst(header.names.count + 1).contains(where: { !$0.isEmpty }) {
      throw TableError(
        at: SourceLocation(file: file, line: row.line),
        "the row has \(row.fields.count) cells, the header names \(header.names.count + 1)",
        advice: "name every column, or quote a cell that holds a tab")
    }
    let ids = try Identifiers.checked(rows.map { $0.fields[0] }, what: "sample") { number in
      SourceLocation(file: file, line: rows[number].line)
    }
    var columns: [SampleMetadata.Column] = []
    var notices: [Notice] = []
    for (place, name) in header.names.enumerated() {
      let values = rows.map { row -> String? in
        let cell = place + 1 < row.fields.count ? row.fields[place + 1] : ""
        return cell.isEmpty ? nil : cell
      }
      if MetadataHeader.isIDWord(name) {
        // R writes row names and a column of the same content; anything else would be a second, different id.
        guard zip(values, ids).allSatisfy({ $0 == $1 }) else {
          throw TableError(
            at: SourceLocation(file: file, line: header.line, column: "\(place + 2)"),
            "the column \"\(name)\" has a name kept for ids, and its cells differ from the ids", advice: "rename it")
        }
        notices.append(
          Notice(.note, code: "id-column-repeated", message: "the column \"\(name)\" repeats the ids and was left out"))
        continue
      }
      if types[name] == "numeric" { try checkNumeric(name, place, values, rows, file) }
      columns.append(SampleMetadata.Column(name: name, values: values))
    }
    return MetadataDocument(
      metadata: SampleMetadata(sampleIDs: ids, columns: columns), statedTypes: types, notices: notices)
  }

  private static func checkNumeric(
    _ name: String, _ place: Int, _ values: [String?], _ rows: [DelimitedRows.Row], _ file: String
  ) throws(TableError) {
    for (row, value) in zip(rows, values) {
      guard let value, NumberText.number(value) == nil else { continue }
      throw TableError(
        at: SourceLocation(file: file, line: row.line, column: "\(place + 2)"),
        "\"\(value)\" is no number, but the column \"\(name)\" is stated numeric",
        advice: "leave the cell empty, or state the column categorical")
    }
  }

  // Cells without blanks around them; rows without any text are left out.
  private static func trimmedRows(_ text: [UInt8], file: String) throws(TableError) -> [DelimitedRows.Row] {
    try DelimitedRows.rows(text, delimiter: MetadataHeader.delimiter(of: text), file: file).compactMap { row in
      let fields = row.fields.map { $0.trimmingBlanks() }
      return fields.allSatisfy(\.isEmpty) ? nil : DelimitedRows.Row(line: row.line, fields: fields)
    }
  }

  private static func isComment(_ row: DelimitedRows.Row) -> Bool {
    row.fields[0].hasPrefix("#") && !MetadataHeader.isIDWord(row.fields[0])
  }
}
