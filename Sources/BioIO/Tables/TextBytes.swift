import BioModel

/// Checks that bytes are text a reader can take: UTF-8, not compressed, not a container of another kind.
enum TextBytes {
  /// The bytes without their byte-order mark.
  ///
  /// - Throws: an empty file, UTF-16, NUL bytes, a known foreign container (with what to do about it), invalid UTF-8
  ///   with its byte offset.
  static func checked(_ bytes: [UInt8], file: String) throws(TableError) -> [UInt8] {
    let place = SourceLocation(file: file)
    guard !bytes.isEmpty else { throw TableError(at: place, "the file is empty") }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw TableError(at: place, "the file is UTF-16", advice: "save it as UTF-8 text")
    }
    if let foreign = foreignContainers.first(where: { bytes.starts(with: $0.magic) }) {
      if foreign.magic == ZipArchive.magic, isWorkbook(bytes) {
        throw TableError(at: place, "the file is an Excel workbook", advice: "save the sheet as tab-separated text")
      }
      throw TableError(at: place, foreign.what, advice: foreign.advice)
    }
    if let offset = firstInvalidByte(bytes.span) {
      throw TableError(
        at: SourceLocation(file: file, line: line(of: offset, in: bytes), byteOffset: offset),
        bytes[offset] == 0 ? "a NUL byte: the file is binary or UTF-16" : "the text is not valid UTF-8",
        advice: "save it as UTF-8 text (`iconv -f WINDOWS-1252 -t UTF-8`, if it comes from an older spreadsheet)")
    }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  // The name of the entry that every Excel workbook has.
  private static func isWorkbook(_ bytes: [UInt8]) -> Bool {
    let name = Array("xl/workbook.xml".utf8)
    return bytes.indices.dropLast(name.count - 1).contains { at in
      bytes[at] == name[0] && bytes[at..<at + name.count].elementsEqual(name)
    }
  }

  /// The offset of the first byte that breaks UTF-8 (RFC 3629: no overlong forms, no surrogates), or of the first NUL;
  /// nil when there is none. Eight bytes a step where the text is ASCII.
  static func firstInvalidByte(_ text: Span<UInt8>) -> Int? {
    let count = text.count
    var at = 0
    while at < count {
      while at + 8 <= count {
        // SAFETY: at + 8 ≤ count, and any eight bytes are a UInt64.
        let word = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)
        let hasZero = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
        if word & 0x8080_8080_8080_8080 != 0 || hasZero != 0 { break }
        at += 8
      }
      guard at < count else { return nil }
      guard let length = sequenceLength(text, at) else { return at }
      at += length
    }
    return nil
  }

  private static func sequenceLength(_ text: Span<UInt8>, _ at: Int) -> Int? {
    let lead = text[at]
    if lead > 0, lead < 0x80 { return 1 }
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    guard at + length <= text.count else { return nil }
    for next in 1..<length where text[at + next] & 0xC0 != 0x80 { return nil }
    let second = text[at + 1]
    switch lead {
    case 0xE0: return second >= 0xA0 ? length : nil
    case 0xED: return second < 0xA0 ? length : nil
    case 0xF0: return second >= 0x90 ? length : nil
    case 0xF4: return second < 0x90 ? length : nil
    default: return length
    }
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<offset].reduce(into: 0) { count, byte in if byte == 0x0A { count += 1 } }
  }

  private static let foreignContainers: [(magic: [UInt8], what: String, advice: String)] = [
    (
      [0x89, 0x48, 0x44, 0x46], "the file is HDF5, probably BIOM 2.1",
      "give it where a table is expected; elsewhere turn it into text with `biom convert -i IN -o OUT --to-tsv`"
    ),
    (
      [0x50, 0x4B, 0x03, 0x04], "the file is a zip archive",
      "unzip it and give the file inside; save the sheet of a workbook as tab-separated text"
    ),
    ([0x1F, 0x8B], "the file is gzip inside gzip or was not inflated", "inflate it once more"),
    ([0xD0, 0xCF, 0x11, 0xE0], "the file is an old Excel workbook", "save the sheet as tab-separated text"),
    ([0x28, 0xB5, 0x2F, 0xFD], "the file is compressed with zstd", "decompress it first"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "the file is compressed with xz", "decompress it first"),
    (Array("BZh".utf8), "the file is compressed with bzip2", "decompress it first"),
  ]
}
