import BioModel

/// Elements of HDF5 as text.
struct HDF5Text {
  private let file: HDF5Bytes
  /// Where the objects of each heap collection lie, by address and number.
  private var collections: [Int: [Range<Int>?]] = [:]
  private var lastCollection = (address: -2, objects: [Range<Int>?]())

  private init(file: HDF5Bytes) { self.file = file }

  /// - Throws: invalid UTF-8, references that lead nowhere, more text than the file can hold.
  static func strings(
    _ data: [UInt8], count: Int, type: HDF5Type, path: String, _ file: HDF5Bytes
  ) throws(TableError) -> [String] {
    guard data.count >= count * type.size else { throw file.damaged(path) }
    if case .fixedText(let isBlankPadded) = type.kind {
      return try fixed(data, count, type.size, isBlankPadded, path, file)
    }
    var heap = HDF5Text(file: file)
    return try heap.variable(data, count, path)
  }

  private static func fixed(
    _ data: [UInt8], _ count: Int, _ width: Int, _ isBlankPadded: Bool, _ path: String, _ file: HDF5Bytes
  ) throws(TableError) -> [String] {
    var strings: [String] = []
    for start in stride(from: 0, to: count * width, by: width) {
      var text = data[start..<start + width].prefix { $0 != 0 }
      while isBlankPadded, text.last == 0x20 { text.removeLast() }
      guard let string = String(validating: text, as: UTF8.self) else { throw file.invalidText(path) }
      strings.append(string)
    }
    return strings
  }

  // Each element: length (4 bytes), address of a collection (8), number of the object in it (4).
  private mutating func variable(_ data: [UInt8], _ count: Int, _ path: String) throws(TableError) -> [String] {
    let references = HDF5Bytes(bytes: data, name: file.name)
    var room = InflationLimit.bytes(ofCompressed: file.bytes.count)
    var strings: [String] = []
    strings.reserveCapacity(count)
    for number in 0..<count {
      let length = try references.number(number * 16, 4)
      let address = try references.number(number * 16 + 4, 8)
      guard length > 0, address > 0 else {
        strings.append("")
        continue
      }
      room -= length
      let objects = try collection(address)
      let index = try references.number(number * 16 + 12, 4)
      guard room >= 0, index < objects.count, let object = objects[index], length <= object.count else {
        throw file.damaged(path)
      }
      let bytes = file.bytes[object.lowerBound..<object.lowerBound + length]
      guard let text = String(validating: bytes.last == 0 ? bytes.prefix { $0 != 0 } : bytes, as: UTF8.self) else {
        throw file.invalidText(path)
      }
      strings.append(text)
    }
    return strings
  }

  private mutating func collection(_ address: Int) throws(TableError) -> [Range<Int>?] {
    if lastCollection.address == address { return lastCollection.objects }
    let objects: [Range<Int>?]
    if let known = collections[address] { objects = known } else { objects = try readCollection(address) }
    collections[address] = objects
    lastCollection = (address, objects)
    return objects
  }

  private func readCollection(_ address: Int) throws(TableError) -> [Range<Int>?] {
    guard try file.has("GCOL", at: address) else { throw file.damaged() }
    let whole = try file.range(address, count: file.number(address + 8, 8))
    var objects: [Range<Int>?] = []
    var at = address + 16
    while at + 16 <= whole.upperBound {
      let number = try file.number(at, 2)
      // Number 0 is the free room at the end.
      if number == 0 { break }
      let object = try file.range(at + 16, count: file.number(at + 8, 8))
      guard object.upperBound <= whole.upperBound else { throw file.damaged() }
      while objects.count <= number { objects.append(nil) }
      objects[number] = object
      at = object.lowerBound + (object.count + 7) / 8 * 8
    }
    return objects
  }
}
