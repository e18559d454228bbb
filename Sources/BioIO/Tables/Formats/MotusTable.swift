public import BioModel

/// Profiles of mOTUs, of one sample or merged: two comments, then `#consensus_taxonomy` (or `#mOTU` before it), possibly
/// `NCBI_tax_id`, and the samples; shares, or counts (`-c`).
///
/// `unassigned` (`-1` in version 2) is the part without a mOTU. Rows that no sample holds are left out: a profile lists
/// every mOTU of the database.
public struct MotusTable: TableFormat {
  public let descriptor = Descriptor(
    id: "motus", title: "mOTUs profile", summary: "the head has a column `consensus_taxonomy` under mOTUs' comments",
    reference: "10.1186/s40168-022-01410-z")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    var rows = PlainRows.first(6, of: head).makeIterator()
    return MotusHead.find({ rows.next() }) == nil ? 0 : 0.99
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var rows = PlainRows(bytes[...])
    guard let found = MotusHead.find({ rows.next() }) else {
      throw TableError(
        at: SourceLocation(file: file), "no line is headed `#consensus_taxonomy`",
        advice: "give the profile as mOTUs writes it")
    }
    let (head, comments) = (found.head, found.comments)
    guard head.samples.count > 0 else {
      throw TableError(at: SourceLocation(file: file, line: found.row.line), "the head names no sample")
    }
    var records = ProfileRecords(file: file)
    for place in head.samples {
      let name = found.row.fields[place].trimmingBlanks()
      records.newSample(
        name == "unnamed sample" && head.samples.count == 1 ? SampleName.of(file: file) : name, line: found.row.line)
    }
    var genera: Set<String> = []
    while let row = rows.next() {
      try ProfileCell.require(row, width: found.row.fields.count, file: file)
      var taxon = head.taxon(row)
      let taxonomy = MotusName(row.fields[head.taxonomy])
      if !taxon.isUnclassified { taxon.lineage = taxonomy.lineage(rank: head.rank(comments)) }
      if taxonomy.isBinomial, let genus = taxon.lineage[.genus] { genera.insert(genus) }
      let number = try records.newTaxon(taxon)
      for (sample, place) in head.samples.enumerated() {
        let value = try ProfileCell.number(row, place, found.row.fields[place], file: file)
        if value > 0 { records.add(value, taxon: number, sample: sample, line: row.line) }
      }
    }
    // `Vibrio sp.` tells the genus where a whole name of the same table has it; `Proteobacteria sp.` tells nothing.
    records.reviseTaxa { taxon in
      if taxon.lineage.isUnclassified, !taxon.isUnclassified, let word = MotusName(taxon.name).first,
        genera.contains(word)
      {
        taxon.lineage[.genus] = word
      }
    }
    var origin = TableOrigin(profiler: "motus", taxonomy: "ncbi", abundance: .genomeCopies)
    origin.version = MotusHead.version(comments)
    origin.database = MotusHead.database(comments)
    return try records.document(
      origin,
      reasons: TableOrigin.Reasons(
        profiler: "the comments and the head are mOTUs'", taxonomy: "mOTUs names species by NCBI",
        abundance: "marker genes are single copies, so their coverage counts genomes"),
      unit: nil, assumptions: assumptions, dropping: true,
      understood: head.rank(comments).map {
        [Understanding(key: "rank", value: $0.name, confidence: 1, reason: "mOTUs' comment names it (`-k`)")]
      } ?? [])
  }
}
