import BioModel

/// The head of a taxpasta table.
struct TaxpastaHead {
  static let descriptions = ["name", "rank", "lineage", "id_lineage", "rank_lineage"]

  let delimiter: UInt8
  let fields: [String]
  /// The columns of samples (wide).
  let samples: [Int]
  /// The column of the sample's name (long).
  let sample: Int?
  /// The column of counts (long, standardised).
  let count: Int?
  private let places: [String: Int]

  init?(_ head: ArraySlice<UInt8>) {
    let name = Array("taxonomy_id".utf8)
    let quoted = [UInt8(ascii: "\"")] + name + [UInt8(ascii: "\"")]
    guard let start = [name, quoted].first(where: head.starts(with:)),
      let mark = head.dropFirst(start.count).first, mark == UInt8(ascii: "\t") || mark == UInt8(ascii: ",")
    else { return nil }
    delimiter = mark
    let line = Array(head.prefix { $0 != 0x0A && $0 != 0x0D })
    var cursor = DelimitedRows.Cursor()
    guard let found = try? DelimitedRows.record(line.span, &cursor, delimiter: mark, file: "") else { return nil }
    fields = found
    places = Dictionary(zip(fields, fields.indices), uniquingKeysWith: { first, _ in first })
    let others = fields.indices.dropFirst().filter { !Self.descriptions.contains(found[$0]) }
    if others.count == 1, fields[others[0]] == "count" {
      (samples, sample, count) = ([], nil, others[0])
    } else if others.count == 2, let sampleColumn = places["sample"], let countColumn = places["count"] {
      (samples, sample, count) = ([], sampleColumn, countColumn)
    } else {
      (samples, sample, count) = (Array(others), nil, nil)
      if others.isEmpty { return nil }
    }
  }

  /// Lineages without the ranks of their names tell the domain only.
  var hasUnrankedLineages: Bool { places["lineage"] != nil && places["rank_lineage"] == nil }

  /// The ids along the lineage and the taxon's own, by the clades that have a rank.
  func addCladeIDs(_ row: DelimitedRows.Row, _ taxon: ProfileRecords.Taxon, to known: inout CladeIDs) {
    if let rank = TaxonRank.rank(text("rank", row), name: taxon.name, under: .unclassified),
      rank == taxon.lineage.deepestRank
    {
      known.add(taxon.id, of: taxon.lineage)
    }
    let names = parts("lineage", row)
    let ranks = parts("rank_lineage", row)
    let ids = parts("id_lineage", row)
    guard names.count == ranks.count, names.count == ids.count else { return }
    var lineage = Lineage.unclassified
    for (place, name) in names.enumerated() {
      guard let rank = TaxonRank.rank(ranks[place], name: name, under: lineage) else { continue }
      lineage[rank] = name
      known.add(ids[place], of: lineage)
    }
  }

  private func parts(_ column: String, _ row: DelimitedRows.Row) -> [String] {
    text(column, row).split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmingBlanks() }
  }

  /// - Throws: an id that is no whole number and no other word without blanks.
  func taxon(_ row: DelimitedRows.Row, file: String) throws(TableError) -> ProfileRecords.Taxon {
    let id = row.fields[0].trimmingBlanks()
    guard !id.isEmpty else {
      throw TableError(
        at: SourceLocation(file: file, line: row.line, column: "1 (\"taxonomy_id\")"), "the taxonomy id is empty",
        advice: "every row of a taxpasta table has an id")
    }
    if id == "0" {
      return ProfileRecords.Taxon(name: ProfileRecords.unclassified, id: "0", isUnclassified: true, line: row.line)
    }
    let name = text("name", row)
    return ProfileRecords.Taxon(name: name.isEmpty ? id : name, id: id, lineage: lineage(row, name), line: row.line)
  }

  private func text(_ column: String, _ row: DelimitedRows.Row) -> String {
    places[column].map { row.fields[$0].trimmingBlanks() } ?? ""
  }

  private func lineage(_ row: DelimitedRows.Row, _ name: String) -> Lineage {
    let rank = text("rank", row)
    let names = parts("lineage", row)
    let ranks = parts("rank_lineage", row)
    guard names.count == ranks.count, !names.isEmpty else {
      var lineage = rank.isEmpty ? LineageParser.lineage(name) : TaxonRank.lineage(name, rank: rank)
      for part in names where TaxonRank.rank("", name: part, under: lineage) == .domain { lineage[.domain] = part }
      return lineage
    }
    var lineage = Lineage.unclassified
    for (code, part) in zip(ranks, names) {
      if let known = TaxonRank.rank(code, name: part, under: lineage) { lineage[known] = part }
    }
    if let known = Rank(name: rank), lineage[known] == nil, !name.isEmpty { lineage[known] = name }
    return lineage
  }
}
