import BioModel

/// A data set; nothing is allocated before its size was held against the size of the file.
struct HDF5Dataset {
  let path: String
  let shape: [Int]
  let count: Int
  let type: HDF5Type
  private let object: HDF5Object
  private let layout: Range<Int>
  private let file: HDF5Bytes

  init(_ object: HDF5Object, path: String, _ file: HDF5Bytes) throws(TableError) {
    guard let space = object.first(.dataspace), let typeRange = object.first(.datatype),
      let layout = object.first(.layout)
    else { throw file.damaged(path) }
    let extents = try HDF5Type.extents(space, file)
    type = try HDF5Type(typeRange, file)
    let (size, overflow) = extents.count.multipliedReportingOverflow(by: type.size)
    guard !overflow, size <= InflationLimit.bytes(ofCompressed: file.bytes.count) else { throw file.damaged(path) }
    self.path = path
    self.object = object
    self.layout = layout
    self.file = file
    shape = extents.shape
    count = extents.count
  }

  /// All elements as numbers.
  ///
  /// - Throws: elements that are no numbers, a damaged file.
  func doubles() throws(TableError) -> [Double] {
    guard let values = HDF5Numbers.doubles(try data(), count: count, type: type) else { throw wrongType("numbers") }
    return values
  }

  /// All elements as whole numbers.
  ///
  /// - Throws: elements that are no whole numbers, a damaged file.
  func integers() throws(TableError) -> [Int64] {
    guard let values = HDF5Numbers.integers(try data(), count: count, type: type) else {
      throw wrongType("whole numbers")
    }
    return values
  }

  /// All elements as text.
  ///
  /// - Throws: elements that are no text, invalid UTF-8, a damaged file.
  func strings() throws(TableError) -> [String] {
    guard type.isText else { throw wrongType("text") }
    return try HDF5Text.strings(try data(), count: count, type: type, path: path, file)
  }

  // The bytes of all elements, row by row.
  private func data() throws(TableError) -> [UInt8] {
    let size = count * type.size
    guard size > 0 else { return [] }
    let at = layout.lowerBound
    let version = try file.byte(at)
    guard version == 3 || version == 4 else { throw file.unsupported("data layout version \(version)") }
    switch try file.byte(at + 1) {
    case 0:
      guard try file.number(at + 2, 2) >= size else { throw file.damaged(path) }
      return Array(file.bytes[try file.range(at + 4, count: size)])
    case 1:
      let address = try file.number(at + 2, 8)
      // Never written: all zero.
      if address == HDF5Bytes.nowhere { return [UInt8](repeating: 0, count: size) }
      guard try file.number(at + 10, 8) >= size, let range = try? file.range(address, count: size) else {
        throw file.damaged(path)
      }
      return Array(file.bytes[range])
    case 2:
      guard version == 3 else { throw file.unsupported("the newest index of chunks (libver=\"latest\")") }
      let filters = try object.first(.filters).map { range throws(TableError) in try HDF5Filters(range, file) }
      let chunks = try HDF5Chunks(layout, shape: shape, elementBytes: type.size, filters: filters, path: path, file)
      return try chunks.data()
    default: throw file.unsupported("virtual data sets")
    }
  }

  private func wrongType(_ wanted: String) -> TableError {
    TableError(
      at: SourceLocation(file: file.name), "\(path) does not hold \(wanted)",
      advice: "write the file again with the tool that made it")
  }
}
