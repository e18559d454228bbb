import BioModel

/// What a long table says beside its counts: the lineages of features, and columns that are one value per sample.
struct LongTableExtras {
  private let columns: LongTableColumns
  private var lineages: [String: (lineage: Lineage, line: Int)] = [:]
  // For each sample its values of the other columns, as first seen.
  private var values: [String: [String]] = [:]
  // Which of the other columns have so far been constant within samples.
  private var isConstant: [Bool]

  init(_ columns: LongTableColumns) {
    self.columns = columns
    isConstant = Array(repeating: true, count: columns.others.count)
  }

  /// Takes one record in. - Throws: a feature with another lineage than before.
  mutating func add(_ fields: [String], line: Int, file: String) throws(TableError) {
    let feature = fields[columns.feature].trimmingBlanks()
    if let lineage = columns.lineage(fields) {
      if let known = lineages[feature] {
        guard known.lineage == lineage else {
          throw TableError(
            at: SourceLocation(file: file, line: line),
            "feature \"\(feature.prefix(40))\" has another lineage than on line \(known.line)",
            advice: "give every feature one lineage")
        }
      } else {
        lineages[feature] = (lineage, line)
      }
    }
    guard !columns.others.isEmpty else { return }
    let sample = fields[columns.sample].trimmingBlanks()
    let mine = columns.others.map { fields[$0].trimmingBlanks() }
    guard let known = values[sample] else {
      values[sample] = mine
      return
    }
    for place in mine.indices where isConstant[place] && mine[place] != known[place] { isConstant[place] = false }
  }

  /// Puts lineages and metadata into the document.
  func apply(to document: inout TableDocument) {
    let table = document.table
    if !lineages.isEmpty {
      document.table.lineages = table.featureIDs.map { lineages[$0]?.lineage ?? .unclassified }
      document.understood.append(
        Understanding(key: "taxonomy", value: "columns", confidence: 1, reason: "taxonomy stands beside the counts"))
    }
    let described = columns.others.indices.filter { isConstant[$0] && table.sampleCount > 1 }
    if !described.isEmpty {
      document.metadata = SampleMetadata(
        sampleIDs: table.sampleIDs,
        columns: described.map { place in
          SampleMetadata.Column(
            name: columns.heads[columns.others[place]],
            values: table.sampleIDs.map { id in
              values[id].flatMap { $0[place].isEmpty || $0[place] == "NA" ? nil : $0[place] }
            })
        })
      document.notices.append(
        Notice(
          .note, code: "metadata-columns",
          message: "\(described.count) columns hold one value per sample and were read as metadata"))
    }
    let left = columns.others.indices.filter { !described.contains($0) }.map { columns.heads[columns.others[$0]] }
    if !left.isEmpty {
      document.notices.append(
        Notice(
          .note, code: "columns-ignored",
          message: "these columns are no abundances and were left out: " + left.joined(separator: ", ")))
    }
  }
}
