/// Bases as literals and copies of earlier bases (Ziv & Lempel 1977, doi:10.1109/TIT.1977.1055714). The window is the
/// whole stream; a match is found through the last place of each word of 16 bases.
enum BaseStream {
  private static let seedLength = 16
  private static let shortestCopy = 24
  private static let tableBits = 22

  /// Writes pairs of (literal count, literal bases, copy length, copy distance); a copy length of 0 ends the stream.
  static func encode(_ sequences: PackedSequences, into writer: inout PackedWriter) {
    let bases = unpacked(sequences.codes, count: sequences.baseCount)
    var lastPlace = [Int32](repeating: -1, count: 1 << tableBits)
    var literalStart = 0
    var position = 0
    var seed: UInt32 = 0
    var seedEnd = 0
    // Makes `seed` the 16 bases from `position`, noting every seed it passes.
    func slot(_ seed: UInt32) -> Int { Int(seed &* 2_654_435_761 >> UInt32(32 - tableBits)) }
    while position + seedLength <= bases.count {
      if seedEnd != position + seedLength - 1 {
        seed = 0
        for base in bases[position..<(position + seedLength)] { seed = seed << 2 | UInt32(base) }
      } else {
        seed = seed << 2 | UInt32(bases[seedEnd])
      }
      seedEnd = position + seedLength
      let candidate = Int(lastPlace[slot(seed)])
      lastPlace[slot(seed)] = Int32(position)
      var length = 0
      if candidate >= 0 {
        while position + length < bases.count, bases[candidate + length] == bases[position + length] { length += 1 }
      }
      guard length >= shortestCopy else {
        position += 1
        continue
      }
      write(literals: bases[literalStart..<position], into: &writer)
      writer.write(length)
      writer.write(position - candidate)
      let end = position + length
      var inner = position + 1
      while inner < end, inner + seedLength <= bases.count {
        seed = seed << 2 | UInt32(bases[inner + seedLength - 1])
        lastPlace[slot(seed)] = Int32(inner)
        inner += 1
      }
      position = end
      literalStart = end
      seedEnd = inner + seedLength - 1
    }
    write(literals: bases[literalStart...], into: &writer)
    writer.write(0)
  }

  private static func write(literals: ArraySlice<UInt8>, into writer: inout PackedWriter) {
    writer.write(literals.count)
    for start in stride(from: literals.startIndex, to: literals.endIndex, by: 4) {
      var byte: UInt8 = 0
      for place in start..<min(start + 4, literals.endIndex) { byte |= literals[place] << UInt8(2 * (place - start)) }
      writer.bytes.append(byte)
    }
  }

  /// The bases, packed four a byte.
  static func decode(_ reader: inout PackedReader, baseCount: Int) throws(PackedReader.Damage) -> [UInt8] {
    // A copy of one base costs two bytes at least, but may be long: the count is bounded by the checked lengths.
    guard baseCount < 1 << 40 else { throw .changed }
    var bases: [UInt8] = []
    bases.reserveCapacity(min(baseCount, 1 << 28))
    while true {
      let literals = try reader.number()
      guard literals <= baseCount - bases.count else { throw .changed }
      let bytes = try reader.take((literals + 3) / 4)
      for place in 0..<literals {
        bases.append(bytes[bytes.startIndex + place / 4] >> UInt8(2 * (place & 3)) & 3)
      }
      let length = try reader.number()
      if length == 0 { break }
      let distance = try reader.number()
      guard distance > 0, distance <= bases.count, length <= baseCount - bases.count else { throw .changed }
      let start = bases.count - distance
      for place in start..<(start + length) { bases.append(bases[place]) }
    }
    guard bases.count == baseCount else { throw .changed }
    return packed(bases)
  }

  private static func unpacked(_ codes: [UInt8], count: Int) -> [UInt8] {
    (0..<count).map { codes[$0 >> 2] >> UInt8(truncatingIfNeeded: 2 * ($0 & 3)) & 3 }
  }

  private static func packed(_ bases: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bases.count, by: 4).map { start in
      var byte: UInt8 = 0
      for place in start..<min(start + 4, bases.count) {
        byte |= bases[place] << UInt8(truncatingIfNeeded: 2 * (place - start))
      }
      return byte
    }
  }
}
