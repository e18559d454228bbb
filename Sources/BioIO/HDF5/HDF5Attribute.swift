import BioModel

/// A small value in the header of a group or data set.
struct HDF5Attribute {
  let type: HDF5Type
  let count: Int
  /// The bytes of its elements.
  let data: [UInt8]

  /// Nil when the attribute in this message has another name.
  init?(_ message: Range<Int>, named wanted: String, _ file: HDF5Bytes) throws(TableError) {
    let at = message.lowerBound
    let version = try file.byte(at)
    guard (1...3).contains(version) else { throw file.damaged() }
    let sizes = (
      name: try file.number(at + 2, 2), type: try file.number(at + 4, 2), space: try file.number(at + 6, 2)
    )
    // Version 1 pads each part to a multiple of 8.
    func padded(_ size: Int) -> Int { version == 1 ? (size + 7) / 8 * 8 : size }
    let name = try file.range(at + (version == 3 ? 9 : 8), count: sizes.name)
    guard try file.text(name) == wanted else { return nil }
    if version > 1, try file.byte(at + 1) & 3 != 0 { throw file.unsupported("shared types of attributes") }
    let typeRange = try file.range(name.lowerBound + padded(sizes.name), count: sizes.type)
    let spaceRange = try file.range(typeRange.lowerBound + padded(sizes.type), count: sizes.space)
    type = try HDF5Type(typeRange, file)
    count = try HDF5Type.extents(spaceRange, file).count
    let (size, overflow) = count.multipliedReportingOverflow(by: type.size)
    guard !overflow else { throw file.damaged(wanted) }
    let dataRange = try file.range(spaceRange.lowerBound + padded(sizes.space), count: size)
    guard dataRange.upperBound <= message.upperBound else { throw file.damaged(wanted) }
    data = Array(file.bytes[dataRange])
  }
}
