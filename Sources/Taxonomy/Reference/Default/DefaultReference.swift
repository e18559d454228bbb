import Storage
import BioModel
public import Parallel

/// Makes the default reference from public sources: one current lineage per genus, labels that the sequences bear out,
/// no copies. The same sources give the same bytes.
public enum DefaultReference {
  /// What was made and what was left out.
  public struct Outcome: Sendable {
    public let database: ReferenceDatabase
    /// One line per decision, in the order of the entries: what happened, accession, label, reason.
    public let report: [String]
  }

  /// - Parameters:
  ///   - sources: records by source; where sources disagree on a lineage the earlier one is followed.
  ///   - files: their names, for error messages.
  ///   - taxonomy: current names and groups.
  /// - Throws: `TaxonomyError` of the sources.
  /// - Complexity: three trainings and about one classification per entry.
  public static func make(
    sources: [[ReferenceRecord]], files: [String], taxonomy: CurrentTaxonomy, threads: ThreadCount
  ) throws(TaxonomyError) -> Outcome {
    let reader = LabelReader(taxonomy: taxonomy)
    var entries: [(source: Int, entry: LabelledEntry)] = []
    for (source, records) in sources.enumerated() {
      for (number, record) in records.enumerated() {
        guard let header = ReferenceHeaderStyles.style(of: record.header)?.parse(record.header) else {
          throw TaxonomyError(
            .brokenHeader, location: SourceLocation(file: files[source], record: number + 1),
            message: "the header holds no lineage in a known style")
        }
        entries.append((source, reader.entry(header, text: record.header, sequence: record.sequence)))
      }
    }
    var votes = LineageVotes(taxonomy: taxonomy, sourceCount: sources.count)
    for (source, entry) in entries where !entry.isContested {
      votes.count(genus: entry.genus, higher: entry.higher, source: source)
    }
    var report: [String] = []
    var labelled = entries.map(\.entry)
    try LabelSettlement.settleContested(&labelled, votes: votes, report: &report, threads: threads)
    try LabelSettlement.settleDivided(&labelled, votes: votes, report: &report, threads: threads)
    let distinct = collapsed(labelled, votes: votes, report: &report)
    let draft = try ReferenceBuilder.build(
      entries: distinct, file: files.joined(separator: ", "), name: "default", taxonomyLabel: "NCBI/LPSN 2024")

    let wrong = try ReferenceCleaner.mislabelled(in: draft, threads: threads)
    for mistake in wrong {
      report.append(
        "dropped\t\(draft.identifiers[mistake.entry])\t\(draft.lineage(of: mistake.entry).prefixedText)\t"
          + "its sequence is \(mistake.call.lineage.prefixedText)")
    }
    let dropped = Set(wrong.map(\.entry))
    let kept = (0..<draft.count).filter { !dropped.contains($0) }.map { entry in
      ReferenceBuilder.Entry(
        header: ReferenceHeader(identifier: draft.identifiers[entry], lineage: draft.lineage(of: entry)),
        sequence: draft.sequences[entry])
    }
    let database = try ReferenceBuilder.build(
      entries: kept, file: files.joined(separator: ", "), name: "default", taxonomyLabel: draft.taxonomyLabel)
    return Outcome(database: database, report: report)
  }

  // One entry per sequence and genus: the one with a species, then the smallest accession.
  private static func collapsed(
    _ entries: [LabelledEntry], votes: LineageVotes, report: inout [String]
  ) -> [ReferenceBuilder.Entry] {
    var chosen: [[UInt8]: [Int]] = [:]
    var order: [Int] = []
    var lineages: [Lineage] = []
    for (number, entry) in entries.enumerated() {
      var lineage = votes.lineage(genus: entry.genus, higher: entry.higher)
      if entry.genus == String(entry.species.prefix { $0 != " " }), !entry.genus.isEmpty {
        lineage[.species] = entry.species
      }
      lineages.append(lineage)
      let letters = entry.sequence.map { $0 & 0xDF }
      let same = chosen[letters, default: []]
      let genus = lineage.truncated(to: .genus)
      if let twin = same.first(where: { lineages[$0].truncated(to: .genus) == genus }) {
        // Accessions and species of copies are not kept: the first that names a species stands for all.
        if lineages[twin][.species] == nil, lineage[.species] != nil { lineages[twin] = lineage }
        report.append("copy\t\(entry.identifier)\t\(lineage.prefixedText)\tsame as \(entries[twin].identifier)")
      } else {
        chosen[letters] = same + [number]
        order.append(number)
      }
    }
    return order.filter { !lineages[$0].isUnclassified }.map { number in
      ReferenceBuilder.Entry(
        header: ReferenceHeader(identifier: entries[number].identifier, lineage: lineages[number]),
        sequence: entries[number].sequence)
    }
  }

  /// The reference as FASTA with SINTAX headers, one line a sequence, in the database's order.
  public static func fasta(_ database: ReferenceDatabase) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in 0..<database.count {
      let lineage = database.lineage(of: entry)
      let names = Rank.allCases.compactMap { rank in
        lineage[rank].map { "\(rank.prefixLetter):\($0.replacing(" ", with: "_"))" }
      }
      bytes.append(contentsOf: ">\(database.identifiers[entry]);tax=\(names.joined(separator: ","));\n".utf8)
      bytes.append(contentsOf: database.sequences[entry])
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
