import BioModel

/// The taxonomy among the metadata of a BIOM table's features, however it is spelled.
///
/// Understood: one text or a list under `taxonomy`, `taxon` or `lineage`; a bare list in place of the metadata (R's
/// `biomformat`); a name per rank (`Kingdom`, `Phylum` …), beside each other or under one of the words; numbered parts
/// (`taxonomy1` …, `Rank1` …).
enum BIOMLineage {
  static let words = ["taxonomy", "taxon", "lineage"]

  /// The lineage of named values, and the names of those that are none. Nil when no name is one of taxonomy.
  static func lineage(of values: [(name: String, value: String)]) -> (lineage: Lineage?, rest: [String]) {
    var ranks: [(rank: Rank, name: String)] = []
    var parts: [(number: Int, name: String)] = []
    var rest: [String] = []
    for (name, value) in values {
      // `order: 3` is no name of an order.
      switch NumberText.number(value) == nil ? role(of: name) : nil {
      case .rank(let rank): ranks.append((rank, value))
      case .part(let number): parts.append((number, value))
      case .lineage, nil: rest.append(name)
      }
    }
    if !ranks.isEmpty {
      return (LineageParser.lineage(ranks: ranks.sorted { $0.rank < $1.rank }), rest)
    }
    guard !parts.isEmpty else { return (nil, rest) }
    return (LineageParser.lineage(joined(parts.sorted { $0.number < $1.number }.map(\.name))), rest)
  }

  /// What a name of metadata tells of the taxonomy.
  enum Role {
    case lineage
    case rank(Rank)
    case part(Int)
  }

  static func role(of name: String) -> Role? {
    let word = name.asColumnWord
    if words.contains(word) { return .lineage }
    if let rank = ColumnRoles.rank(name) { return .rank(rank) }
    let digits = String(word.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    guard let number = Int(digits),
      ["taxonomy", "taxon", "tax", "rank", "level", "lineage"].contains(
        String(word.dropLast(digits.count)))
    else { return nil }
    return .part(number)
  }

  /// Ranks as one text. Words for no name keep their place.
  static func joined(_ names: [String]) -> String { names.joined(separator: ";") }

  /// What was left aside, if anything.
  static func notice(_ names: [String]) -> [Notice] {
    var seen: Set<String> = []
    let distinct = names.filter { seen.insert($0).inserted }
    guard !distinct.isEmpty else { return [] }
    let shown = distinct.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ") + (distinct.count > 5 ? " …" : "")
    return [
      Notice(
        .note, code: "metadata-skipped",
        message: "metadata of the features that are no taxonomy were left aside: \(shown)")
    ]
  }
}
