import BioModel

/// Whether the ids of features are lineages, taken together.
enum LineageNames {
  /// At least four in five ids that name something are lineages. A short name counts as one where longer names go on
  /// from it (`Bacteria` above `Bacteria;Firmicutes`), and so do these.
  ///
  /// Complexity O(bytes of the ids).
  static func prevail(in ids: [String]) -> Bool {
    // What a profiler could not name is no evidence against names.
    let named = ids.filter { !UnclassifiedShare.isWord($0) }
    guard !named.isEmpty else { return false }
    var passed = named.count(where: LineageParser.looksLikeLineage)
    if 5 * passed < 4 * named.count, mayNest(named) { passed = nested(named) }
    return 5 * passed >= 4 * named.count
  }

  /// Some id holds a sign that splits names.
  static func mayNest(_ ids: [String]) -> Bool {
    ids.contains { id in
      id.utf8.contains { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ",") }
    }
  }

  private static func nested(_ ids: [String]) -> Int {
    let paths = ids.map { LineageParser.parts($0).joined(separator: "|") }
    let names = Set(paths)
    var isNested: Set<String> = []
    for path in paths {
      var prefix = path[...]
      while let bar = prefix.lastIndex(of: "|") {
        prefix = prefix[..<bar]
        guard names.contains(String(prefix)) else { continue }
        isNested.insert(String(prefix))
        isNested.insert(path)
      }
    }
    return zip(ids, paths).count { LineageParser.looksLikeLineage($0) || isNested.contains($1) }
  }
}
