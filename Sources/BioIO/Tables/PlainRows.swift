import BioModel

/// Walks over tab-separated lines as profilers write them: no quotes (names hold them as they are), line ends LF, CRLF
/// or CR, blank lines left out, blanks inside fields kept (Kraken indents names).
struct PlainRows {
  private let bytes: ArraySlice<UInt8>
  private let delimiter: UInt8
  private var at: Int
  private var line = 0

  init(_ bytes: ArraySlice<UInt8>, delimiter: UInt8 = UInt8(ascii: "\t")) {
    self.bytes = bytes
    self.delimiter = delimiter
    at = bytes.startIndex
  }

  /// The next line that holds anything. Complexity O(its bytes).
  mutating func next() -> DelimitedRows.Row? {
    while at < bytes.endIndex {
      line += 1
      var fields: [String] = []
      var start = at
      var isBlank = true
      while at < bytes.endIndex, bytes[at] != 0x0A, bytes[at] != 0x0D {
        if bytes[at] == delimiter {
          fields.append(String(decoding: bytes[start..<at], as: UTF8.self))
          start = at + 1
        } else if bytes[at] != 0x20 {
          isBlank = false
        }
        at += 1
      }
      if !isBlank { fields.append(String(decoding: bytes[start..<at], as: UTF8.self)) }
      if at < bytes.endIndex {
        let isPair = bytes[at] == 0x0D && at + 1 < bytes.endIndex && bytes[at + 1] == 0x0A
        at += isPair ? 2 : 1
      }
      if !isBlank { return DelimitedRows.Row(line: line, fields: fields) }
    }
    return nil
  }

  /// Up to `count` lines, for recognising a format; none of a JSON text, which is one long line.
  static func first(
    _ count: Int, of head: ArraySlice<UInt8>, delimiter: UInt8 = UInt8(ascii: "\t")
  ) -> [DelimitedRows.Row] {
    guard head.first != UInt8(ascii: "{") else { return [] }
    var rows = PlainRows(head, delimiter: delimiter)
    var found: [DelimitedRows.Row] = []
    while found.count < count, let row = rows.next() { found.append(row) }
    return found
  }
}
