import BioModel

/// The header of a metadata file: an id word and the names of the columns.
struct MetadataHeader {
  let line: Int
  /// The columns behind the ids.
  let names: [String]

  init(_ row: DelimitedRows.Row, file: String) throws(TableError) {
    line = row.line
    guard Self.isIDWord(row.fields[0]) else {
      throw TableError(
        at: SourceLocation(file: file, line: row.line, column: "1"),
        "the first column is headed \"\(row.fields[0])\", which is no known word for sample ids",
        advice: "head it `sample-id` (also known: id, sample, sampleid, sample_id, sample_name, #SampleID)")
    }
    var names = Array(row.fields.dropFirst())
    while names.last?.isEmpty == true { names.removeLast() }
    var seen: Set<String> = []
    for (place, name) in names.enumerated() {
      let location = SourceLocation(file: file, line: row.line, column: "\(place + 2)")
      guard !name.isEmpty else { throw TableError(at: location, "the column has no name", advice: "name every column") }
      guard seen.insert(name).inserted else {
        throw TableError(at: location, "the column name \"\(name)\" stands twice", advice: "rename one of them")
      }
    }
    self.names = names
  }

  /// The stated types by column name; an empty cell states none.
  func types(_ row: DelimitedRows.Row, file: String) throws(TableError) -> [String: String] {
    var types: [String: String] = [:]
    for (place, cell) in row.fields.dropFirst().enumerated() where !cell.isEmpty {
      let word = cell.lowercased()
      guard ["categorical", "numeric"].contains(word), place < names.count else {
        throw TableError(
          at: SourceLocation(file: file, line: row.line, column: "\(place + 2)"),
          "the column type \"\(cell)\" is not known", advice: "use `categorical` or `numeric`")
      }
      types[names[place]] = word
    }
    return types
  }

  /// QIIME 2's words for ids, and those of other tools.
  static func isIDWord(_ text: String) -> Bool {
    idWords.contains(text.lowercased()) || exactIDWords.contains(text)
  }

  /// A tab; a comma when the first line that is no comment holds commas and no tab.
  static func delimiter(of text: [UInt8]) -> UInt8 {
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      // A comment may stand in quotes and behind blanks.
      let first = line.first { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: "\"") }
      if first == nil || (first == UInt8(ascii: "#") && !line.contains(0x09) && !line.contains(UInt8(ascii: ","))) {
        continue
      }
      if first == UInt8(ascii: "#"), !isIDWord(firstWord(line)) { continue }
      let isCommas = line.contains(UInt8(ascii: ",")) && !line.contains(UInt8(ascii: "\t"))
      return isCommas ? UInt8(ascii: ",") : UInt8(ascii: "\t")
    }
    return UInt8(ascii: "\t")
  }

  private static func firstWord(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.prefix { $0 != 0x09 && $0 != UInt8(ascii: ",") }, as: UTF8.self).trimmingBlanks()
  }

  private static let idWords: Set<String> = [
    "id", "sampleid", "sample id", "sample-id", "featureid", "feature id", "feature-id", "sample", "sample_id",
    "sample_name", "samplename",
  ]
  private static let exactIDWords: Set<String> = ["#SampleID", "#Sample ID", "#OTUID", "#OTU ID"]
}
