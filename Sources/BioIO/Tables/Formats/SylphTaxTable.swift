public import BioModel

/// Tables of sylph-tax: profiles of one sample (`.sylphmpa`: clades with relative and sequence abundance) and those that
/// `sylph-tax merge` puts together. `relative_abundance` is taken: percent of genome copies of what was found.
public struct SylphTaxTable: TableFormat {
  public let descriptor = Descriptor(
    id: "sylph-tax", title: "sylph-tax profile", summary: "the head is `clade_name`, the rows are clades (`d__…|p__…`)",
    reference: "https://sylph-docs.github.io/sylph-tax/")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    let rows = PlainRows.first(4, of: head)
    guard let place = rows.firstIndex(where: { $0.fields[0] == "clade_name" }), place < 2 else { return 0 }
    if rows[place].fields.contains("sequence_abundance") { return 0.99 }
    guard rows[place].fields.count > 1, let next = rows.dropFirst(place + 1).first else { return 0 }
    let name = next.fields[0]
    let isClade = name == "d__Bacteria" || name.utf8.contains(UInt8(ascii: "|"))
    return isClade && (name.hasPrefix("d__") || name.hasPrefix("r__")) && place == 0 ? 0.96 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var rows = PlainRows(bytes[...])
    var name: String?
    var database = ""
    var found: DelimitedRows.Row?
    while found == nil, let row = rows.next() {
      if row.fields[0] == "clade_name" { found = row }
      if row.fields[0] == "#SampleID", row.fields.count > 1 {
        name = SampleName.of(readFile: row.fields[1].trimmingBlanks())
        database = Self.taxonomies(row.fields)
      }
    }
    guard let found else {
      throw TableError(
        at: SourceLocation(file: file), "no line is headed `clade_name`",
        advice: "give the table as sylph-tax writes it")
    }
    let isSingle = found.fields.contains("sequence_abundance")
    let samples: [(column: Int, id: String)] =
      isSingle
      ? found.fields.indices.filter { found.fields[$0] == "relative_abundance" }.map {
        ($0, name ?? SampleName.of(file: file))
      }
      : found.fields.indices.dropFirst().map { ($0, SampleName.of(readFile: found.fields[$0].trimmingBlanks())) }
    guard !samples.isEmpty else {
      throw TableError(
        at: SourceLocation(file: file, line: found.line), "the head names no `relative_abundance` and no sample",
        advice: "give the table as sylph-tax writes it")
    }
    var profile = CladeProfile(
      file: file, assumptions: assumptions, heads: found.fields, samples: samples,
      body: try CladeProfile.cursor(bytes, line: found.line + 1, file: file))
    profile.headLine = found.line
    profile.unit = .percent
    profile.assumptions.emptyCellsAreZero = true
    var document = try profile.document(bytes)
    let origin = TableOrigin(
      profiler: "sylph", database: database, taxonomy: TableOrigin.taxonomy(in: database.isEmpty ? "gtdb" : database),
      abundance: .genomeCopies)
    document.state(
      origin,
      TableOrigin.Reasons(
        profiler: "the head is sylph-tax's", profilerConfidence: isSingle ? 1 : 0.85,
        taxonomy: database.isEmpty ? "clades start at `d__`" : "the taxonomy that the file names",
        taxonomyConfidence: database.isEmpty ? 0.7 : 1, abundance: "`relative_abundance` is of genome copies"))
    return document
  }

  // `Taxonomies_used:['GTDB_r220']`
  private static func taxonomies(_ fields: [String]) -> String {
    guard let field = fields.first(where: { $0.hasPrefix("Taxonomies_used:") }) else { return "" }
    return String(field.dropFirst("Taxonomies_used:".count).filter { !"[]' ".contains($0) })
  }
}
