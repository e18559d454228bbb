import BioModel

/// The filters that chunks of a data set went through, in the order of writing.
struct HDF5Filters {
  private enum Filter { case deflate, shuffle, checksum }
  private var filters: [Filter] = []

  init(_ range: Range<Int>, _ file: HDF5Bytes) throws(TableError) {
    let version = try file.byte(range.lowerBound)
    guard version == 1 || version == 2 else { throw file.damaged() }
    var at = range.lowerBound + (version == 1 ? 8 : 2)
    for _ in 0..<(try file.byte(range.lowerBound + 1)) {
      let id = try file.number(at, 2)
      let hasName = version == 1 || id >= 256
      let name = hasName ? try file.number(at + 2, 2) : 0
      at += hasName ? 4 : 2
      let values = try file.number(at + 2, 2)
      at += 4 + (version == 1 ? (name + 7) / 8 * 8 : name) + 4 * values
      if version == 1, values % 2 == 1 { at += 4 }
      guard at <= range.upperBound else { throw file.damaged() }
      switch id {
      case 1: filters.append(.deflate)
      case 2: filters.append(.shuffle)
      case 3: filters.append(.checksum)
      default: throw file.unsupported("the filter \(id == 4 ? "szip" : id == 32_000 ? "LZF" : "number \(id)")")
      }
    }
  }

  /// The bytes of a chunk as they were before writing.
  ///
  /// - Parameters:
  ///   - skipped: the bits of the filters that this chunk did not go through.
  ///   - size: how many bytes they are.
  /// - Returns: nil when the chunk is damaged.
  func undone(_ stored: ArraySlice<UInt8>, skipped: Int, size: Int, elementBytes: Int) -> [UInt8]? {
    var bytes = Array(stored)
    for (number, filter) in filters.enumerated().reversed() where skipped & (1 << min(number, 62)) == 0 {
      switch filter {
      case .deflate:
        // A checksum below adds four bytes.
        guard let plain = ZlibInflater.inflate(bytes[...], limit: size + 4) else { return nil }
        bytes = plain
      case .shuffle: bytes = Self.unshuffled(bytes, elementBytes)
      case .checksum:
        guard bytes.count >= 4 else { return nil }
        bytes.removeLast(4)
      }
    }
    return bytes.count == size ? bytes : nil
  }

  // First bytes of all elements, then second bytes …, back to elements; a rest that fills no element stays behind.
  private static func unshuffled(_ bytes: [UInt8], _ width: Int) -> [UInt8] {
    guard width > 1 else { return bytes }
    let count = bytes.count / width
    var plain = bytes
    for byte in 0..<width {
      let start = byte * count
      var target = byte
      for number in 0..<count {
        plain[target] = bytes[start + number]
        target += width
      }
    }
    return plain
  }
}
