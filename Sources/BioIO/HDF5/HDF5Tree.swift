import BioModel

/// B-trees of version 1, which index the entries of groups and the chunks of data sets.
enum HDF5Tree {
  /// A child of a lowest node: where its key and the child are.
  struct Leaf {
    let key: Int
    let child: Int
  }

  /// All children of the lowest nodes, in order.
  ///
  /// - Parameters:
  ///   - kind: 0 for groups, 1 for chunks.
  ///   - keyBytes: the size of a key.
  /// - Throws: nodes that are none, or more of them than the file has room for (a circle).
  static func leaves(of root: Int, kind: Int, keyBytes: Int, _ file: HDF5Bytes) throws(TableError) -> [Leaf] {
    var leaves: [Leaf] = []
    var open: [(address: Int, level: Int?)] = [(root, nil)]
    var room = file.bytes.count
    while let (address, stated) = open.popLast() {
      guard try file.has("TREE", at: address), try file.byte(address + 4) == kind else { throw file.damaged() }
      let level = try file.byte(address + 5)
      guard stated == nil || stated == level else { throw file.damaged() }
      let count = try file.number(address + 6, 2)
      let entry = keyBytes + 8
      room -= 24 + count * entry
      guard room >= 0 else { throw file.damaged() }
      var below: [(address: Int, level: Int?)] = []
      for number in 0..<count {
        let key = address + 24 + number * entry
        let child = try file.number(key + keyBytes, 8)
        if level == 0 {
          leaves.append(Leaf(key: key, child: child))
        } else {
          below.append((child, level - 1))
        }
      }
      open += below.reversed()
    }
    return leaves
  }
}
