import BioModel
import Kernels

/// Whole FASTA files in memory: references, features, primers.
///
/// Accepted: plain, gzip, BGZF and `-`; wrapped lines, CR LF, lower case, `U` as `T`, `.` and `-` as alignment gaps
/// (left out), blank lines, `;` comment lines before the first record. A sequence may not be empty.
public enum FASTAReader {
  /// Reads the file.
  ///
  /// - Throws: as `ByteReader`; `malformedInput` with record and line for text before the first `>`, a record without
  ///   sequence, a byte that is no IUPAC letter, or a header that is not UTF-8.
  /// - Complexity: O(bytes), the file's plain bytes and its records in memory.
  public static func read(_ path: String) throws(BioIOError) -> [FASTARecord] {
    try parse(try ByteReader.readAll(path), path: path)
  }

  /// Parses bytes that are already in memory; `path` stands in messages.
  public static func parse(_ bytes: [UInt8], path: String) throws(BioIOError) -> [FASTARecord] {
    var records: [FASTARecord] = []
    var header: String?
    var sequence: [UInt8] = []
    var place = SourceLocation(file: path, line: 0)
    var start = 0
    let letters = FASTQBases.letters
    while start < bytes.count {
      let feed = LineScan.lineFeed(in: bytes.span, from: start)
      let end = feed > start && bytes[feed - 1] == 0x0D ? feed - 1 : feed
      place.line = (place.line ?? 0) + 1
      defer { start = feed + 1 }
      guard start < end else { continue }
      if bytes[start] == UInt8(ascii: ">") {
        if let header { records.append(try record(header, sequence, at: place, number: records.count + 1)) }
        let text = bytes[start + 1..<end]
        guard let title = String(validating: text, as: UTF8.self) else {
          place.record = records.count + 1
          throw BioIOError(.malformedInput, at: place, "the header is not UTF-8 text")
        }
        header = title
        sequence = []
        sequence.reserveCapacity(1_600)
        continue
      }
      guard let title = header else {
        if bytes[start] == UInt8(ascii: ";") { continue }
        throw notFASTA(bytes[start], at: place)
      }
      for position in start..<end {
        let byte = bytes[position]
        let letter = byte == UInt8(ascii: ".") ? 0 : letters[Int(byte)]
        if letter != 0 {
          sequence.append(letter)
        } else if byte != UInt8(ascii: "."), byte != UInt8(ascii: "-"), byte != 0x20, byte != 0x09 {
          place.record = records.count + 1
          place.name = String(FASTARecord(header: title, sequence: []).name)
          place.column = String(position - start + 1)
          throw BioIOError(.malformedInput, at: place, "\(shown(byte)) is no base")
        }
      }
    }
    if let header { records.append(try record(header, sequence, at: place, number: records.count + 1)) }
    return records
  }

  private static func record(_ header: String, _ sequence: [UInt8], at place: SourceLocation, number: Int)
    throws(BioIOError) -> FASTARecord
  {
    let record = FASTARecord(header: header, sequence: sequence)
    guard sequence.isEmpty else { return record }
    var place = place
    place.record = number
    place.name = String(record.name)
    throw BioIOError(.malformedInput, at: place, "the record has no sequence", advice: "the file may be truncated")
  }

  private static func notFASTA(_ first: UInt8, at place: SourceLocation) -> BioIOError {
    BioIOError(
      .malformedInput, at: place, "a FASTA file must begin with '>', found \(shown(first))",
      advice: first == UInt8(ascii: "@") ? "this looks like FASTQ" : "")
  }

  private static func shown(_ byte: UInt8) -> String {
    byte > 0x20 && byte < 0x7F
      ? "'\(String(decoding: [byte], as: UTF8.self))'" : "byte 0x\(String(byte, radix: 16, uppercase: true))"
  }
}
