import BioModel

/// Decides whether the rows of a table are features or samples.
struct OrientationEvidence {
  var corner: String
  var rowIDs: [String]
  var columnIDs: [String]
  /// Columns of taxonomy stand beside the values.
  var hasTaxonomyColumns: Bool
  /// What the rows and the columns add up to; asked for only where the names leave it open.
  var sums: () -> LineSums = { LineSums() }

  /// The answer. The first rule that applies decides: what the user stated, taxonomy columns, lineages, sequences, ids
  /// known from a taxonomy or metadata, names of taxa, the word in the corner, id patterns, sums that are alike, words
  /// that head either (`id`), and last the shape with little confidence.
  func decision(_ assumptions: TableAssumptions) -> (orientation: TableAssumptions.Orientation, said: Understanding) {
    if let stated = assumptions.orientation { return said(stated, 1, "stated") }
    if hasTaxonomyColumns { return said(.featuresBySamples, 1, "taxonomy stands in columns beside the abundances") }
    let rules: [(name: String, confidence: Double, test: (String) -> Bool)] = [
      ("lineages", 0.99, LineageParser.looksLikeLineage), ("DNA sequences", 0.99, Self.isSequence),
    ]
    for rule in rules {
      if let found = features(where: rule.test, rule.confidence, "are \(rule.name)") { return found }
    }
    if let found = knownFeatures(assumptions.knownFeatureIDs) { return found }
    if let found = knownSamples(assumptions.knownSampleIDs) { return found }
    if let found = taxa() { return found }
    if let found = cornerWord() { return found }
    if let found = features(where: Self.isFeatureName, 0.85, "look like names of features") { return found }
    if let found = alikeSums() { return found }
    if Self.eitherWords.contains(corner.asColumnWord) {
      return said(.featuresBySamples, 0.8, "the first column is headed \"\(corner)\"")
    }
    let rows = rowIDs.count
    let columns = columnIDs.count
    return rows >= columns
      ? said(.featuresBySamples, 0.6, "nothing tells; there are \(rows) rows and \(columns) columns")
      : said(.samplesByFeatures, 0.55, "nothing tells; there are only \(rows) rows and \(columns) columns")
  }

  // The side on which at least four in five ids pass and the other side does not.
  private func features(
    where test: (String) -> Bool, _ confidence: Double, _ words: String
  ) -> (TableAssumptions.Orientation, Understanding)? {
    let inRows = Self.share(rowIDs, test) >= 0.8
    let inColumns = Self.share(columnIDs, test) >= 0.8
    guard inRows != inColumns else { return nil }
    return inRows
      ? said(.featuresBySamples, confidence, "the row ids \(words)")
      : said(.samplesByFeatures, confidence, "the column ids \(words)")
  }

  private func knownFeatures(_ known: [String]) -> (TableAssumptions.Orientation, Understanding)? {
    evidence(of: known, inRows: .featuresBySamples, inColumns: .samplesByFeatures, "features of the taxonomy")
  }

  private func knownSamples(_ known: [String]) -> (TableAssumptions.Orientation, Understanding)? {
    evidence(of: known, inRows: .samplesByFeatures, inColumns: .featuresBySamples, "samples of the metadata")
  }

  /// What it means that more rows, or more columns, have ids that are known from a file beside the table.
  private func evidence(
    of known: [String], inRows: TableAssumptions.Orientation, inColumns: TableAssumptions.Orientation, _ words: String
  ) -> (TableAssumptions.Orientation, Understanding)? {
    guard !known.isEmpty else { return nil }
    let ids = Set(known)
    let rows = rowIDs.count { ids.contains($0.trimmingBlanks()) }
    let columns = columnIDs.count { ids.contains($0.trimmingBlanks()) }
    guard rows != columns else { return nil }
    return rows > columns
      ? said(inRows, 0.98, "\(rows) of \(rowIDs.count) row ids are \(words)")
      : said(inColumns, 0.98, "\(columns) of \(columnIDs.count) column ids are \(words)")
  }

