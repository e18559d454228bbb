import BioModel
import Fingerprints
import Storage

/// Makes a `ReferenceDatabase` from records, whatever style their headers are written in.
public enum ReferenceBuilder {
  /// An entry with its lineage known.
  public struct Entry: Sendable, Equatable {
    public let header: ReferenceHeader
    /// Letters as in `ReferenceRecord.sequence`.
    public let sequence: [UInt8]

    public init(header: ReferenceHeader, sequence: [UInt8]) {
      self.header = header
      self.sequence = sequence
    }
  }

  /// A reference from FASTA records. All headers are read in one style, that of the first record. Records whose
  /// lineage names nothing are left out.
  ///
  /// - Parameters:
  ///   - records: in file order.
  ///   - file: the file as the user named it, for error messages.
  ///   - name: a short name for reports.
  ///   - taxonomyLabel: whose names the lineages use.
  /// - Throws: `TaxonomyError` naming the record: no record, no known style, a header in another style, a letter that
  ///   is no base code.
  /// - Complexity: O(bases + entries · log entries).
  public static func build(
    records: [ReferenceRecord], file: String, name: String, taxonomyLabel: String = "unstated"
  ) throws(TaxonomyError) -> ReferenceDatabase {
    guard let first = records.first else {
      throw empty(file, "it has no records")
    }
    guard let style = ReferenceHeaderStyles.style(of: first.header) else {
      throw TaxonomyError(
        .unknownHeaderStyle, location: SourceLocation(file: file, record: 1, name: shortened(first.header)),
        message: "the header holds no lineage in a known style",
        advice: "known styles: " + ReferenceHeaderStyles.all.map(\.descriptor.id).joined(separator: ", "))
    }
    var entries: [Entry] = []
    entries.reserveCapacity(records.count)
    for (number, record) in records.enumerated() {
      guard let header = style.parse(record.header) else {
        throw TaxonomyError(
          .brokenHeader,
          location: SourceLocation(file: file, record: number + 1, name: shortened(record.header)),
          message: "the header is not in the style of the first record (\(style.descriptor.id))",
          advice: style.descriptor.summary)
      }
      entries.append(Entry(header: header, sequence: record.sequence))
    }
    return try build(entries: entries, file: file, name: name, taxonomyLabel: taxonomyLabel)
  }

  /// A reference from entries with known lineages, for readers of two-file formats (FASTA + taxonomy).
  ///
  /// - Throws: as `build(records:…)`.
  public static func build(
    entries: [Entry], file: String, name: String, taxonomyLabel: String = "unstated"
  ) throws(TaxonomyError) -> ReferenceDatabase {
    var indexOfLineage: [Lineage: Int] = [:]
    var lineages: [Lineage] = []
    var entryLineage = [Int](repeating: -1, count: entries.count)
    for (number, entry) in entries.enumerated() where !entry.header.lineage.isUnclassified {
      let lineage = entry.header.lineage
      if let known = indexOfLineage[lineage] {
        entryLineage[number] = known
      } else {
        entryLineage[number] = lineages.count
        indexOfLineage[lineage] = lineages.count
        lineages.append(lineage)
      }
    }
    // Sorting keys are names divided by a byte below all letters, so that parents sort before their children.
    let keys = lineages.map(\.sortingKey)
    let order = keys.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
    var position = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { position[old] = new }

    let identifiers = entries.map { Array($0.header.identifier.utf8) }
    let kept = entries.indices.filter { entryLineage[$0] >= 0 }.sorted { a, b in
      let (first, second) = (position[entryLineage[a]], position[entryLineage[b]])
      if first != second { return first < second }
      if identifiers[a] != identifiers[b] { return identifiers[a].lexicographicallyPrecedes(identifiers[b]) }
      return entries[a].sequence.lexicographicallyPrecedes(entries[b].sequence)
    }
    var sequences = PackedSequencesBuilder()
    for entry in kept {
      if let wrong = sequences.append(entries[entry].sequence) {
        let letter = String(decoding: [entries[entry].sequence[wrong]], as: UTF8.self)
        throw TaxonomyError(
          .invalidBase,
          location: SourceLocation(file: file, record: entry + 1, name: entries[entry].header.identifier),
          message: "base \(wrong + 1) is \"\(letter)\", which is no IUPAC nucleotide code")
      }
    }
    guard sequences.baseCount > 0 else { throw empty(file, "none of its records has a lineage and a sequence") }
    return ReferenceDatabase(
      name: name, taxonomyLabel: taxonomyLabel, lineages: order.map { lineages[$0] },
      lineageIndices: SharedArray(kept.map { position[entryLineage[$0]] }),
      identifiers: PackedTexts(kept.map { entries[$0].header.identifier }), sequences: sequences.sequences)
  }

  private static func empty(_ file: String, _ why: String) -> TaxonomyError {
    TaxonomyError(
      .emptyReference, location: SourceLocation(file: file), message: "the reference is empty: \(why)",
      advice: "give a FASTA file of reference sequences with lineages")
  }

  private static func shortened(_ header: String) -> String {
    header.utf8.count <= 60 ? header : String(header.prefix(57)) + "..."
  }
}
