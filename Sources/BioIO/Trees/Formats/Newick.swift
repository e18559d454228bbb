public import BioModel

/// Newick: one tree in parentheses.
///
/// Read: names in single or double quotes (a quote inside is doubled), comments in square brackets anywhere, lengths with
/// exponent, negative or missing ones, any number of children, inner nodes with a name or support value, blanks and line
/// ends anywhere between. Underscores are kept (QIIME keeps them too); a name with blanks has to stand in quotes. Tips
/// must have names, each its own.
public struct Newick: TreeFormat {
  public let descriptor = Descriptor(
    id: "newick", title: "Newick", summary: "a tree in parentheses",
    reference: "https://phylipweb.github.io/phylip/newicktree.html")

  public init() {}

  public var endings: [String] { ["nwk", "newick", "tree", "tre", "tr"] }

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    var cursor = TreeCursor(text: Array(head), file: file)
    guard (try? cursor.skipBlanks()) != nil else { return 0 }
    if cursor.byte == UInt8(ascii: "(") { return 0.9 }
    if cursor.byte == UInt8(ascii: "#") { return 0 }
    let name = file.lowercased()
    return endings.contains { name.hasSuffix("." + $0) || name.hasSuffix("." + $0 + ".gz") } ? 0.3 : 0
  }

  public func read(_ bytes: [UInt8], file: String) throws(TableError) -> TreeDocument {
    var parser = NewickParser(TreeCursor(text: bytes, file: file))
    let tree = try parser.tree()
    try parser.cursor.skipBlanks()
    guard parser.cursor.isAtEnd else {
      let isTree = parser.cursor.byte == UInt8(ascii: "(")
      throw parser.cursor.failure(
        isTree
          ? "a second tree begins here" : "text stands behind the semicolon that ends the tree: \(parser.cursor.shown)",
        at: parser.cursor.at,
        advice: isTree ? "keep one tree of the file" : "take out what does not belong to the tree")
    }
    return TreeDocument(tree: tree)
  }

  public func write(_ tree: PhylogeneticTree) -> [UInt8]? { NewickWriter.bytes(tree) }
}
