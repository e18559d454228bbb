import BioModel

/// The tree formats, and how one is chosen for a file.
public enum TreeFormats {
  /// Every format; a tie in certainty goes to the earlier one.
  public static let all: [any TreeFormat] = [
    Newick(),
    Nexus(),
    QIIME2Tree(),
    BIOM2Tree(),
  ]

  /// The format of that id, or nil.
  public static func named(_ id: String) -> (any TreeFormat)? { all.first { $0.id == id } }

  /// Reads a tree of any known format.
  ///
  /// - Parameters:
  ///   - bytes: the file, inflated.
  ///   - file: its path as the user named it.
  ///   - id: the id of a format, to skip recognition.
  /// - Throws: `TableError`: unknown format, foreign encodings and containers, and whatever the format finds wrong.
  /// - Complexity: O(bytes).
  public static func read(
    bytes: [UInt8], file: String, format id: String? = nil
  ) throws(TableError) -> TreeDocument {
    let (format, confidence) = try choice(bytes, file: file, stated: id)
    let text = format.isText ? try TextBytes.checked(bytes, file: file) : bytes
    var document = try format.read(text, file: file)
    document.understood.insert(
      Understanding(
        key: "tree-format", value: format.id, confidence: confidence,
        reason: id == nil ? format.descriptor.summary : "stated"),
      at: 0)
    document.notices += notices(document.tree)
    return document
  }

  private static func choice(
    _ bytes: [UInt8], file: String, stated id: String?
  ) throws(TableError) -> (format: any TreeFormat, confidence: Double) {
    if let id {
      guard let named = named(id) else {
        throw TableError(
          .usage, at: nil, "the tree format \"\(id)\" is not known",
          advice: "use one of: " + all.map(\.id).joined(separator: ", "))
      }
      return (named, 1)
    }
    if let found = best(of: all.filter { !$0.isText }, bytes.prefix(probeLength), file: file) { return found }
    let text = try TextBytes.checked(bytes, file: file)
    if let found = best(of: all.filter(\.isText), text.prefix(probeLength), file: file) { return found }
    throw TableError(
      at: SourceLocation(file: file), "this is no tree in a known format",
      advice: "known are: " + all.map { "\($0.id) (\($0.descriptor.title))" }.joined(separator: ", "))
  }

  private static func best(
    of formats: [any TreeFormat], _ head: ArraySlice<UInt8>, file: String
  ) -> (format: any TreeFormat, confidence: Double)? {
    var best: (format: any TreeFormat, confidence: Double)?
    for format in formats {
      let confidence = format.sniff(head, file: file)
      if confidence > (best?.confidence ?? 0) { best = (format, confidence) }
    }
    return best
  }

  private static func notices(_ tree: PhylogeneticTree) -> [Notice] {
    var notices: [Notice] = []
    let missing = tree.missingBranchLengthCount
    if missing > 0 {
      notices.append(
        Notice(
          .warning, code: "branch-lengths-missing",
          message: "\(missing) of \(tree.nodeCount - 1) branches have no length; they count as 0"))
    }
    let negative = tree.negativeBranchLengthCount
    if negative > 0 {
      notices.append(
        Notice(
          .warning, code: "branch-lengths-negative",
          message: "\(negative) of \(tree.nodeCount) branch lengths are negative, as neighbour joining makes them"))
    }
    return notices
  }

  private static let probeLength = 1 << 20
}
