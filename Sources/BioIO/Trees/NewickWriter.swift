import BioModel

/// Writes a tree in parentheses.
enum NewickWriter {
  /// One line. Names stand in single quotes where they need it; underscores stay as they are; a missing length is left
  /// out. Complexity O(nodes + names).
  static func bytes(_ tree: PhylogeneticTree) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(tree.nodeCount * 16)
    var open: [Int] = []
    for node in 0..<tree.nodeCount {
      while let last = open.last, tree.subtreeEnd(of: last) <= node {
        bytes.append(UInt8(ascii: ")"))
        label(tree, last, &bytes)
        open.removeLast()
      }
      if node > 0, tree.parents[node] != node - 1 { bytes.append(UInt8(ascii: ",")) }
      if tree.isTip(node) {
        label(tree, node, &bytes)
      } else {
        bytes.append(UInt8(ascii: "("))
        open.append(node)
      }
    }
    for node in open.reversed() {
      bytes.append(UInt8(ascii: ")"))
      label(tree, node, &bytes)
    }
    bytes += Array(";\n".utf8)
    return bytes
  }

  private static func label(_ tree: PhylogeneticTree, _ node: Int, _ bytes: inout [UInt8]) {
    append(tree.names[node], &bytes)
    guard let length = tree.branchLength(of: node) else { return }
    bytes.append(UInt8(ascii: ":"))
    bytes += NumberText.text(length).utf8
  }

  private static func append(_ name: String, _ bytes: inout [UInt8]) {
    guard name.utf8.contains(where: needsQuotes) else {
      bytes += name.utf8
      return
    }
    bytes.append(UInt8(ascii: "'"))
    for byte in name.utf8 {
      if byte == UInt8(ascii: "'") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "'"))
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "()[]{}:;,='\"".utf8.contains(byte)
  }
}
