import BioModel

/// Gathers what a profiler lists: taxa, samples, and how much of a taxon a sample holds. Both keep the order of first
/// appearance.
struct ProfileRecords {
  /// A taxon as listed.
  struct Taxon {
    var name: String
    /// Its id in the profiler's taxonomy, "" without one.
    var id = ""
    var lineage = Lineage.unclassified
    /// It stands for what the profiler could not name.
    var isUnclassified = false
    var line: Int
  }

  /// What the reads without a name are called in every table.
  static let unclassified = "unclassified"

  let file: String
  private(set) var taxa: [Taxon] = []
  private(set) var sampleIDs: [String] = []
  /// The ids of clades, also of those without abundance of their own.
  var cladeIDs = CladeIDs()
  private var taxonNumbers: [String: Int] = [:]
  private var sampleNumbers: [String: Int] = [:]
  private var sampleLines: [Int] = []
  private var cells: [[(taxon: Int32, value: Double, line: Int)]] = []
  private var isWhole = true

  init(file: String) { self.file = file }

  /// The number of a sample, which is added when it is new.
  mutating func sample(_ id: String, line: Int) -> Int {
    if let number = sampleNumbers[id] { return number }
    sampleNumbers[id] = sampleIDs.count
    sampleIDs.append(id)
    sampleLines.append(line)
    cells.append([])
    return sampleIDs.count - 1
  }

  /// Adds a sample whatever its name; equal names are an error of the document.
  mutating func newSample(_ id: String, line: Int) {
    sampleIDs.append(id)
    sampleLines.append(line)
    cells.append([])
  }

  /// The number of a taxon, the same one for the same key (name and id, unless stated).
  mutating func taxon(_ taxon: Taxon, key stated: String? = nil) -> Int {
    let key = stated ?? taxon.id + "\t" + taxon.name
    if let number = taxonNumbers[key] { return number }
    taxonNumbers[key] = taxa.count
    taxa.append(taxon)
    return taxa.count - 1
  }

  /// A taxon that a table of many samples lists once. - Throws: it was listed before.
  mutating func newTaxon(_ taxon: Taxon, key: String? = nil) throws(TableError) -> Int {
    let known = taxa.count
    let number = self.taxon(taxon, key: key)
    guard number == known else {
      throw TableError(
        at: SourceLocation(file: file, line: taxon.line),
        "\"\(taxon.name)\" stands twice, first on line \(taxa[number].line)",
        advice: "two tables may have been joined; add up rows of one taxon first")
    }
    return number
  }

  /// - Precondition: the value is finite and ≥ 0.
  mutating func add(_ value: Double, taxon: Int, sample: Int, line: Int) {
    if value != value.rounded() { isWhole = false }
    cells[sample].append((Int32(taxon), value, line))
  }

  /// Looks at every taxon once more, when all are known.
  mutating func reviseTaxa(_ revise: (inout Taxon) -> Void) {
    for number in taxa.indices { revise(&taxa[number]) }
  }

  /// The sum of a sample.
  func total(_ sample: Int) -> Double { cells[sample].reduce(0) { $0 + $1.value } }

  /// The finished document: names shared by several taxa get ` [id]` (without ids
  /// their lineage), `origin` is spelled out as understandings.
  ///
  /// - Parameters:
  ///   - stated: the unit, where the format fixes it.
  ///   - dropping: leaves taxa out that no sample holds (`unclassified` stays).
  ///   - hasLineages: some rank is known; without it the table has no taxonomy.
  /// - Throws: no taxa, clashing ids, a taxon twice in one sample.
  /// - Complexity: O(taxa + entries · log entries of a sample).
  func document(
    _ origin: TableOrigin, reasons: TableOrigin.Reasons, unit stated: TableAssumptions.Unit?,
    assumptions: TableAssumptions, dropping: Bool = false, understood: [Understanding] = [], notices: [Notice] = []
  ) throws(TableError) -> TableDocument {
    guard !taxa.isEmpty, !sampleIDs.isEmpty else {
      throw TableError(
        at: SourceLocation(file: file), "the profile has no rows of taxa", advice: "the file may be cut off")
    }
    let samples = try Identifiers.checked(sampleIDs, what: "sample") { number in
      SourceLocation(file: file, line: sampleLines[number])
    }
    let names = try Identifiers.checked(uniqueNames(), what: "feature") { number in
      SourceLocation(file: file, line: taxa[number].line)
    }
    var starts = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    for (sample, entries) in cells.enumerated() {
      let sorted = entries.sorted { ($0.taxon, $0.line) < ($1.taxon, $1.line) }
      for (place, entry) in sorted.enumerated() {
        if place > 0, sorted[place - 1].taxon == entry.taxon {
          throw TableError(
            at: SourceLocation(file: file, line: entry.line),
            "\"\(names[Int(entry.taxon)])\" stands twice for sample \"\(samples[sample])\", first on line \(sorted[place - 1].line)",
            advice: "the file may hold two profiles; give each its own file")
        }
        if entry.value > 0 {
          columns.append(entry.taxon)
          values.append(entry.value)
        }
      }
      starts.append(columns.count)
    }
    let hasLineages = taxa.contains { !$0.lineage.isUnclassified }
    let all = FeatureTable(
      sampleIDs: samples, featureIDs: names, unit: .counts, rowStarts: starts, columns: columns, values: values,
      lineages: hasLineages ? taxa.map(\.lineage) : nil)
    var keep = [Bool](repeating: !dropping, count: taxa.count)
    for column in columns { keep[Int(column)] = true }
    for number in taxa.indices where taxa[number].name == Self.unclassified { keep[number] = true }
    if !keep.contains(true) { keep[0] = true }
    let kept = taxa.indices.filter { keep[$0] }
    var said = understood
    if hasLineages {
      said.append(Understanding(key: "taxonomy", value: "taxa", confidence: 1, reason: "names and ranks of the file"))
    }
    var document = TableAssembly.finished(
      all.keepingFeatures(where: keep), isWhole: isWhole, assumptions: assumptions, stated: stated, said, notices)
    document.state(origin, reasons)
    document.stateUnclassified(kept.map { taxa[$0].isUnclassified })
    if taxa.contains(where: { !$0.id.isEmpty }) { document.taxonIDs = kept.map { taxa[$0].id } }
    document.cladeIDs = cladeIDs
    return document
  }

  private func uniqueNames() -> [String] {
    var counts: [String: Int] = [:]
    for taxon in taxa { counts[taxon.name, default: 0] += 1 }
    return taxa.map { taxon in
      guard counts[taxon.name] ?? 0 > 1 else { return taxon.name }
      let mark = taxon.id.isEmpty ? taxon.lineage.prefixedText : taxon.id
      return mark.isEmpty ? taxon.name : "\(taxon.name) [\(mark)]"
    }
  }
}
