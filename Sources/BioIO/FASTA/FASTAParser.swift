import BioModel
import Kernels

/// Lines of a FASTA file in, records out; knows nothing of files.
struct FASTAParser {
  private var place: SourceLocation
  private var header: String?
  private var sequence: [UInt8] = []
  private var count = 0
  /// The first bytes of the file, by which it is told what the file is instead of FASTA.
  var head: [UInt8] = []

  init(path: String) {
    place = SourceLocation(file: path, line: 0)
  }

  /// Takes the next line, without its end.
  ///
  /// - Returns: the record that this line ends, if it begins another.
  /// - Throws: `malformedInput`, as `FASTAReader.read`.
  mutating func add(_ line: Span<UInt8>) throws(BioIOError) -> FASTARecord? {
    place.line = (place.line ?? 0) + 1
    guard !line.isEmpty else { return nil }
    if line[0] == UInt8(ascii: ">") {
      let ended = try end()
      // SAFETY: the bytes are read while the span is borrowed.
      let title = unsafe line.withUnsafeBufferPointer {
        unsafe String(validating: UnsafeBufferPointer(rebasing: $0.dropFirst()), as: UTF8.self)
      }
      guard let title else {
        place.record = count + 1
        throw BioIOError(.malformedInput, at: place, "the header is not UTF-8 text")
      }
      header = title
      return ended
    }
    guard let header else {
      if line[0] == UInt8(ascii: ";") { return nil }
      throw BioIOError(
        .malformedInput, at: place, "a FASTA file must begin with '>', found \(Self.shown(line[0]))",
        advice: ForeignContent.explanation(head: head) ?? "")
    }
    let letters = FASTQBases.letters
    for position in 0..<line.count {
      let byte = line[position]
      let letter = byte == UInt8(ascii: ".") ? 0 : letters[Int(byte)]
      if letter != 0 {
        sequence.append(letter)
      } else if byte != UInt8(ascii: "."), byte != UInt8(ascii: "-"), byte != 0x20, byte != 0x09 {
        place.record = count + 1
        place.name = String(FASTARecord(header: header, sequence: []).name)
        place.column = String(position + 1)
        throw BioIOError(
          .malformedInput, at: place, "\(Self.shown(byte)) is no base",
          advice: Self.aminoAcids.contains(byte & 0xDF) || byte == UInt8(ascii: "*")
            ? "this looks like a protein sequence; give nucleotide sequences" : "")
      }
    }
    return nil
  }

  /// The record that is open at the end of the file.
  ///
  /// - Throws: `malformedInput` for a record without sequence.
  mutating func end() throws(BioIOError) -> FASTARecord? {
    guard let header else { return nil }
    count += 1
    let record = FASTARecord(header: header, sequence: sequence)
    self.header = nil
    guard !sequence.isEmpty else {
      place.record = count
      place.name = String(record.name)
      throw BioIOError(
        .malformedInput, at: place, "the record has no sequence", advice: "the file may be truncated")
    }
    let length = sequence.count
    sequence = []
    sequence.reserveCapacity(length)
    return record
  }

  // Letters of amino acids that are no nucleotide codes.
  private static let aminoAcids = Array("EFILPQZXJO".utf8)

  private static func shown(_ byte: UInt8) -> String {
    byte > 0x20 && byte < 0x7F
      ? "'\(String(decoding: [byte], as: UTF8.self))'" : "byte 0x\(String(byte, radix: 16, uppercase: true))"
  }
}
