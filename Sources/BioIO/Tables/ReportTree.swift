import BioModel

/// The tree of a Kraken-style report: one row per node, depth told by the indentation of its name, with the reads of its
/// clade and the reads of its own.
struct ReportTree {
  /// Which column holds what.
  struct Layout {
    var width: Int
    var rank: Int
    var taxonID: Int
    var name: Int
  }

  private struct Node {
    var line: Int
    var name: String
    var taxonID: String
    var lineage: Lineage
    /// The node is the clade that its lineage ends with.
    var isClade: Bool
    var isUnclassified: Bool
    var percent: Double
    /// One unit of the last place of the percentage as written.
    var precision: Double
    var clade: Double
    var own: Double
    var below = 0.0
    var isTop: Bool
  }

  let file: String
  let layout: Layout
  private var nodes: [Node] = []
  private var path = TaxonRank.Path()
  private var open: [Int] = []
  private(set) var rankCodes: Set<String> = []

  init(_ layout: Layout, file: String) {
    self.layout = layout
    self.file = file
  }

  /// The next row.
  ///
  /// - Throws: a wrong number of fields, text for a number, a depth that jumps.
  mutating func add(_ row: DelimitedRows.Row) throws(TableError) {
    try ProfileCell.require(row, width: layout.width, file: file)
    let percent = try ProfileCell.number(row, 0, "percent", file: file)
    let clade = try ProfileCell.count(row, 1, "reads of the clade", file: file)
    let own = try ProfileCell.count(row, 2, "reads of the taxon", file: file)
    let indented = row.fields[layout.name]
    let name = indented.trimmingBlanks()
    let blanks = indented.utf8.prefix { $0 == 0x20 }.count
    let place = SourceLocation(file: file, line: row.line, column: "\(layout.name + 1)")
    guard !name.isEmpty else { throw TableError(at: place, "the taxon has no name", advice: "the file may be cut off") }
    guard blanks.isMultiple(of: 2), blanks / 2 <= open.count else {
      throw TableError(
        at: place,
        "\"\(name)\" is indented by \(blanks) blanks, under a row of depth \(max(0, open.count - 1)) (two blanks a level)",
        advice: "rows may be missing, or the file may have been edited")
    }
    let depth = blanks / 2
    let code = row.fields[layout.rank].trimmingBlanks()
    let taxonID = row.fields[layout.taxonID].trimmingBlanks()
    rankCodes.insert(code)
    open.removeLast(open.count - depth)
    if let parent = open.last { nodes[parent].below += clade }
    open.append(nodes.count)
    let isUnclassified = code == "U" || (name == "unclassified" && depth == 0)
    let taxon = path.lineage(depth: depth, rank: code, name: name)
    nodes.append(
      Node(
        line: row.line, name: isUnclassified ? ProfileRecords.unclassified : name, taxonID: taxonID,
        lineage: taxon.lineage, isClade: taxon.isClade, isUnclassified: isUnclassified, percent: percent,
        precision: Self.precision(row.fields[0].trimmingBlanks()), clade: clade, own: own, isTop: depth == 0))
  }

  /// Adds the reads of each node's own to a sample, with the reads of rows that were left out under their nearest parent.
  ///
  /// - Throws: a clade smaller than its parts, percentages that contradict the reads.
  func gather(into records: inout ProfileRecords, sample: Int) throws(TableError) -> [Notice] {
    for node in nodes {
      guard node.clade >= node.own + node.below else {
        throw TableError(
          at: SourceLocation(file: file, line: node.line),
          "\"\(node.name)\" has \(text(node.clade)) reads in its clade, but \(text(node.own)) of its own and \(text(node.below)) in the rows under it",
          advice: "the file may have been edited, or two reports joined; write it again")
      }
    }
    var notices = try checkPercentages()
    var missing = 0.0
    var first: Node?
    for node in nodes {
      if node.isClade { records.cladeIDs.add(node.taxonID, of: node.lineage) }
      let rest = node.clade - node.own - node.below
      if rest > 0 {
        missing += rest
        first = first ?? node
      }
      let taxon = records.taxon(
        ProfileRecords.Taxon(
          name: node.name, id: node.taxonID, lineage: node.lineage, isUnclassified: node.isUnclassified, line: node.line
        ))
      records.add(node.own + rest, taxon: taxon, sample: sample, line: node.line)
    }
    if missing > 0, let first {
      notices.append(
        Notice(
          .warning, code: "report-rows-missing", sample: records.sampleIDs[sample],
          message:
            "\(text(missing)) reads belong to rows that the report leaves out (first under \"\(first.name)\", line \(first.line)); they stay with the nearest taxon that has a row"
        ))
    }
    return notices
  }

  /// The NCBI ids of the domains are used.
  var usesNCBI: Bool { nodes.contains { $0.name == "Bacteria" && $0.taxonID == "2" || $0.taxonID == "131567" } }
  /// Names carry GTDB's prefixes.
  var usesGTDB: Bool { nodes.contains { $0.name.hasPrefix("d__") } }
  var isEmpty: Bool { nodes.isEmpty }

  private func checkPercentages() throws(TableError) -> [Notice] {
    let total = nodes.reduce(0) { $1.isTop ? $0 + $1.clade : $0 }
    guard total > 0, let odd = nodes.first(where: { !fits($0, total) }) else { return [] }
    // Without its unclassified row a report speaks of more reads than it lists.
    if !nodes.contains(where: \.isUnclassified), let top = nodes.filter(\.isTop).max(by: { $0.percent < $1.percent }),
      top.percent > 0
    {
      let whole = 100 * top.clade / top.percent
      let slack = top.precision / top.percent
      if whole > total,
        nodes.allSatisfy({ ($0.percent - 100 * $0.clade / whole).magnitude <= $0.precision * 1.01 + $0.percent * slack }
        )
      {
        return [
          Notice(
            .warning, code: "unclassified-row-missing",
            message:
              "the percentages speak of about \(text(whole.rounded())) reads, the rows hold \(text(total)): the row of the unclassified reads was left out, so shares are of the classified reads"
          )
        ]
      }
    }
    let share = NumberText.text(100 * odd.clade / total, significantDigits: 4)
    throw TableError(
      at: SourceLocation(file: file, line: odd.line),
      "\"\(odd.name)\" is said to hold \(NumberText.text(odd.percent)) %, but its \(text(odd.clade)) reads are \(share) % of the \(text(total)) reads that the report lists",
      advice: "rows are missing, the indentation is lost or numbers were edited; write the report again")
  }

  private func fits(_ node: Node, _ total: Double) -> Bool {
    (node.percent - 100 * node.clade / total).magnitude <= node.precision * 1.01 + 0.001 * node.percent
  }

  private static func precision(_ percent: String) -> Double {
    guard let point = percent.utf8.firstIndex(of: UInt8(ascii: ".")) else { return 1 }
    var unit = 1.0
    for _ in 0..<percent.utf8.distance(from: percent.utf8.index(after: point), to: percent.utf8.endIndex) { unit /= 10 }
    return unit
  }

  private func text(_ reads: Double) -> String { NumberText.text(reads) }
}
