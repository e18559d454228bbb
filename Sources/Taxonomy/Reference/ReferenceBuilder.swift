import BioModel

/// Makes a `ReferenceDatabase` from records in memory, whatever style their headers are written in. Files are read by
/// `ReferenceReader`, record by record.
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
    var reader = ReferenceReader(file: file)
    for record in records { try reader.append(record) }
    return try reader.finished().database(name: name, taxonomyLabel: taxonomyLabel)
  }

  /// A reference from entries with known lineages.
  ///
  /// - Throws: as `build(records:…)`.
  public static func build(
    entries: [Entry], file: String, name: String, taxonomyLabel: String = "unstated"
  ) throws(TaxonomyError) -> ReferenceDatabase {
    var draft = ReferenceDraft(file: file)
    for entry in entries { try draft.append(entry.header, sequence: entry.sequence) }
    draft.seal()
    return try draft.database(name: name, taxonomyLabel: taxonomyLabel)
  }

  static func empty(_ file: String, _ why: String) -> TaxonomyError {
    TaxonomyError(
      .emptyReference, location: SourceLocation(file: file), message: "the reference is empty: \(why)",
      advice: "give a FASTA file of reference sequences with lineages")
  }
}
