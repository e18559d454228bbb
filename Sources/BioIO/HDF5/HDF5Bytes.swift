import BioModel

/// The bytes of an HDF5 file; every look at them is checked against their number.
struct HDF5Bytes {
  let bytes: [UInt8]
  /// The name that errors give.
  let name: String

  /// The address that stands for "nowhere".
  static let nowhere = -1

  /// A whole number of `size` bytes (1…8), the lowest first. Numbers beyond 63 bits are no sizes and damage, but all ones
  /// are `nowhere`.
  func number(_ at: Int, _ size: Int) throws(TableError) -> Int {
    guard at >= 0, at <= bytes.count - size else { throw damaged() }
    var value: UInt64 = 0
    for byte in 0..<size { value |= UInt64(bytes[at + byte]) << UInt64(8 * byte) }
    if size == 8, value == .max { return Self.nowhere }
    guard let number = Int(exactly: value) else { throw damaged() }
    return number
  }

  func byte(_ at: Int) throws(TableError) -> Int { try number(at, 1) }

  /// A range inside the file.
  func range(_ start: Int, count: Int) throws(TableError) -> Range<Int> {
    guard start >= 0, count >= 0, start <= bytes.count, count <= bytes.count - start else { throw damaged() }
    return start..<start + count
  }

  /// Whether four letters stand at a place.
  func has(_ signature: StaticString, at place: Int) throws(TableError) -> Bool {
    let range = try range(place, count: 4)
    return "\(signature)".utf8.elementsEqual(bytes[range])
  }

  /// Text up to a NUL or the end of a range.
  func text(_ range: Range<Int>) throws(TableError) -> String {
    guard let text = String(validating: bytes[range].prefix { $0 != 0 }, as: UTF8.self) else { throw invalidText() }
    return text
  }

  /// The error for everything that cannot be.
  func damaged(_ path: String = "") -> TableError {
    TableError(
      at: SourceLocation(file: name),
      "the HDF5 file is damaged or cut off" + (path.isEmpty ? "" : " (at \(path))"),
      advice: "copy or download it again, or write it again with the tool that made it")
  }

  /// The error for parts of HDF5 that BIOM writers do not use.
  func unsupported(_ what: String) -> TableError {
    TableError(
      at: SourceLocation(file: name), "the HDF5 file uses \(what), which is not supported",
      advice: "write it again with biom-format (`biom convert -i IN -o OUT --to-hdf5`)")
  }

  func invalidText(_ path: String = "") -> TableError {
    TableError(
      at: SourceLocation(file: name), (path.isEmpty ? "the file" : path) + " holds text that is not valid UTF-8",
      advice: "write the file again with the tool that made it")
  }
}
