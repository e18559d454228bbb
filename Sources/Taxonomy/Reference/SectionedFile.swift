import Kernels
import Parallel
import Storage

/// A file of numbered sections of numbers that are read where they lie.
///
/// Layout, integers little-endian: eight bytes of magic with the version, the file's length, the number of sections,
/// a hash of the table (eight bytes each); the table: number, offset, length in bytes, hash of each section. Sections
/// begin at multiples of 64 bytes. Hashes are `SequenceHash` over blocks of 4 MiB, folded in order.
enum SectionedFile {
  private static let headLength = 32
  private static let entryLength = 32
  private static let hashBlock = 4 << 20

  /// The bytes of a file.
  ///
  /// - Parameter sections: numbers and contents, in the order in which they are laid out.
  static func encode(magic: [UInt8], sections: [(number: UInt64, bytes: [UInt8])]) -> [UInt8] {
    var table: [UInt8] = []
    var offset = rounded(headLength + entryLength * sections.count)
    for section in sections {
      for value in [section.number, UInt64(offset), UInt64(section.bytes.count), hash(MappedBytes(section.bytes))] {
        append(value, to: &table)
      }
      offset = rounded(offset + section.bytes.count)
    }
    var file = magic
    append(UInt64(offset), to: &file)
    append(UInt64(sections.count), to: &file)
    append(hash(MappedBytes(table)), to: &file)
    file += table
    file.reserveCapacity(offset)
    for section in sections {
      file.append(contentsOf: repeatElement(0, count: rounded(file.count) - file.count))
      file += section.bytes
    }
    file.append(contentsOf: repeatElement(0, count: offset - file.count))
    return file
  }

  /// The sections of a file by number, as offset and length.
  ///
  /// - Throws: what is wrong with the bytes; every byte of every section is checked, on up to `threads` lanes.
  /// - Complexity: O(bytes), some gigabytes a second.
  static func open(
    _ bytes: MappedBytes, magic: [UInt8], threads: ThreadCount
  ) throws(PackedReader.Damage) -> [UInt64: (offset: Int, count: Int)] {
    guard let head = bytes.array(of: UInt8.self, at: 0, count: min(bytes.count, headLength)), head.count > 8,
      head[..<7].elementsEqual(magic[..<7])
    else { throw .notThisFormat }
    guard head[7] == magic[7] else { throw .otherVersion }
    guard head.count == headLength, let numbers = bytes.array(of: UInt64.self, at: 8, count: 3) else { throw .cut }
    guard numbers[0] == UInt64(bytes.count) else { throw numbers[0] > UInt64(bytes.count) ? .cut : .changed }
    guard numbers[1] < 1024,
      let table = bytes.array(of: UInt64.self, at: headLength, count: Int(numbers[1]) * entryLength / 8)
    else { throw .changed }
    guard hash(MappedBytes(table.flatMap { littleEndian($0) })) == numbers[2] else { throw .changed }
    var sections: [UInt64: (offset: Int, count: Int)] = [:]
    var hashes: [(section: Range<Int>, hash: UInt64)] = []
    for entry in stride(from: 0, to: table.count, by: 4) {
      guard let offset = Int(exactly: table[entry + 1]), let count = Int(exactly: table[entry + 2]),
        bytes.array(of: UInt8.self, at: offset, count: count) != nil
      else { throw .changed }
      sections[table[entry]] = (offset, count)
      hashes.append((offset..<(offset + count), table[entry + 3]))
    }
    let checks = hashes
    let areWhole = parallelMap(count: checks.count, threads: threads) { number in
      hash(bytes, checks[number].section) == checks[number].hash
    }
    guard areWhole.allSatisfy({ $0 }) else { throw .changed }
    return sections
  }

  private static func hash(_ bytes: MappedBytes) -> UInt64 { hash(bytes, 0..<bytes.count) }

  // What has been hashed is given back, so that checking a large file does not fill the memory.
  private static func hash(_ bytes: MappedBytes, _ range: Range<Int>) -> UInt64 {
    var state: UInt64 = 0
    for start in stride(from: range.lowerBound, to: range.upperBound, by: hashBlock) {
      let end = min(start + hashBlock, range.upperBound)
      let block = bytes.array(of: UInt8.self, at: start, count: end - start)
      let hash = block.map { $0.withSpan { SequenceHash.hash($0, 0..<(end - start)) } } ?? 0
      state = state &* 0x9E37_79B9_7F4A_7C15 ^ hash
      bytes.release(start..<end)
    }
    return state
  }

  private static func rounded(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }

  private static func append(_ value: UInt64, to bytes: inout [UInt8]) { bytes += littleEndian(value) }

  private static func littleEndian(_ value: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
  }
}
