import BioModel

/// What each column of a delimited table is.
struct ColumnRoles {
  /// What a column holds.
  enum Role: UInt8 {
    case identifier, value, text, ignored
  }

  /// One per column.
  private(set) var roles: [Role] = []
  /// The number of each value column among the value columns, -1 elsewhere.
  private(set) var valueNumbers: [Int32] = []
  /// The number of each text column among the text columns, -1 elsewhere.
  private(set) var textNumbers: [Int] = []
  /// For each column the end of the run of value columns it stands in; 0 for other columns.
  private(set) var valueRunEnds: [Int] = []
  /// The heads of the value columns.
  private(set) var valueHeads: [String] = []
  /// The place (0-based) of each value column.
  private(set) var valuePlaces: [Int] = []
  /// Which text column holds whole lineages.
  private(set) var lineageText: Int?
  /// Which text columns hold names of one rank.
  private(set) var rankTexts: [(rank: Rank, text: Int)] = []
  /// Heads of columns that were left out.
  private(set) var ignoredHeads: [String] = []
  /// Those of them that were left out since they stand among lineages and are none.
  private(set) var oddHeads: [String] = []

  /// The roles by the words of the heads.
  ///
  /// - Parameter rowNumbers: the first column numbers the rows, and the second one holds the ids.
  init(heads: [String], ignoring ignored: [String], keeping kept: [String] = [], rowNumbers: Bool = false) {
    let hasIdentifier =
      rowNumbers || !(heads.count > 1 && Self.rank(heads[0]) != nil && Self.rank(heads[1]) != nil)
    let identifierPlace = rowNumbers ? 1 : 0
    let ignoredNames = Set(ignored.map { $0.trimmingBlanks() })
    let odd = Self.oddPlaces(heads, kept: Set(kept))
    let roles = heads.enumerated().map { place, head in
      let word = head.asColumnWord
      var role = Role.value
      if Self.descriptions.contains(word) || odd.contains(place) { role = .ignored }
      if Self.lineageWords.contains(word) || Self.rank(head) != nil { role = .text }
      if ignoredNames.contains(head.trimmingBlanks()) || place < identifierPlace { role = .ignored }
      if place == identifierPlace, hasIdentifier { role = .identifier }
      if place > 0, place == heads.count - 1, word.isEmpty { role = .ignored }
      return role
    }
    self.init(heads: heads, roles: roles)
    oddHeads = odd.filter { roles[$0] == .ignored && !ignoredNames.contains(heads[$0].trimmingBlanks()) }
      .sorted().map { heads[$0] }
    ignoredHeads.removeAll { oddHeads.contains($0) }
  }

  // QIIME 2's exports of a level put the metadata behind the taxa: columns that are no lineages among lineages.
  private static func oddPlaces(_ heads: [String], kept: Set<String>) -> Set<Int> {
    let places = heads.indices.dropFirst()
    let lineages = places.filter { LineageParser.looksLikeLineage(heads[$0]) }
    let isExport = heads.first?.asColumnWord == "index" && !lineages.isEmpty
    guard isExport || (lineages.count > 1 && 5 * lineages.count >= 4 * places.count) else { return [] }
    let words = Set(lineages.compactMap { LineageParser.parts(heads[$0]).first.map(String.init) })
    return Set(
      places.filter { place in
        let head = heads[place]
        return !head.isEmpty && !LineageParser.looksLikeLineage(head) && !UnclassifiedShare.isWord(head)
          && !LineageParser.startsLineage(head) && !words.contains(head) && !TaxonName.isBinomial(head)
          && !TaxonWords.isTaxon(head) && !TotalLines.isWord(head) && !kept.contains(head.trimmingBlanks())
      })
  }

  /// The roles of a format that fixes them.
  init(heads: [String], roles: [Role]) {
    self.roles = roles
    var textCount = 0
    for (head, (place, role)) in zip(heads, roles.enumerated()) {
      valueNumbers.append(role == .value ? Int32(valueHeads.count) : -1)
      textNumbers.append(role == .text ? textCount : -1)
      switch role {
      case .value:
        valueHeads.append(head)
        valuePlaces.append(place)
      case .text:
        if let rank = Self.rank(head) { rankTexts.append((rank, textCount)) } else { lineageText = textCount }
        textCount += 1
      case .ignored: if !head.isEmpty { ignoredHeads.append(head) }
      case .identifier: break
      }
    }
    self.textCount = textCount
    valueRunEnds = Self.runEnds(roles)
  }

  private static func runEnds(_ roles: [Role]) -> [Int] {
    var ends = [Int](repeating: 0, count: roles.count)
    var end = 0
    for place in roles.indices.reversed() where roles[place] == .value {
      if place + 1 == roles.count || roles[place + 1] != .value { end = place + 1 }
      ends[place] = end
    }
    return ends
  }

  /// Roles stated by place: the first column holds ids, `values` abundances, `text` is kept as text, the rest is left out.
  init(width: Int, values: [Int], text: Int?) {
    let values = Set(values)
    for place in 0..<width {
      let role: Role = place == 0 ? .identifier : values.contains(place) ? .value : place == text ? .text : .ignored
      roles.append(role)
      valueNumbers.append(role == .value ? Int32(valuePlaces.count) : -1)
      textNumbers.append(role == .text ? 0 : -1)
      if role == .value {
        valueHeads.append("")
        valuePlaces.append(place)
      }
    }
    textCount = text == nil ? 0 : 1
    valueRunEnds = Self.runEnds(roles)
  }

  /// How many text columns there are.
  let textCount: Int
  /// The first column holds ids; without it features are named by their lineages.
  var hasIdentifier: Bool { identifierPlace != nil }
  /// Where the ids stand.
  var identifierPlace: Int? { roles.prefix(2).firstIndex(of: .identifier) }
  /// Some column tells the rows' taxonomy, so rows are features.
  var hasTaxonomy: Bool { textCount > 0 }

  // Whole words only: single letters are sample names as often as not.
  static func rank(_ head: String) -> Rank? {
    head.utf8.count > 2 && head.utf8.count < 20 ? Rank(name: head.trimmingBlanks()) : nil
  }

  private static let lineageWords: Set<String> = [
    "taxonomy", "taxon", "lineage", "consensuslineage", "consensustaxonomy", "taxonomypath", "ranklineage",
  ]
  // Columns that exports put beside abundances.
  private static let descriptions: Set<String> = [
    "confidence", "consensus", "sequence", "ncbitaxid", "cladetaxid", "taxonomyid", "taxid", "taxonomylvl",
    "additionalspecies", "speciesexact",
  ]
}
