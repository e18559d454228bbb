import BioModel

/// Gathers the records of a long table; samples and features keep the order of first appearance.
struct LongTableEntries {
  let file: String
  private var sampleNumbers: [String: Int] = [:]
  private var featureNumbers: [String: Int32] = [:]
  private var samples: [String] = []
  private var features: [String] = []
  private var sampleLines: [Int] = []
  private var featureLines: [Int] = []
  private var cells: [[(feature: Int32, value: Double, line: Int)]] = []

  init(file: String) { self.file = file }

  /// One record. - Throws: a name that equals an earlier one only after Unicode normalisation.
  mutating func add(feature: String, sample: String, value: Double, line: Int) throws(TableError) {
    let sampleName = sample.trimmingBlanks()
    let featureName = feature.trimmingBlanks()
    let sampleNumber = sampleNumbers[sampleName] ?? samples.count
    if sampleNumber == samples.count {
      sampleNumbers[sampleName] = sampleNumber
      samples.append(sampleName)
      sampleLines.append(line)
      cells.append([])
    }
    let featureNumber = featureNumbers[featureName] ?? Int32(features.count)
    if Int(featureNumber) == features.count {
      featureNumbers[featureName] = featureNumber
      features.append(featureName)
      featureLines.append(line)
    }
    for (known, name) in [(samples[sampleNumber], sampleName), (features[Int(featureNumber)], featureName)]
    where Array(known.utf8) != Array(name.utf8) {
      throw TableError(
        at: SourceLocation(file: file, line: line),
        "the ids \"\(known)\" and \"\(name)\" differ only in the Unicode form of a letter", advice: "rename one of them"
      )
    }
    cells[sampleNumber].append((featureNumber, value, line))
  }

  /// The finished document. - Throws: no records, a feature twice in one sample.
  func document(
    _ assumptions: TableAssumptions, stated: TableAssumptions.Unit? = nil
  ) throws(TableError) -> TableDocument {
    guard !samples.isEmpty else {
      throw TableError(at: SourceLocation(file: file, line: 1), "the table has a header and no rows")
    }
    let checkedSamples = try Identifiers.checked(samples, what: "sample") { number in
      SourceLocation(file: file, line: sampleLines[number])
    }
    let checkedFeatures = try Identifiers.checked(features, what: "feature") { number in
      SourceLocation(file: file, line: featureLines[number])
    }
    var starts = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    for (sample, entries) in cells.enumerated() {
      let sorted = entries.sorted { ($0.feature, $0.line) < ($1.feature, $1.line) }
      for (place, entry) in sorted.enumerated() {
        if place > 0, sorted[place - 1].feature == entry.feature {
          throw TableError(
            at: SourceLocation(file: file, line: entry.line),
            "feature \"\(features[Int(entry.feature)].prefix(40))\" stands twice for sample \"\(samples[sample])\", first on line \(sorted[place - 1].line)",
            advice: "add up the records first")
        }
        if entry.value != 0 {
          columns.append(entry.feature)
          values.append(entry.value)
        }
      }
      starts.append(columns.count)
    }
    var table = FeatureTable(
      sampleIDs: checkedSamples, featureIDs: checkedFeatures, unit: .counts, rowStarts: starts, columns: columns,
      values: values)
    if features.allSatisfy(LineageParser.looksLikeLineage) { table.lineages = features.map(LineageParser.lineage) }
    return TableAssembly.finished(
      table, isWhole: values.allSatisfy { $0 == $0.rounded() }, assumptions: assumptions, stated: stated, [], [])
  }
}
