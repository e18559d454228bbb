import BioModel

/// The members of a group. Soft and external links lead elsewhere and are left aside.
enum HDF5Group {
  /// - Returns: names and addresses of headers; none for what is no group.
  static func members(of object: HDF5Object, _ file: HDF5Bytes) throws(TableError) -> [(name: String, address: Int)] {
    if let table = object.first(.symbolTable) {
      return try SymbolTable(file: file, table).members()
    }
    if let info = object.first(.linkInfo) {
      let flags = try file.byte(info.lowerBound + 1)
      guard try file.number(info.lowerBound + 2 + (flags & 1 != 0 ? 8 : 0), 8) == HDF5Bytes.nowhere else {
        throw file.unsupported("groups with links in a fractal heap")
      }
    }
    var members: [(name: String, address: Int)] = []
    for message in object.messages where message.kind == .link {
      if let member = try link(message.range, file) { members.append(member) }
    }
    return members
  }

  private static func link(_ range: Range<Int>, _ file: HDF5Bytes) throws(TableError) -> (name: String, address: Int)? {
    let flags = try file.byte(range.lowerBound + 1)
    var at = range.lowerBound + 2
    var isHard = true
    if flags & 0x08 != 0 {
      isHard = try file.byte(at) == 0
      at += 1
    }
    if flags & 0x04 != 0 { at += 8 }
    if flags & 0x10 != 0 { at += 1 }
    let width = 1 << (flags & 3)
    let name = try file.range(at + width, count: file.number(at, width))
    guard isHard else { return nil }
    return (try file.text(name), try file.number(name.upperBound, 8))
  }

  /// The old form: names in a local heap, nodes of entries below a B-tree.
  private struct SymbolTable {
    let file: HDF5Bytes
    let tree: Int
    let names: Range<Int>

    init(file: HDF5Bytes, _ table: Range<Int>) throws(TableError) {
      self.file = file
      tree = try file.number(table.lowerBound, 8)
      let heap = try file.number(table.lowerBound + 8, 8)
      guard try file.has("HEAP", at: heap) else { throw file.damaged() }
      names = try file.range(file.number(heap + 24, 8), count: file.number(heap + 8, 8))
    }

    func members() throws(TableError) -> [(name: String, address: Int)] {
      var members: [(name: String, address: Int)] = []
      for node in try HDF5Tree.leaves(of: tree, kind: 0, keyBytes: 8, file) {
        guard try file.has("SNOD", at: node.child) else { throw file.damaged() }
        for entry in 0..<(try file.number(node.child + 6, 2)) {
          let at = node.child + 8 + entry * 40
          let offset = try file.number(at, 8)
          guard offset >= 0, offset < names.count else { throw file.damaged() }
          // 2 is a soft link.
          if try file.number(at + 16, 4) == 2 { continue }
          members.append((try file.text(names.lowerBound + offset..<names.upperBound), try file.number(at + 8, 8)))
        }
      }
      return members
    }
  }
}
