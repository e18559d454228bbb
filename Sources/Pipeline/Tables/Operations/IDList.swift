import BioIO
import BioModel

/// A file of ids, one a line; blank lines and lines that start with `#` are left out, and of each line the text up to
/// the first tab counts.
enum IDList {
  /// - Throws: a file without ids.
  static func read(_ file: String) throws -> [String] {
    let rows = try DelimitedRows.rows(try ByteReader.readAll(file), delimiter: UInt8(ascii: "\t"), file: file)
    let ids = rows.map { $0.fields[0] }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard !ids.isEmpty else {
      throw PipelineError(.malformedInput, at: SourceLocation(file: file), "the file holds no ids")
    }
    return ids
  }
}
