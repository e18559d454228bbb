public import BioModel

/// Tables of `sylph profile`: one row per genome and sample. `Taxonomic_abundance` is taken (percent of the genome copies
/// of what was found); the features are genomes without names until sylph-tax gives them some.
public struct SylphTable: TableFormat {
  public let descriptor = Descriptor(
    id: "sylph", title: "sylph profile",
    summary: "the head is `Sample_file Genome_file Taxonomic_abundance Sequence_abundance …`",
    reference: "10.1038/s41587-024-02412-y")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    PlainRows.first(1, of: head).first?.fields.starts(with: ["Sample_file", "Genome_file"]) == true ? 0.99 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var rows = PlainRows(bytes[...])
    guard let head = rows.next() else { throw TableError(at: SourceLocation(file: file), "the table is empty") }
    guard head.fields.contains("Taxonomic_abundance") else {
      throw TableError(
        at: SourceLocation(file: file, line: head.line),
        "there is no column `Taxonomic_abundance`: this is the output of `sylph query`, which tells similarity, not abundance",
        advice: "run `sylph profile`")
    }
    let places = try ProfileCell.columns(
      ["Sample_file", "Genome_file", "Taxonomic_abundance"], in: head, of: "sylph", file: file)
    var records = ProfileRecords(file: file)
    while let row = rows.next() {
      try ProfileCell.require(row, width: head.fields.count, file: file)
      let genome = row.fields[places[1]].split(separator: "/").last.map(String.init) ?? ""
      let share = try ProfileCell.share(ofPercent: row, places[2], "Taxonomic_abundance", file: file)
      let sample = records.sample(SampleName.of(readFile: row.fields[places[0]].trimmingBlanks()), line: row.line)
      let taxon = records.taxon(ProfileRecords.Taxon(name: genome, line: row.line))
      records.add(share, taxon: taxon, sample: sample, line: row.line)
    }
    for sample in records.sampleIDs.indices where records.total(sample) > 1.005 {
      throw TableError(
        at: SourceLocation(file: file),
        "the abundances of sample \"\(records.sampleIDs[sample])\" add up to \(NumberText.text(100 * records.total(sample), significantDigits: 6)) %",
        advice: "two profiles of one sample may have been joined")
    }
    let note = Notice(
      .note, code: "genomes-without-names",
      message: "the features are genomes; `sylph-tax taxprof` gives them lineages")
    return try records.document(
      TableOrigin(profiler: "sylph", abundance: .genomeCopies),
      reasons: TableOrigin.Reasons(
        profiler: "the head is sylph's", abundance: "`Taxonomic_abundance` is of genome copies"),
      unit: .fractions, assumptions: assumptions,
      understood: [
        Understanding(
          key: "unclassified", value: "not-listed", confidence: 1,
          reason: "sylph's abundances are of the genomes it found; reads of others are not in the table")
      ], notices: [note])
  }
}