  // Some names of taxa on one side and none on the other; many genera have no name that shows.
  private func taxa() -> (TableAssumptions.Orientation, Understanding)? {
    let rows = Self.share(rowIDs, TaxonWords.isTaxon)
    let columns = Self.share(columnIDs, TaxonWords.isTaxon)
    if rows >= 0.2, columns == 0 { return said(.featuresBySamples, 0.95, "row ids are names of taxa") }
    if columns >= 0.2, rows == 0 { return said(.samplesByFeatures, 0.95, "column ids are names of taxa") }
    return nil
  }

  private func alikeSums() -> (TableAssumptions.Orientation, Understanding)? {
    let sums = sums()
    switch (sums.rowsAreAlike, sums.columnsAreAlike) {
    case (let sum?, nil): return said(.samplesByFeatures, 0.9, "every row adds up to \(sum), the columns do not")
    case (nil, let sum?): return said(.featuresBySamples, 0.9, "every column adds up to \(sum), the rows do not")
    default: return nil
    }
  }

  private func cornerWord() -> (TableAssumptions.Orientation, Understanding)? {
    let word = corner.asColumnWord
    if Self.sampleWords.contains(word) {
      return said(.samplesByFeatures, 0.95, "the first column is headed \"\(corner)\"")
    }
    if Self.featureWords.contains(word) || ColumnRoles.rank(corner) != nil {
      return said(.featuresBySamples, 0.95, "the first column is headed \"\(corner)\"")
    }
    return nil
  }

  private func said(
    _ orientation: TableAssumptions.Orientation, _ confidence: Double, _ reason: String
  ) -> (TableAssumptions.Orientation, Understanding) {
    (
      orientation,
      Understanding(key: "orientation", value: orientation.rawValue, confidence: confidence, reason: reason)
    )
  }

  // Ids evenly spread over the list decide; a hundred are enough.
  private static func share(_ ids: [String], _ test: (String) -> Bool) -> Double {
    guard !ids.isEmpty else { return 0 }
    let step = max(1, ids.count / 100)
    let probe = stride(from: 0, to: ids.count, by: step)
    var passed = 0
    var seen = 0
    for place in probe {
      seen += 1
      if test(ids[place]) { passed += 1 }
    }
    return Double(passed) / Double(seen)
  }

  /// At least 50 bases and nothing else.
  static func isSequence(_ id: String) -> Bool {
    id.utf8.count >= 50 && id.utf8.allSatisfy { "ACGTUNacgtun".utf8.contains($0) }
  }

  /// `ASV12`, `Otu0001`, `denovo17`, `NR_117719.1_…`, an MD5, a binomial. Bare numbers name samples as often as features.
  static func isFeatureName(_ id: String) -> Bool {
    let word = id.lowercased()
    if word.utf8.count == 32, word.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) { return true }
    if TaxonName.isBinomial(id) || word.hasPrefix("nr_") { return true }
    for stem in ["asv", "sv", "otu", "zotu", "denovo", "d__denovo", "feature", "new.referenceotu"]
    where word.hasPrefix(stem) {
      return word.dropFirst(stem.count).contains { $0.isNumber }
    }
    return false
  }

  private static let sampleWords: Set<String> = [
    "sample", "samples", "sampleid", "samplename", "group", "subject", "subjectid", "run", "sampleids",
  ]
  private static let featureWords: Set<String> = [
    "otuid", "otu", "otus", "asv", "asvs", "asvid", "feature", "features", "featureid", "taxonomy", "taxon", "taxa",
    "cladename", "clade", "sequence", "taxonomyid", "representativesequence",
  ]
  // Heads of features more often than not.
  private static let eitherWords: Set<String> = ["name", "id", "ids", "names"]

  /// Whether a word heads ids.
  static func isCornerWord(_ head: String) -> Bool {
    let word = head.asColumnWord
    return sampleWords.contains(word) || featureWords.contains(word) || eitherWords.contains(word)
      || ["index", "rowname", "rownames"].contains(word) || ColumnRoles.rank(head) != nil
  }
}
