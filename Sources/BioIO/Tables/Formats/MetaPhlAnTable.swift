public import BioModel

/// MetaPhlAn 2, 3 and 4: profiles of one sample (two to five columns, with or without head), merged tables at every rank
/// or at the last one, below comment lines or rows of metadata (MetAML). Clades are `k__…|p__…`, or `d__…;p__…` in
/// profiles turned into GTDB names.
///
/// Nested clades are taken apart at species level (`level=sgb` keeps genome bins); the ranks of a single profile must add
/// up to 100 %. Abundances are of genome copies.
public struct MetaPhlAnTable: TableFormat {
  public let descriptor = Descriptor(
    id: "metaphlan", title: "MetaPhlAn profile or merged table", summary: "the rows are clades (`k__…|p__…`)",
    reference: "10.1038/s41587-023-01688-w")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    MetaPhlAnClades.firstLine(head) == nil ? 0 : 0.9
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    guard let line = MetaPhlAnClades.firstLine(bytes[...]) else {
      throw TableError(
        at: SourceLocation(file: file), "no row starts with a clade (`k__Bacteria…`)",
        advice: "give the table with whole lineages")
    }
    let head = MetaPhlAnHead(bytes, bodyLine: line)
    guard head.databases.count < 2 else {
      throw TableError(
        at: SourceLocation(file: file, line: 1),
        "the table mixes profiles of several databases: " + head.databases.joined(separator: ", "),
        advice: "merge only profiles of one database; clades and names differ between them")
    }
    if let profile = head.profile {
      return try single(bytes, profile.fields, headLine: profile.line, bodyLine: line, head, file, assumptions)
    }
    if head.isMissing {
      let start = try CladeProfile.cursor(bytes, line: line, file: file).at
      let width = PlainRows.first(1, of: bytes[start...]).first?.fields.count ?? 2
      let heads = ["clade_name", "NCBI_tax_id", "relative_abundance", "additional_species", "further"]
      return try single(
        bytes, width == 2 ? [heads[0], heads[2]] : Array(heads.prefix(max(3, width))), headLine: line, bodyLine: line,
        head, file, assumptions)
    }
    return try merged(bytes, bodyLine: line, head, file, assumptions)
  }

  private func single(
    _ bytes: [UInt8], _ heads: [String], headLine: Int, bodyLine: Int, _ head: MetaPhlAnHead, _ file: String,
    _ assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    let words = heads.map(\.asColumnWord)
    guard let column = words.firstIndex(of: "relativeabundance") else {
      throw TableError(at: SourceLocation(file: file, line: headLine), "no column is headed `relative_abundance`")
    }
    var profile = CladeProfile(
      file: file, assumptions: assumptions, heads: heads,
      samples: [(column, head.sampleName ?? SampleName.of(file: file))],
      body: try CladeProfile.cursor(bytes, line: bodyLine, file: file))
    profile.taxonIDs = words.firstIndex { ["ncbitaxid", "cladetaxid"].contains($0) }
    profile.headLine = headLine
    profile.unit = .percent
    profile.checksRanks = assumptions.nesting != .disjoint
    var document = try profile.document(bytes)
    if words.contains("coverage") {
      document.notices.append(
        Notice(
          .note, code: "columns-ignored",
          message: "relative_abundance was taken; coverage and estimated numbers of reads were left out"))
    }
    state(head, &document)
    return document
  }

  private func merged(
    _ bytes: [UInt8], bodyLine: Int, _ above: MetaPhlAnHead, _ file: String, _ assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    let head = try CladeTableHead(bytes.span, bodyLine: bodyLine, file: file)
    let roles = ColumnRoles(heads: head.fields, ignoring: assumptions.ignoredColumns)
    let ids = roles.valueHeads.map { name in
      roles.valueHeads.count == 1 && MetaPhlAnHead.isStock(name) ? SampleName.of(file: file) : name
    }
    var profile = CladeProfile(
      file: file, assumptions: assumptions, heads: head.fields,
      samples: zip(roles.valuePlaces, ids).map { (column: $0, id: $1) }, body: head.body)
    profile.taxonIDs = head.fields.firstIndex { ["ncbitaxid", "cladetaxid"].contains($0.asColumnWord) }
    profile.headLine = head.line
    if !above.databases.isEmpty { profile.unit = .percent }
    if head.comments.contains(DelimitedTable.unitComment) { profile.unit = .fractions }
    if ids != roles.valueHeads {
      profile.unit = .percent
      profile.checksRanks = assumptions.nesting != .disjoint
    }
    var document = try profile.document(bytes)
    if let metadata = head.metadata(samplePlaces: roles.valuePlaces) {
      document.metadata = metadata
      document.notices.append(
        Notice(
          .note, code: "metadata-rows",
          message: "\(metadata.columns.count) rows above the clades were read as metadata of the samples"))
    }
    state(above, &document)
    return document
  }

  // Counts along such paths are not MetaPhlAn's, whoever wrote them.
  private func state(_ head: MetaPhlAnHead, _ document: inout TableDocument) {
    guard document.table.unit == .relativeAbundance else { return }
    var origin = TableOrigin(profiler: "metaphlan", abundance: .genomeCopies)
    origin.database = head.databases.first ?? ""
    let stock = head.stockVersion
    let version = MetaPhlAnHead.version(ofDatabase: origin.database)
    origin.version = version.isEmpty ? stock : version
    let isGTDB = document.table.featureIDs.contains { $0.hasPrefix("d__") }
    origin.taxonomy = isGTDB ? "gtdb" : "ncbi"
    document.state(
      origin,
      TableOrigin.Reasons(
        profiler: !head.databases.isEmpty
          ? "the first line names its database"
          : stock.isEmpty ? "the rows are clades as MetaPhlAn spells them" : "the head names the program",
        profilerConfidence: head.databases.isEmpty && stock.isEmpty ? 0.8 : 1,
        taxonomy: isGTDB ? "clades start at `d__`" : "MetaPhlAn's clades are NCBI's",
        abundance: "MetaPhlAn counts marker genes per genome"))
  }
}
