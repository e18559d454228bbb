import BioModel

/// Writes a table as a CAMI profile.
struct CAMIWriter {
  private struct Node {
    var rank: Rank
    var names: [String]
    var sum = 0.0
    var own: Double?
    /// The feature that the row stands for (`representatives`).
    var feature: Int?
  }

  private let table: FeatureTable
  private let lineages: [Lineage]
  private let origin: TableOrigin
  private let taxonIDs: [String]?
  /// The feature that gives a lineage's row its name: the only one, or of several the one that is the clade; else nil.
  private let representatives: [Lineage: Int?]
  /// The ids of the taxa that rows stand for. A feature narrower than its lineage has another one, which would be wrong.
  private let ids: CladeIDs
  private var needsIDs = false
  private var needsNames = false
  private var needsOwn = false

  /// - Throws: `usage` for a table without lineages, and for names with `|` or line breaks.
  init(_ document: TableDocument) throws(TableError) {
    table = document.table.unit == .counts ? document.table.closed() : document.table
    guard let known = table.lineages else {
      throw TableError(
        .usage, at: nil, "a CAMI profile needs the lineages of the features, which the table does not have",
        advice: "give them with --taxonomy")
    }
    lineages = known
    origin = document.origin
    taxonIDs = document.taxonIDs
    ids = document.allCladeIDs()
    representatives = Dictionary(
      known.indices.map { (known[$0], $0) },
      uniquingKeysWith: { first, other in
        first.flatMap { document.isClade($0) ? $0 : nil } ?? other.flatMap { document.isClade($0) ? $0 : nil }
      })
    for name in table.sampleIDs + table.featureIDs + (taxonIDs ?? []) where name.utf8.contains(where: { $0 < 0x20 }) {
      throw TableError(
        .usage, at: nil, "the id \"\(name)\" holds a tab or a line break, which a CAMI profile cannot",
        advice: "rename it")
    }
    var paths: Set<String> = []
    var inner: Set<String> = []
    for (feature, lineage) in known.enumerated() {
      guard let deepest = lineage.deepestRank else { continue }
      let names = Self.names(lineage)
      for name in names where name.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 < 0x20 }) {
        throw TableError(
          .usage, at: nil, "the name \"\(name)\" holds a character that splits the paths of a CAMI profile",
          advice: "rename the taxon")
      }
      let path = names.joined(separator: "|")
      paths.insert(path)
      for rank in Rank.allCases where rank < deepest && lineage[rank] != nil {
        inner.insert(names[...rank.rawValue].joined(separator: "|"))
      }
      if let own = taxonIDs?[feature], own != ids[lineage] ?? "" { needsIDs = true }
      if table.featureIDs[feature] != lineage[deepest] { needsNames = true }
    }
    needsOwn = !paths.isDisjoint(with: inner)
  }

  func bytes() -> [UInt8] {
    // Fields are never quoted in a CAMI profile.
    var text = ""
    let taxonomy = [origin.taxonomy, origin.database].first { !$0.isEmpty } ?? "unknown"
    let ranks = ["superkingdom"] + Rank.allCases.dropFirst().map(\.name)
    let heads =
      ["@@TAXID", "RANK", "TAXPATH", "TAXPATHSN", "PERCENTAGE"] + (needsNames ? ["_DYSBIO_ID_"] : [])
      + (needsIDs ? ["_DYSBIO_TAXID_"] : [])
      + (needsOwn ? ["_DYSBIO_OWN_"] : [])
    for sample in 0..<table.sampleCount {
      text += "@SampleID:\(table.sampleIDs[sample])\n@Version:0.10.0\n@Ranks:\(ranks.joined(separator: "|"))\n"
      text += "@TaxonomyID:\(taxonomy)\n"
      if let share = unclassified(sample) { text += "@_DYSBIO_UNCLASSIFIED_:\(PercentText.text(share))\n" }
      text += heads.joined(separator: "\t") + "\n"
      for node in nodes(sample) { text += fields(node, ranks).joined(separator: "\t") + "\n" }
    }
    return Array(text.utf8)
  }

  private func fields(_ node: Node, _ ranks: [String]) -> [String] {
    let path = node.names.indices.map { place in
      node.names[place].isEmpty ? "" : ids[Lineage(Array(node.names[...place]))] ?? ""
    }
    var fields = [
      path.last ?? "", ranks[node.rank.rawValue], path.joined(separator: "|"), node.names.joined(separator: "|"),
      PercentText.text(node.sum),
    ]
    if needsNames { fields.append(node.feature.map { table.featureIDs[$0] } ?? "") }
    if needsIDs { fields.append(node.feature.flatMap { taxonIDs?[$0] } ?? "") }
    if needsOwn { fields.append(node.own.map(PercentText.text) ?? "0") }
    return fields
  }

  // What has no name has no row. Nil when everything is named, or nothing is there.
  private func unclassified(_ sample: Int) -> Double? {
    let row = table[sample: sample]
    var share = 0.0
    for (column, value) in zip(row.columns, row.values) where lineages[Int(column)].isUnclassified { share += value }
    return share > 0 ? share : nil
  }

  // The clades of a sample, by rank and within one by the order of the features.
  private func nodes(_ sample: Int) -> [Node] {
    var nodes: [Node] = []
    var places: [String: Int] = [:]
    let row = table[sample: sample]
    for (column, value) in zip(row.columns, row.values) {
      let lineage = lineages[Int(column)]
      guard let deepest = lineage.deepestRank else { continue }
      let names = Self.names(lineage)
      for rank in Rank.allCases where rank <= deepest && lineage[rank] != nil {
        let path = Array(names[...rank.rawValue])
        let key = path.joined(separator: "|")
        let place = places[key] ?? nodes.count
        if place == nodes.count {
          places[key] = place
          nodes.append(Node(rank: rank, names: path))
        }
        nodes[place].sum += value
        if rank == deepest {
          nodes[place].own = (nodes[place].own ?? 0) + value
          nodes[place].feature = representatives[lineage] ?? nil
        }
      }
    }
    return Rank.allCases.flatMap { rank in nodes.filter { $0.rank == rank } }
  }

  private static func names(_ lineage: Lineage) -> [String] {
    guard let deepest = lineage.deepestRank else { return [] }
    return Rank.allCases[...deepest.rawValue].map { lineage[$0] ?? "" }
  }
}
