import BioModel

/// Walks through the blocks and commands of a NEXUS file.
struct NexusReader {
  private var cursor: TreeCursor
  private var translation: [String: String] = [:]
  private var found: (name: String, tree: PhylogeneticTree)?
  private var furtherTrees = 0

  init(_ cursor: TreeCursor) { self.cursor = cursor }

  /// - Throws: no TREES block, no tree, a block that does not end, whatever is wrong with the tree.
  mutating func document() throws(TableError) -> TreeDocument {
    try cursor.skipBlanks()
    guard try word().lowercased() == "#nexus" else {
      throw cursor.failure("the file does not begin with #NEXUS", at: 0)
    }
    while try nextCommand() {
      guard try word().lowercased() == "begin" else {
        try skipCommand()
        continue
      }
      try cursor.skipBlanks()
      let block = try word().lowercased()
      try skipCommand()
      try self.block(isTrees: block == "trees")
    }
    guard let found else {
      throw cursor.failure(
        "the NEXUS file holds no tree", at: cursor.at,
        advice: "a block `begin trees;` with a command `tree … = (…);` is needed")
    }
    var document = TreeDocument(tree: found.tree)
    if furtherTrees > 0 {
      document.understood.append(
        Understanding(
          key: "tree", value: found.name, confidence: 0.6, reason: "the first of \(furtherTrees + 1) trees in the file")
      )
      document.notices.append(
        Notice(
          .warning, code: "further-trees",
          message: "the file holds \(furtherTrees + 1) trees; the first, \"\(found.name)\", is taken"))
    }
    return document
  }

  private mutating func block(isTrees: Bool) throws(TableError) {
    let start = cursor.at
    while try nextCommand() {
      let place = cursor.at
      switch try word().lowercased() {
      case "end", "endblock": return try skipCommand()
      case "translate" where isTrees: try translate()
      case "tree" where isTrees, "utree" where isTrees:
        if found == nil {
          try tree()
        } else {
          furtherTrees += 1
          try skipCommand()
        }
      default:
        if cursor.at == place { cursor.at += 1 }
        try skipCommand()
      }
    }
    throw cursor.failure("a block begins here and never ends", at: start, advice: "the file may be cut off")
  }

  // `1 Name, 2 'Other name';`
  private mutating func translate() throws(TableError) {
    while true {
      try cursor.skipBlanks()
      if cursor.byte == UInt8(ascii: ";") { break }
      let place = cursor.at
      let key = try cursor.name()
      try cursor.skipBlanks()
      let name = try cursor.name()
      guard !key.isEmpty, !name.isEmpty else {
        throw cursor.failure("TRANSLATE needs a short name and a name here", at: place)
      }
      guard translation.updateValue(name, forKey: key) == nil else {
        throw cursor.failure("TRANSLATE names \"\(key)\" a second time", at: place)
      }
      try cursor.skipBlanks()
      if cursor.byte == UInt8(ascii: ",") {
        cursor.at += 1
      } else if cursor.byte != UInt8(ascii: ";") {
        throw cursor.failure("\(cursor.shown) stands where a comma or a semicolon is expected", at: cursor.at)
      }
    }
    cursor.at += 1
  }

  // `* name = [&R] (…);`
  private mutating func tree() throws(TableError) {
    try cursor.skipBlanks()
    if cursor.byte == UInt8(ascii: "*") {
      cursor.at += 1
      try cursor.skipBlanks()
    }
    let name = try word()
    try cursor.skipBlanks()
    guard cursor.byte == UInt8(ascii: "=") else {
      throw cursor.failure("\(cursor.shown) stands where `=` and the tree are expected", at: cursor.at)
    }
    cursor.at += 1
    var parser = NewickParser(cursor, translation: translation)
    found = (name, try parser.tree())
    cursor = parser.cursor
  }

  private mutating func word() throws(TableError) -> String { try cursor.name(endsAtEqualsSign: true) }

  private mutating func nextCommand() throws(TableError) -> Bool {
    try cursor.skipBlanks()
    return !cursor.isAtEnd
  }

  // To behind the next semicolon outside comments and quotes.
  private mutating func skipCommand() throws(TableError) {
    while true {
      try cursor.skipBlanks()
      guard let byte = cursor.byte else { return }
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        _ = try cursor.name()
        continue
      }
      cursor.at += 1
      if byte == UInt8(ascii: ";") { return }
    }
  }
}
