import BioModel

/// Reads one tree in parentheses, up to its semicolon. No recursion: a chain of 200,000 nodes is a tree like any other.
struct NewickParser {
  var cursor: TreeCursor
  /// What tips are called instead (NEXUS `TRANSLATE`).
  var translation: [String: String] = [:]
  private var builder = PhylogeneticTreeBuilder()
  private var tipNames: [String] = []
  private var tipPlaces: [Int] = []
  private var openPlaces: [Int] = []

  init(_ cursor: TreeCursor, translation: [String: String] = [:]) {
    self.cursor = cursor
    self.translation = translation
  }

  /// The tree that begins here; the cursor then stands behind its semicolon.
  ///
  /// - Throws: unbalanced parentheses, a missing semicolon, tips without a name or with one name twice, what is no length.
  /// - Complexity: O(bytes).
  mutating func tree() throws(TableError) -> PhylogeneticTree {
    try cursor.skipBlanks()
    guard let first = cursor.byte, first != UInt8(ascii: ";") else {
      throw cursor.failure("the tree has no tips", at: cursor.at)
    }
    repeat { try subtree() } while try nodeEnd()
    try checkNames()
    guard let tree = builder.tree else { throw cursor.failure("the tree is not closed", at: cursor.at) }
    return tree
  }

  // Opens inner nodes up to the next tip, and that tip.
  private mutating func subtree() throws(TableError) {
    try cursor.skipBlanks()
    while cursor.byte == UInt8(ascii: "(") {
      openPlaces.append(cursor.at)
      builder.open()
      cursor.at += 1
      try cursor.skipBlanks()
    }
    let place = cursor.at
    if cursor.isAtEnd { throw unclosed() }
    let written = try cursor.name()
    guard !written.isEmpty else {
      throw cursor.failure(
        "a tip without a name", at: place, advice: "name every tip, or take out the comma or the empty parentheses")
    }
    let name = translation.isEmpty ? written : translation[written] ?? written
    builder.open(name: name)
    tipNames.append(name)
    tipPlaces.append(place)
    try length()
  }

  // Closes nodes up to the next comma (true) or the semicolon (false).
  private mutating func nodeEnd() throws(TableError) -> Bool {
    while true {
      switch cursor.byte {
      case UInt8(ascii: ","):
        builder.close()
        guard builder.isOpen else {
          throw cursor.failure(
            "a comma outside all parentheses", at: cursor.at, advice: "put the tree in parentheses: (…,…);")
        }
        cursor.at += 1
        return true
      case UInt8(ascii: ")"):
        builder.close()
        guard builder.isOpen, openPlaces.popLast() != nil else {
          throw cursor.failure("a parenthesis is closed here that was never opened", at: cursor.at)
        }
        cursor.at += 1
        try cursor.skipBlanks()
        let name = try cursor.name()
        if !name.isEmpty { builder.setName(name) }
        try length()
      case UInt8(ascii: ";"):
        guard builder.isAtRoot else { throw unclosed() }
        builder.close()
        cursor.at += 1
        return false
      case nil:
        guard builder.isAtRoot else { throw unclosed() }
        throw cursor.failure(
          "the tree does not end with a semicolon", at: cursor.at,
          advice: "the file may be cut off; add the semicolon if it is whole")
      case UInt8(ascii: "("):
        throw cursor.failure("a parenthesis opens here where a comma is expected", at: cursor.at)
      default:
        throw cursor.failure(
          "\(cursor.shown) stands where a comma or a parenthesis is expected", at: cursor.at,
          advice: "names with blanks, brackets, colons or commas have to stand in single quotes")
      }
    }
  }

  private mutating func length() throws(TableError) {
    try cursor.skipBlanks()
    guard cursor.byte == UInt8(ascii: ":") else { return }
    cursor.at += 1
    try cursor.skipBlanks()
    builder.setBranchLength(try cursor.branchLength())
    try cursor.skipBlanks()
  }

  private func unclosed() -> TableError {
    let place = openPlaces.last.map { cursor.place(of: $0) }
    let stands = place.map { " (line \($0.line), column \($0.column))" } ?? ""
    return cursor.failure(
      "\(openPlaces.count == 1 ? "a parenthesis is" : "\(openPlaces.count) parentheses are") not closed, the last of them\(stands)",
      at: cursor.at, advice: "the file may be cut off")
  }

  private func checkNames() throws(TableError) {
    var places = [String: Int](minimumCapacity: tipNames.count)
    for (number, name) in tipNames.enumerated() {
      guard let earlier = places.updateValue(number, forKey: name) else { continue }
      let first = cursor.place(of: tipPlaces[earlier])
      let isSame = Array(tipNames[earlier].utf8) == Array(name.utf8)
      throw cursor.failure(
        isSame
          ? "the tip \"\(name)\" stands here a second time, first in line \(first.line), column \(first.column)"
          : "the tips \"\(tipNames[earlier])\" (line \(first.line), column \(first.column)) and \"\(name)\" differ only in the Unicode form of a letter",
        at: tipPlaces[number], advice: "every tip needs a name of its own")
    }
  }
}
