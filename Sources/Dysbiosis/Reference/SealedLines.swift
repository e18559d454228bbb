import BioModel
import Fingerprints

/// The lines of a cohort file between its head and its fingerprint, after both were checked.
struct SealedLines {
  /// Tab-separated fields with the number of their line.
  let rows: [(number: Int, fields: [String])]
  /// SHA-256 of all before the last line, hexadecimal.
  let fingerprint: String

  /// - Parameters:
  ///   - head: the first line.
  ///   - kind: what the file should be, in messages.
  /// - Throws: another head, a file that was cut off, lines after the fingerprint, a content that was changed.
  init(_ bytes: [UInt8], head: String, kind: String, advice: String = "", file: String) throws(DysbiosisError) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines[0].elementsEqual(head.utf8) else {
      throw DysbiosisError(
        location: SourceLocation(file: file, line: 1), message: "this is no \(kind) of version 1", advice: advice)
    }
    let mark = Array("fingerprint\t".utf8)
    guard let last = lines.firstIndex(where: { $0.starts(with: mark) }) else {
      throw DysbiosisError(
        location: SourceLocation(file: file), message: "the file ends without its fingerprint",
        advice: "it was cut off; copy it again")
    }
    let stated = String(decoding: lines[last].dropFirst(mark.count), as: UTF8.self)
    let rest = lines[(last + 1)...]
    guard rest.isEmpty || rest.count == 1 && rest[last + 1].isEmpty else {
      throw DysbiosisError(
        location: SourceLocation(file: file, line: last + 2), message: "a line stands after the fingerprint",
        advice: "the fingerprint is the last line; copy the file again or rebuild it")
    }
    if stated.utf8.count < 64 {
      throw DysbiosisError(
        location: SourceLocation(file: file, line: last + 1), message: "the fingerprint is shorter than 64 digits",
        advice: "the file was cut off; copy it again")
    }
    guard stated == Fingerprint.sha256Hex(Array(bytes[..<lines[last].startIndex])) else {
      throw DysbiosisError(
        location: SourceLocation(file: file), message: "the content does not fit the fingerprint",
        advice: "the file was changed by hand or in transit; copy it again or rebuild it")
    }
    fingerprint = stated
    rows = lines[1..<last].enumerated().map { place, line in
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      return (place + 2, fields.map { String(decoding: $0, as: UTF8.self) })
    }
  }
}
