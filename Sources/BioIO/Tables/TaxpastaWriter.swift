import BioModel

/// Writes a table in taxpasta's wide form.
struct TaxpastaWriter {
  private let table: FeatureTable
  private let ids: [String]
  private let isClade: [Bool]

  init(_ document: TableDocument) throws(TableError) {
    table = document.table
    isClade = document.table.featureIDs.indices.map(document.isClade)
    guard let known = document.taxonIDs else {
      throw TableError(
        .usage, at: nil, "a taxpasta table needs the taxonomy id of every feature, and this table has none",
        advice: "write it as tsv, biom or cami")
    }
    guard table.unit == .counts, table.values.allSatisfy({ $0 == $0.rounded() && $0 < 1e15 }) else {
      throw TableError(
        .usage, at: nil, "a taxpasta table holds whole counts, and this table does not",
        advice: "write it as tsv, biom or cami; shares are not turned into counts")
    }
    var ids: [String] = []
    var seen: [String: Int] = [:]
    for feature in 0..<table.featureCount {
      let isUnclassified = table.featureIDs[feature] == ProfileRecords.unclassified
      let id = isUnclassified ? "0" : known[feature]
      guard !id.isEmpty else {
        throw TableError(
          .usage, at: nil,
          "the feature \"\(table.featureIDs[feature])\" has no taxonomy id, which a taxpasta table needs",
          advice: "write the table as tsv, biom or cami")
      }
      if let earlier = seen.updateValue(feature, forKey: id) {
        throw TableError(
          .usage, at: nil,
          "the features \"\(table.featureIDs[earlier])\" and \"\(table.featureIDs[feature])\" share the taxonomy id \(id)",
          advice: "write the table as tsv, biom or cami")
      }
      ids.append(id)
    }
    let reserved = TaxpastaHead.descriptions + ["count", "sample", "taxonomy_id"]
    if let odd = table.sampleIDs.first(where: reserved.contains) {
      throw TableError(
        .usage, at: nil, "the sample \"\(odd)\" has the name of one of taxpasta's columns", advice: "rename the sample")
    }
    self.ids = ids
  }

  func bytes() -> [UInt8] {
    var writer = DelimitedWriter(.tab)
    let hasLineages = table.lineages != nil
    writer.row(["taxonomy_id", "name"] + (hasLineages ? ["rank", "lineage", "rank_lineage"] : []) + table.sampleIDs)
    let byFeature = SparseTranspose.transposed(
      rowStarts: table.rowStarts, columns: table.columns, values: table.values, columnCount: table.featureCount)
    for feature in 0..<table.featureCount {
      writer.field(ids[feature])
      writer.field(table.featureIDs[feature])
      if let lineage = table.lineages?[feature] {
        let named = Rank.allCases.filter { lineage[$0] != nil }
        // What lies below its lineage (a strain, a group between ranks) has a rank that the table does not know.
        writer.field(isClade[feature] ? named.last.map(Self.word) ?? "" : "")
        writer.field(named.compactMap { lineage[$0] }.joined(separator: ";"))
        writer.field(named.map(Self.word).joined(separator: ";"))
      }
      var next = byFeature.rowStarts[feature]
      for sample in 0..<table.sampleCount {
        if next < byFeature.rowStarts[feature + 1], byFeature.columns[next] == Int32(sample) {
          writer.field(byFeature.values[next])
          next += 1
        } else {
          writer.field(0)
        }
      }
      writer.endRow()
    }
    return writer.bytes
  }

  // taxpasta spells ranks as NCBI did.
  private static func word(_ rank: Rank) -> String { rank == .domain ? "superkingdom" : rank.name }
}
