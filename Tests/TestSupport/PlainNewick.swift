public import BioModel

/// A small reader of well-formed Newick texts, for tests that need a tree and no reader's care.
public enum PlainNewick {
  /// The tree of a text such as `((a:1,b:2):0.5,'c d':3);`.
  ///
  /// - Returns: nil where the text ends early.
  public static func tree(_ text: String) -> PhylogeneticTree? {
    let bytes = Array(text.utf8)
    var builder = PhylogeneticTreeBuilder()
    builder.open()
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "("): builder.open()
      case UInt8(ascii: ","):
        builder.close()
        builder.open()
      case UInt8(ascii: ")"): builder.close()
      case UInt8(ascii: ";"):
        builder.close()
        return builder.tree
      case UInt8(ascii: ":"): builder.setBranchLength(Double(word(bytes, &place)) ?? 0)
      case UInt8(ascii: "'"):
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "'") { place += 1 }
        builder.setName(String(decoding: bytes[start..<place], as: UTF8.self))
        place += 1
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
      default:
        place -= 1
        builder.setName(word(bytes, &place))
      }
    }
    return nil
  }

  private static func word(_ bytes: [UInt8], _ place: inout Int) -> String {
    let start = place
    while place < bytes.count, !"():,;\n\r".utf8.contains(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }
}
