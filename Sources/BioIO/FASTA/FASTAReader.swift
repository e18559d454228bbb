import BioModel
import Kernels

/// Whole FASTA files in memory: features, primers, small references. Large ones are read by `FASTAStream`.
///
/// Accepted: plain, gzip, BGZF and `-`; wrapped lines, CR LF, lower case, `U` as `T`, `.` and `-` as alignment gaps
/// (left out), blank lines, `;` comment lines before the first record. A sequence may not be empty.
public enum FASTAReader {
  /// Reads the file.
  ///
  /// - Throws: as `ByteReader`; `malformedInput` with record and line for text before the first `>`, a record without
  ///   sequence, a byte that is no IUPAC letter, or a header that is not UTF-8.
  /// - Complexity: O(bytes), the file's records in memory.
  public static func read(_ path: String) throws(BioIOError) -> [FASTARecord] {
    let stream = try FASTAStream(path: path)
    var records: [FASTARecord] = []
    while let record = try stream.next() { records.append(record) }
    return records
  }

  /// Parses bytes that are already in memory; `path` stands in messages.
  public static func parse(_ bytes: [UInt8], path: String) throws(BioIOError) -> [FASTARecord] {
    var records: [FASTARecord] = []
    var parser = FASTAParser(path: path)
    parser.head = Array(bytes.prefix(ForeignContent.headLength))
    var start = 0
    while start < bytes.count {
      let feed = LineScan.lineFeed(in: bytes.span, from: start)
      let end = feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed
      if let record = try parser.add(bytes.span.extracting(start..<end)) { records.append(record) }
      start = feed + 1
    }
    if let record = try parser.end() { records.append(record) }
    return records
  }
}
