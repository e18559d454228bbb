import BioModel

/// The type of the elements of a data set or attribute.
struct HDF5Type {
  enum Kind {
    /// Whole numbers of 1, 2, 4 or 8 bytes; enumerations are their numbers.
    case integer(isSigned: Bool, isBigEndian: Bool)
    /// IEEE 754 of 4 or 8 bytes.
    case real(isBigEndian: Bool)
    /// Text in as many bytes, up to a NUL or padded by blanks.
    case fixedText(isBlankPadded: Bool)
    /// Text of any length in the global heap.
    case variableText
    /// Compounds, references, sequences …
    case other
  }

  let kind: Kind
  /// Bytes of an element.
  let size: Int

  var isText: Bool {
    switch kind {
    case .fixedText, .variableText: true
    default: false
    }
  }

  init(_ range: Range<Int>, _ file: HDF5Bytes) throws(TableError) {
    let at = range.lowerBound
    let head = try file.byte(at)
    let flags = try file.number(at + 1, 3)
    size = try file.number(at + 4, 4)
    guard size > 0 else { throw file.damaged() }
    switch head & 0x0F {
    case 0:
      kind = [1, 2, 4, 8].contains(size) ? .integer(isSigned: flags & 8 != 0, isBigEndian: flags & 1 != 0) : .other
    case 1:
      // Bit 6 with bit 0 is VAX order, which is not read.
      kind = [4, 8].contains(size) && flags & 0x40 == 0 ? .real(isBigEndian: flags & 1 != 0) : .other
    case 3: kind = .fixedText(isBlankPadded: flags & 0x0F == 2)
    case 8:
      let base = try file.byte(at + 8)
      let baseFlags = try file.number(at + 9, 3)
      kind =
        base & 0x0F == 0 && [1, 2, 4, 8].contains(size)
        ? .integer(isSigned: baseFlags & 8 != 0, isBigEndian: baseFlags & 1 != 0) : .other
    case 9: kind = flags & 0x0F == 1 && size == 16 ? .variableText : .other
    default: kind = .other
    }
  }

  /// The extents of a data space message; none for a single value.
  static func extents(_ range: Range<Int>, _ file: HDF5Bytes) throws(TableError) -> (shape: [Int], count: Int) {
    let at = range.lowerBound
    let version = try file.byte(at)
    let rank = try file.byte(at + 1)
    guard version == 1 || version == 2, rank <= 32 else { throw file.damaged() }
    if version == 2, try file.byte(at + 3) == 2 { return ([0], 0) }
    var shape: [Int] = []
    var count = 1
    for dimension in 0..<rank {
      let size = try file.number(at + (version == 1 ? 8 : 4) + 8 * dimension, 8)
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard size >= 0, !overflow else { throw file.damaged() }
      shape.append(size)
      count = product
    }
    return (shape, count)
  }
}
