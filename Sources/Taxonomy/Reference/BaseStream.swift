import Storage

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
    // Sixteen bases, two bits each, fill the seed: older ones fall out at the top.
    var seed: UInt32 = 0
    for end in bases.indices {
      seed = seed << 2 | UInt32(bases[end])
      let position = end - seedLength + 1
      guard position >= 0 else { continue }
      let slot = Int((seed &* 2_654_435_761) >> UInt32(32 - tableBits))
      let candidate = Int(lastPlace[slot])
      lastPlace[slot] = Int32(position)
      // Inside a copy places are only noted.
      guard candidate >= 0, position >= literalStart else { continue }
      var length = 0
      while position + length < bases.count, bases[candidate + length] == bases[position + length] { length += 1 }
      guard length >= shortestCopy else { continue }
      write(literals: bases[literalStart..<position], into: &writer)
      writer.write(length)
      writer.write(position - candidate)
      literalStart = position + length
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

  private static func unpacked(_ codes: SharedArray<UInt8>, count: Int) -> [UInt8] {
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
