import BioModel

/// The tree of a ganon report: rows in any order, joined by their paths of ids.
struct GanonTree {
  private struct Node {
    var line: Int
    var rank: String
    var path: String
    var name: String
    var id: String
    var own: Double
    var cumulative: Double
    var percent: Double
    var below = 0.0
  }

  let file: String
  private var nodes: [Node] = []
  private var places: [String: Int] = [:]

  init(file: String) { self.file = file }

  mutating func add(_ row: DelimitedRows.Row) throws(TableError) {
    try ProfileCell.require(row, width: 9, file: file)
    let own = try ProfileCell.count(row, 4, "unique", file: file) + ProfileCell.count(row, 5, "shared", file: file)
    let below = try ProfileCell.count(row, 6, "children", file: file)
    let cumulative = try ProfileCell.count(row, 7, "cumulative", file: file)
    let isUnclassified = row.fields[0] == "unclassified"
    guard isUnclassified || own + below == cumulative else {
      throw TableError(
        at: SourceLocation(file: file, line: row.line),
        "\(NumberText.text(own)) reads of its own and \(NumberText.text(below)) of its children make \(NumberText.text(own + below)), the row says \(NumberText.text(cumulative))",
        advice: "the file may have been edited; run `ganon report` again")
    }
    let path = isUnclassified ? "-" : row.fields[2]
    guard places.updateValue(nodes.count, forKey: path) == nil else {
      throw TableError(
        at: SourceLocation(file: file, line: row.line), "the path \(path) stands here a second time",
        advice: "two reports may have been joined")
    }
    nodes.append(
      Node(
        line: row.line, rank: row.fields[0], path: path, name: row.fields[3].trimmingBlanks(),
        id: isUnclassified ? "" : row.fields[1].trimmingBlanks(), own: own, cumulative: cumulative,
        percent: try ProfileCell.number(row, 8, "cumulative %", file: file)))
  }

  /// - Throws: a row with fewer reads than the rows under it.
  mutating func gather(into records: inout ProfileRecords, sample: Int) throws(TableError) {
    var lineages = [Lineage](repeating: .unclassified, count: nodes.count)
    // From the root down, so that a parent's lineage is known before its children's.
    let depths = nodes.map { $0.path.utf8.count { $0 == UInt8(ascii: "|") } }
    let order = nodes.indices.sorted { (depths[$0], $0) < (depths[$1], $1) }
    for number in order {
      let parent = parent(of: nodes[number].path)
      if let parent {
        lineages[number] = lineages[parent]
        nodes[parent].below += nodes[number].cumulative
      }
      let name = plain(nodes[number].name)
      if let rank = TaxonRank.rank(nodes[number].rank, name: name, under: lineages[number]) {
        lineages[number][rank] = name
        records.cladeIDs.add(nodes[number].id, of: lineages[number])
      }
    }
    for (number, node) in nodes.enumerated() {
      let rest = node.cumulative - node.below
      guard rest >= 0 else {
        throw TableError(
          at: SourceLocation(file: file, line: node.line),
          "\"\(node.name)\" has \(NumberText.text(node.cumulative)) reads, the rows under it \(NumberText.text(node.below))",
          advice: "the file may have been edited; run `ganon report` again")
      }
      let isUnclassified = node.rank == "unclassified"
      let taxon = records.taxon(
        ProfileRecords.Taxon(
          name: isUnclassified ? ProfileRecords.unclassified : node.name, id: node.id, lineage: lineages[number],
          isUnclassified: isUnclassified, line: node.line))
      records.add(rest, taxon: taxon, sample: sample, line: node.line)
    }
  }

  /// Some percentage is not the row's share of the reads.
  var percentagesAreCorrected: Bool {
    let total = nodes.reduce(0) { ["unclassified", "root"].contains($1.rank) ? $0 + $1.cumulative : $0 }
    return total > 0 && nodes.contains { ($0.percent - 100 * $0.cumulative / total).magnitude > 0.01 }
  }

  var usesNCBI: Bool {
    nodes.contains { $0.name == "Bacteria" && $0.id == "2" || $0.name == "Archaea" && $0.id == "2157" }
  }
  var usesGTDB: Bool { nodes.contains { $0.id.hasPrefix("d__") } }

  private func parent(of path: String) -> Int? {
    var rest = path[...]
    while let bar = rest.lastIndex(of: "|") {
      rest = rest[..<bar]
      if let place = places[String(rest)] { return place }
    }
    return nil
  }

  // ganon writes GTDB's names with their prefixes in the id only; older ones in the name as well.
  private func plain(_ name: String) -> String { String(TaxonPrefix.split(name[...]).name) }
}
