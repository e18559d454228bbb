public import BioModel

/// Krona's text input, one file per sample without a header: an abundance, then the names from the domain down.
///
/// Written rows begin at the domain, `unclassified` where it has no name; a comment (which `ktImportText` steps over)
/// says when abundances are shares, and an empty sample is one row of 0. A folder is read in the order of its files'
/// names, so samples written to it come back in alphabetical order: the file names are all that the format has.
public struct KronaTextTable: TableFormat {
  public let descriptor = Descriptor(
    id: "krona-text", title: "Krona text, one file per sample",
    summary: "no header; each row is a number and the names of a lineage", reference: "10.1186/1471-2105-12-385")

  public init() {}

  public var endings: [String] { ["krona"] }
  public var writesFolder: Bool { true }

  public func isOwnFolder(holding names: [String]) -> Bool { names.allSatisfy { $0.hasSuffix(".txt") } }

  /// Strict, since there is no header: every row of the head is a number and then names that start at a domain or at
  /// a word for its absence.
  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    var rows = 0
    var isOurs = false
    var named = 0
    let lines = head.split(omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }
    // The last line may be cut off by the probe.
    for line in lines.count > 1 && head.count >= 1 << 20 ? lines.dropLast() : lines[...] {
      if line.first == UInt8(ascii: "#") {
        if String(decoding: line, as: UTF8.self) == DelimitedTable.unitComment, rows == 0 { isOurs = true }
        continue
      }
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard NumberText.number(fields[0]) != nil, fields.dropFirst().allSatisfy({ NumberText.number($0) == nil }) else {
        return 0
      }
      if let first = fields.dropFirst().first {
        guard LineageParser.startsLineage(first) || TaxonName.isPlaceholder(first) else { return 0 }
        if LineageParser.startsLineage(first) || UnclassifiedShare.isWord(first) { named += 1 }
      }
      rows += 1
    }
    return rows > 0 && (named > 0 || isOurs) ? 0.92 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    let sample = SampleName.of(file: file)
    var entries = LongTableEntries(file: file)
    var lineages: [Lineage] = []
    var known: Set<String> = []
    var unit: TableAssumptions.Unit?
    for row in try DelimitedRows.rows(bytes, delimiter: UInt8(ascii: "\t"), file: file) {
      if row.fields[0].hasPrefix("#") {
        if row.fields == [DelimitedTable.unitComment] { unit = .fractions }
        continue
      }
      let value = try NumericCell.value(
        ofOddField: row.fields[0], emptyIsZero: false, place: SourceLocation(file: file, line: row.line),
        columnNumber: 1, head: "")
      var names = row.fields.dropFirst().map { $0.trimmingBlanks() }
      if let first = names.first, ["root", "cellular organisms"].contains(first.lowercased()) { names.removeFirst() }
      let lineage = LineageParser.lineage(ranks: Array(zip(Rank.allCases, names)))
      let id = lineage.isUnclassified ? "unclassified" : lineage.prefixedText
      if known.insert(id).inserted { lineages.append(lineage) }
      try entries.add(feature: id, sample: sample, value: value, line: row.line)
    }
    var document = try entries.document(assumptions, stated: unit)
    document.table.lineages = lineages
    document.understood.insert(
      Understanding(
        key: "taxonomy", value: "columns", confidence: 1, reason: "each row spells a lineage from the domain down"),
      at: 0)
    document.understood.insert(
      Understanding(key: "orientation", value: "one-sample", confidence: 1, reason: "named after the file"), at: 0)
    return document
  }

  /// One file per sample, `<sample>.krona.txt`, for `ktImportText`. Features of one lineage are added up; a rank without
  /// a name between named ones is `unclassified`.
  ///
  /// - Throws: `usage` without lineages, and for sample ids that make the same file name.
  public func write(_ document: TableDocument) throws(TableError) -> [TableFile] {
    let table = document.table
    guard let lineages = table.lineages else {
      throw TableError(
        .usage, at: nil, "Krona needs lineages, and the table has none", advice: "give a taxonomy with `--taxonomy`")
    }
    var files: [TableFile] = []
    var names: Set<String> = []
    for sample in 0..<table.sampleCount {
      let name = FileSafeName.of(table.sampleIDs[sample]) + ".krona.txt"
      guard names.insert(name).inserted else {
        throw TableError(
          .usage, at: nil,
          "the file name \"\(name)\" would stand for two samples, \"\(table.sampleIDs[sample])\" is one",
          advice: "rename one of them")
      }
      files.append(TableFile(name: name, bytes: bytes(table, sample, lineages)))
    }
    return files
  }

  private func bytes(_ table: FeatureTable, _ sample: Int, _ lineages: [Lineage]) -> [UInt8] {
    var order: [Lineage] = []
    var sums: [Lineage: Double] = [:]
    let row = table[sample: sample]
    for (column, value) in zip(row.columns, row.values) {
      let lineage = lineages[Int(column)]
      if sums[lineage] == nil { order.append(lineage) }
      sums[lineage, default: 0] += value
    }
    var writer = DelimitedWriter(.tab)
    if table.unit == .relativeAbundance { writer.row([DelimitedTable.unitComment]) }
    if order.isEmpty { writer.row(["0", ProfileRecords.unclassified]) }
    for lineage in order {
      let ranks = lineage.deepestRank.map { Rank.allCases[...$0.rawValue] } ?? []
      let names = ranks.map { lineage[$0] ?? "unclassified" }
      writer.row([NumberText.text(sums[lineage] ?? 0)] + (names.isEmpty ? ["unclassified"] : names))
    }
    return writer.bytes
  }
}
