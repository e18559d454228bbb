import BioModel

/// An HDF5 file in memory, for reading: groups, data sets and attributes as BIOM writers make them.
///
/// Files come from anywhere, and the HDF5 library follows the pointers of a damaged one out of its memory or in circles,
/// so they are read here: every look is checked, every loop is bounded by the size of the file, and only hard links are
/// followed. Understood: superblocks 0–3, object headers 1 and 2, symbol tables and links in headers, contiguous, compact
/// and chunked data (indexed by a B-tree, as libraries write unless told otherwise), the filters deflate, shuffle and
/// Fletcher's checksum (not compared), numbers, enumerations, text of fixed and any length. Format: HDF5 File Format
/// Specification 3.0, https://docs.hdfgroup.org/hdf5/develop/_f_m_t3.html.
struct HDF5File {
  let file: HDF5Bytes
  private let root: Int

  /// The name that errors give.
  var name: String { file.name }

  /// The signature at the start of every HDF5 file.
  static let magic: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

  /// 1 for a head that begins with the signature.
  static func sniff(_ head: ArraySlice<UInt8>) -> Double { head.starts(with: magic) ? 1 : 0 }

  /// - Throws: no HDF5, one that is damaged or ends before the size it states.
  init(_ bytes: [UInt8], name: String) throws(TableError) {
    let file = HDF5Bytes(bytes: bytes, name: name)
    guard bytes.starts(with: Self.magic) else { throw file.damaged() }
    let version = try file.byte(8)
    let isOld = version <= 1
    guard version <= 3 else { throw file.unsupported("superblock version \(version)") }
    guard try file.byte(isOld ? 13 : 9) == 8, try file.byte(isOld ? 14 : 10) == 8 else {
      throw file.unsupported("addresses of other than 8 bytes")
    }
    let addresses = version == 0 ? 24 : version == 1 ? 28 : 12
    guard try file.number(addresses, 8) == 0 else { throw file.unsupported("a user block") }
    let end = try file.number(addresses + 16, 8)
    guard end > 0, end <= bytes.count else { throw file.damaged() }
    self.file = file
    root = try file.number(isOld ? addresses + 40 : addresses + 24, 8)
  }

  /// The names in a group, sorted by bytes; empty when it is missing or no group.
  func children(of path: String) throws(TableError) -> [String] {
    guard let object = try object(path) else { return [] }
    return try HDF5Group.members(of: object, file).map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The data set of that path (`a/b/c`); nil when there is none.
  func dataset(_ path: String) throws(TableError) -> HDF5Dataset? {
    guard let object = try object(path), object.first(.layout) != nil else { return nil }
    return try HDF5Dataset(object, path: path, file)
  }

  /// The value of a text attribute of the root or of the object of that path; nil when it is missing or no single text.
  func textAttribute(_ attribute: String, of path: String = "") throws(TableError) -> String? {
    guard let found = try self.attribute(attribute, of: path), found.count == 1, found.type.isText else { return nil }
    return try HDF5Text.strings(found.data, count: 1, type: found.type, path: attribute, file).first
  }

  /// The whole numbers of an attribute of the root; nil when it is missing or holds none.
  func integerAttribute(_ attribute: String) throws(TableError) -> [Int]? {
    guard let found = try self.attribute(attribute, of: ""), found.count > 0, case .integer = found.type.kind else {
      return nil
    }
    guard let numbers = HDF5Numbers.integers(found.data, count: found.count, type: found.type) else {
      throw file.damaged(attribute)
    }
    return numbers.map { Int($0) }
  }

  private func attribute(_ name: String, of path: String) throws(TableError) -> HDF5Attribute? {
    guard let object = try object(path) else { return nil }
    for message in object.messages where message.kind == .attribute {
      if let attribute = try HDF5Attribute(message.range, named: name, file) { return attribute }
    }
    return nil
  }

  private func object(_ path: String) throws(TableError) -> HDF5Object? {
    var object = try HDF5Object(at: root, file)
    for part in path.split(separator: "/") {
      guard let member = try HDF5Group.members(of: object, file).first(where: { $0.name == part }) else { return nil }
      object = try HDF5Object(at: member.address, file)
    }
    return object
  }
}
