import BioModel

/// What Bracken's tables of one sample and of many have in common.
enum BrackenRow {
  static let origin = TableOrigin(profiler: "bracken", taxonomy: "", abundance: .reads)
  static let reasons = TableOrigin.Reasons(
    profiler: "the columns are Bracken's", abundance: "reads, estimated for one rank")

  static let noUnclassified = Notice(
    .note, code: "unclassified-not-listed",
    message: "Bracken's tables leave out the unclassified reads; shares are of the classified reads")

  static func taxon(_ row: DelimitedRows.Row, name: Int, id: Int, level: Int) -> ProfileRecords.Taxon {
    let text = row.fields[name].trimmingBlanks()
    return ProfileRecords.Taxon(
      name: text, id: row.fields[id].trimmingBlanks(),
      lineage: TaxonRank.lineage(text, rank: row.fields[level].trimmingBlanks()), line: row.line)
  }

  /// The rank, when all rows have the same.
  static func rank(_ levels: Set<String>) -> [Understanding] {
    guard levels.count == 1, let level = levels.first, let rank = Rank(name: level) else { return [] }
    return [
      Understanding(key: "rank", value: rank.name, confidence: 1, reason: "every row has the level `\(level)`")
    ]
  }

  /// The shares of the classified reads add up to 1, or to less when rows were taken out.
  ///
  /// - Throws: more than 1.
  static func check(
    _ fractions: Double, total: Double, sample: String, _ file: String
  ) throws(TableError) -> Notice? {
    guard total > 0 else { return nil }
    let text = NumberText.text(fractions, significantDigits: 5)
    guard fractions <= 1.01 else {
      throw TableError(
        at: SourceLocation(file: file),
        "the fractions of sample \"\(sample)\" add up to \(text), more than 1",
        advice: "the file may have been edited, or hold rows of several ranks")
    }
    guard fractions < 0.99 else { return nil }
    return Notice(
      .warning, code: "rows-taken-out", sample: sample,
      message: "the fractions add up to \(text): rows were taken out, so shares are of the reads that are left")
  }
}
