public import BioModel

/// Reports of ganon (`.tre`): rank, target, path of ids, name, unique, shared and children's reads, cumulative reads and
/// percentage; no head.
///
/// The reads of a taxon's own are its cumulative reads less those of the rows under it. ganon may have corrected the
/// percentages by genome size (its default report); the reads are never corrected, and are what is taken.
public struct GanonTable: TableFormat {
  public let descriptor = Descriptor(
    id: "ganon", title: "ganon report", summary: "nine columns: rank, target, path, name, four counts and a percentage",
    reference: "10.1093/bioinformatics/btaa458")

  public init() {}

  public func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double {
    guard let fields = PlainRows.first(1, of: head).first?.fields, fields.count == 9 else { return 0 }
    let isFirst = fields[0] == "unclassified" && fields[1] == "-" || fields[0] == "root"
    return isFirst && fields[4...].allSatisfy { NumberText.number($0) != nil } ? 0.98 : 0
  }

  public func read(
    _ bytes: [UInt8], file: String, assumptions: TableAssumptions
  ) throws(TableError) -> TableDocument {
    var rows = PlainRows(bytes[...])
    var tree = GanonTree(file: file)
    while let row = rows.next() { try tree.add(row) }
    var records = ProfileRecords(file: file)
    let sample = records.sample(SampleName.of(file: file), line: 1)
    try tree.gather(into: &records, sample: sample)
    var notices: [Notice] = []
    if tree.percentagesAreCorrected {
      notices.append(
        Notice(
          .note, code: "abundance-corrected-in-file",
          message:
            "ganon's percentages are corrected by genome size; the table holds the reads, which are not"))
    }
    var origin = TableOrigin(profiler: "ganon", abundance: .reads)
    if tree.usesNCBI { origin.taxonomy = "ncbi" }
    if tree.usesGTDB { origin.taxonomy = "gtdb" }
    return try records.document(
      origin,
      reasons: TableOrigin.Reasons(
        profiler: "nine columns that start with `unclassified` or `root`", profilerConfidence: 0.95,
        taxonomy: "the ids of the domains", abundance: "reads, not the corrected percentages"),
      unit: .counts, assumptions: assumptions, dropping: true, notices: notices)
  }
}
