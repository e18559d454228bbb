import BioModel

/// One sample of a CAMI profile: its tags, and its rows as a tree.
struct CAMISection {
  struct Node {
    var line: Int
    var id: String
    var name: String
    /// What the writer of this project names the feature, else nil.
    var statedName: String?
    /// The feature's own taxonomy id, where it is not the clade's; else nil.
    var statedID: String?
    var lineage: Lineage
    /// The row is the clade that its lineage ends with.
    var isClade = false
    var share: Double
    /// The share of this taxon without the rows under it, where the file states it.
    var own: Double?
    var below = 0.0
    var children = 0
    var parent: Int?
  }

  let file: String
  var sampleID: String?
  var line: Int
  private(set) var tags: [String: String] = [:]
  private var ranks: [String] = []
  private var columns: [String: Int]?
  private var width = 0
  private(set) var nodes: [Node] = []
  private var places: [String: Int] = [:]
  /// A path that does not follow the ranks of the head.
  private(set) var oddPathLine: Int?
  var hasTable: Bool { columns != nil }

  init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// `@Key:value`.
  mutating func tag(_ key: String, _ value: String, line: Int) {
    tags[key.lowercased()] = value
    if key.lowercased() == "sampleid" {
      sampleID = value
      self.line = line
    }
    if key.lowercased() == "ranks" {
      ranks = value.lowercased().split(separator: "|", omittingEmptySubsequences: false).map {
        String($0).trimmingBlanks()
      }
    }
  }

  /// `@@TAXID …`. - Throws: a column that is needed and missing.
  mutating func head(_ row: DelimitedRows.Row) throws(TableError) {
    var found: [String: Int] = [:]
    for (place, field) in row.fields.enumerated() {
      found[field.trimmingBlanks().uppercased().filter { $0 != "@" }] = place
    }
    for needed in ["TAXID", "RANK", "PERCENTAGE"] where found[needed] == nil {
      throw TableError(
        at: SourceLocation(file: file, line: row.line), "the head names no column \(needed)",
        advice: "the head of a CAMI profile is `@@TAXID RANK TAXPATH TAXPATHSN PERCENTAGE`")
    }
    columns = found
    width = row.fields.count
  }

  /// A taxon.
  ///
  /// - Throws: a row above the head, too few fields, a percentage that is none, a taxon twice.
  mutating func add(_ row: DelimitedRows.Row) throws(TableError) {
    guard let columns, let percentage = columns["PERCENTAGE"], let idColumn = columns["TAXID"],
      let rankColumn = columns["RANK"]
    else {
      throw TableError(
        at: SourceLocation(file: file, line: row.line), "a row stands above the head `@@TAXID RANK …`",
        advice: "the fields of a CAMI profile are split by tabs; the file may be cut off or have blanks for tabs")
    }
    guard row.fields.count > max(percentage, idColumn, rankColumn) else {
      throw TableError(
        at: SourceLocation(file: file, line: row.line),
        "the row has \(row.fields.count) fields, the head names \(width)",
        advice: "the file may be cut off, or a field is missing")
    }
    func field(_ name: String) -> String? {
      guard let place = columns[name], place < row.fields.count else { return nil }
      return row.fields[place].trimmingBlanks()
    }
    let id = field("TAXID") ?? ""
    let names = field("TAXPATHSN") ?? ""
    let path = names.isEmpty ? field("TAXPATH") ?? "" : names
    let share = try ProfileCell.share(ofPercent: row, percentage, "PERCENTAGE", file: file)
    var node = Node(
      line: row.line, id: id, name: "", statedName: field("_DYSBIO_ID_"), statedID: field("_DYSBIO_TAXID_"),
      lineage: .unclassified, share: share)
    if let own = columns["_DYSBIO_OWN_"], own < row.fields.count {
      node.own = row.fields[own].isEmpty ? 0 : try ProfileCell.share(ofPercent: row, own, "_DYSBIO_OWN_", file: file)
    }
    let parts = names.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmingBlanks() }
    node.name = parts.last { !$0.isEmpty } ?? (id.isEmpty ? path : id)
    guard !node.name.isEmpty else {
      throw TableError(at: SourceLocation(file: file, line: row.line), "the taxon has neither an id nor a name")
    }
    let rank = (field("RANK") ?? "").lowercased()
    node.lineage = lineage(parts, rank: rank, line: row.line)
    let known = TaxonRank.rank(rank, name: node.name, under: .unclassified)
    node.isClade = known != nil && known == node.lineage.deepestRank
    let key = path.isEmpty ? id : path
    guard places[key] == nil else {
      throw TableError(
        at: SourceLocation(file: file, line: row.line), "\"\(node.name)\" stands here a second time",
        advice: "two profiles may have been joined without `@SampleID` in between")
    }
    places[key] = nodes.count
    nodes.append(node)
  }

  /// The sum of the rows that stand under none.
  var top: Double { nodes.reduce(0) { $1.parent == nil ? $0 + $1.share : $0 } }

  /// Turns shares that were written as fractions back into what was written.
  mutating func readAsFractions() {
    for place in nodes.indices {
      nodes[place].share *= 100
      nodes[place].below *= 100
      nodes[place].own = nodes[place].own.map { $0 * 100 }
    }
  }

  /// Joins rows to those above them.
  mutating func connect() {
    for (key, place) in places.sorted(by: { $0.value < $1.value }) {
      var rest = key[...]
      while let bar = rest.lastIndex(of: "|") {
        rest = rest[..<bar]
        guard let parent = places[String(rest)] else { continue }
        nodes[place].parent = parent
        nodes[parent].below += nodes[place].share
        nodes[parent].children += 1
        break
      }
    }
  }

  // Names by the ranks of the head; a path of another length tells its own rank and the domain only.
  private mutating func lineage(_ parts: [String], rank: String, line: Int) -> Lineage {
    let parts = parts.map { String(TaxonPrefix.split($0[...]).name) }
    var lineage = Lineage.unclassified
    if parts.count <= ranks.count,
      ranks[parts.count - 1] == rank || Rank(name: rank) == Rank(name: ranks[parts.count - 1])
    {
      for (place, name) in parts.enumerated() {
        if let known = Rank(name: ranks[place]) { lineage[known] = name }
      }
      return lineage
    }
    guard !parts.isEmpty, let name = parts.last(where: { !$0.isEmpty }) else { return lineage }
    oddPathLine = oddPathLine ?? line
    lineage = TaxonRank.lineage(name, rank: rank)
    for part in parts where TaxonRank.rank("", name: part, under: lineage) == .domain { lineage[.domain] = part }
    return lineage
  }
}
