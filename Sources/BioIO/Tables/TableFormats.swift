import BioModel

/// The table formats, and how one is chosen for a file.
public enum TableFormats {
  /// Every format; a tie in certainty goes to the earlier one.
  public static let all: [any TableFormat] = [
    BIOM1Table(),
    BIOM2Table(),
    QIIME2Table(),
    MetaPhlAnTable(),
    KrakenMPATable(),
    Kraken2ReportTable(),
    KrakenUniqTable(),
    BrackenTable(),
    BrackenCombinedTable(),
    CentrifugeTable(),
    KaijuTable(),
    GanonTable(),
    MotusTable(),
    EmuTable(),
    SylphTable(),
    SylphTaxTable(),
    CAMITable(),
    TaxpastaTable(),
    LongTable(),
    EnvironmentTable(),
    MothurSharedTable(),
    MothurCountTable(),
    KronaTextTable(),
    PhyloseqTables(),
    TabSeparatedTable(),
    CommaSeparatedTable(),
  ]

  /// The format of that id, or nil.
  public static func named(_ id: String) -> (any TableFormat)? { all.first { $0.id == id } }

  /// Reads a table of any known format.
  ///
  /// - Parameters:
  ///   - bytes: the file, inflated.
  ///   - file: its path as the user named it.
  ///   - format: the id of a format, to skip recognition.
  ///   - assumptions: what the user states about the table.
  /// - Throws: `TableError` naming line and column: unknown format, foreign encodings and containers, and whatever the
  ///   format finds wrong.
  /// - Complexity: O(bytes), about one pass; memory of the non-zero cells.
  public static func read(
    bytes: [UInt8], file: String, format id: String? = nil, assumptions: TableAssumptions = TableAssumptions()
  ) throws(TableError) -> TableDocument {
    let (format, confidence, text) = try choice(bytes, file: file, stated: id, assumptions)
    var document = try format.read(text, file: file, assumptions: assumptions)
    if !assumptions.ignoredColumns.isEmpty, !["tsv", "csv", "metaphlan"].contains(format.id) {
      document.notices.append(
        Notice(
          .warning, code: "assumption-unused",
          message: "`ignore-columns` changes nothing: the columns of \(format.id) are known"))
    }
    document.understood.insert(
      Understanding(
        key: "format", value: format.id, confidence: confidence,
        reason: id == nil ? format.descriptor.summary : "stated"),
      at: 0)
    return document
  }

  /// The formats that can be written.
  public static var writable: [any TableFormat] { all.filter { !$0.endings.isEmpty } }

  /// The format that a file of that name is written in (`.gz` left aside), or nil.
  public static func ofName(_ path: String) -> (any TableFormat)? {
    let name = (path.split(separator: "/").last.map(String.init) ?? path).lowercased()
    let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    // The longest ending decides: `.shared.txt` before `.txt`.
    let fitting = writable.flatMap { format in format.endings.map { (format: format, ending: $0) } }
      .filter { plain.hasSuffix("." + $0.ending) }
    let longest = fitting.map(\.ending.utf8.count).max()
    return fitting.first { $0.ending.utf8.count == longest }?.format
  }

  // The format, and the bytes it is to read: text is checked once.
  private static func choice(
    _ bytes: [UInt8], file: String, stated id: String?, _ assumptions: TableAssumptions
  ) throws(TableError) -> (format: any TableFormat, confidence: Double, text: [UInt8]) {
    if let id {
      guard let named = named(id) else {
        throw TableError(
          .usage, at: nil, "the table format \"\(id)\" is not known",
          advice: "use one of: " + all.map(\.id).joined(separator: ", "))
      }
      return (named, 1, named.isText ? try TextBytes.checked(bytes, file: file) : bytes)
    }
    let binary = all.filter { !$0.isText }
    if let found = best(of: binary, bytes.prefix(probeLength), file: file) {
      return (found.format, found.confidence, bytes)
    }
    let text = try TextBytes.checked(bytes, file: file)
    try ForeignTable.refuse(text, file: file)
    let found = best(of: all.filter(\.isText), text.prefix(probeLength), file: file)
    // A stated delimiter decides between the plain tables; a format of its own has its own.
    if let delimiter = assumptions.delimiter, ["tsv", "csv", nil].contains(found?.format.id) {
      let plain: any TableFormat = delimiter == .tab ? TabSeparatedTable() : CommaSeparatedTable()
      return (plain, found?.format.id == plain.id ? found?.confidence ?? 1 : 1, text)
    }
    if let found { return (found.format, found.confidence, text) }
    throw TableError(
      at: SourceLocation(file: file), "this is no table in a known format",
      advice: "known are: " + all.map { "\($0.id) (\($0.descriptor.title))" }.joined(separator: ", "))
  }

  private static func best(
    of formats: [any TableFormat], _ head: ArraySlice<UInt8>, file: String
  ) -> (format: any TableFormat, confidence: Double)? {
    var best: (format: any TableFormat, confidence: Double)?
    for format in formats {
      let confidence = format.sniff(head, file: file)
      if confidence > (best?.confidence ?? 0) { best = (format, confidence) }
    }
    return best
  }

  private static let probeLength = 1 << 20
}
