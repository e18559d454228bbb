import BioModel

/// Which columns of a long table hold what.
struct LongTableColumns {
  let delimiter: UInt8
  let heads: [String]
  let feature: Int
  let sample: Int
  let count: Int
  /// Columns of one rank each.
  private(set) var ranks: [(rank: Rank, place: Int)] = []
  /// A column of whole lineages.
  private(set) var lineage: Int?
  /// Columns that may describe samples.
  private(set) var others: [Int] = []

  /// Nil when the header does not name a feature, a sample and a count.
  init?(_ head: ArraySlice<UInt8>, stated: TableAssumptions.Delimiter? = nil) {
    let bytes = Array(head)
    for delimiter in stated.map({ [$0.byte] }) ?? TableAssumptions.Delimiter.allCases.map(\.byte) {
      var cursor = DelimitedRows.Cursor()
      guard let fields = try? DelimitedRows.record(bytes.span, &cursor, delimiter: delimiter, file: "") else {
        continue
      }
      let words = fields.map { $0.utf8.count <= 24 ? $0.asColumnWord : "" }
      guard let feature = words.firstIndex(where: Self.featureWords.contains),
        let sample = words.firstIndex(where: Self.sampleWords.contains),
        let count = words.firstIndex(where: Self.countWords.contains), feature != sample
      else { continue }
      self.delimiter = delimiter
      self.heads = fields
      self.feature = feature
      self.sample = sample
      self.count = count
      for place in fields.indices where ![feature, sample, count].contains(place) && !words[place].isEmpty {
        if let rank = ColumnRoles.rank(fields[place]) {
          ranks.append((rank, place))
        } else if ["lineage", "taxonomy"].contains(words[place]), words[feature] != words[place] {
          lineage = place
        } else {
          others.append(place)
        }
      }
      return
    }
    return nil
  }

  /// The lineage that a record states, or nil when no column does.
  func lineage(_ fields: [String]) -> Lineage? {
    if let lineage { return LineageParser.lineage(fields[lineage]) }
    guard !ranks.isEmpty else { return nil }
    return LineageParser.lineage(ranks: ranks.map { ($0.rank, fields[$0.place]) })
  }

  private static let featureWords: Set<String> = [
    "sequence", "feature", "featureid", "asv", "asvid", "otu", "otuid", "taxon", "taxonomyid", "lineage",
  ]
  private static let sampleWords: Set<String> = ["sample", "sampleid", "samplename"]
  private static let countWords: Set<String> = ["count", "counts", "abundance", "reads", "value", "relativeabundance"]
}
