public import BioModel

/// A reference while it is made: entries in the order of the file, with what was noticed on the way.
///
/// Sequences are packed as they come, so 450,000 entries of 1.5 kb take about 0.3 GB. `database(…)` sorts and seals it.
public struct ReferenceDraft: Sendable {
  /// The file as the user named it, for messages.
  public let file: String
  /// The distinct lineages in the order they came.
  public internal(set) var lineages: [Lineage] = []
  /// Each entry's index in `lineages`.
  public internal(set) var lineageIndices: [Int] = []
  /// Each entry's id; may be empty.
  public internal(set) var identifiers: [String] = []
  /// Each entry's record in the file, from 1.
  public internal(set) var records: [Int] = []
  /// The sequences, once the draft is sealed.
  public internal(set) var sequences = PackedSequences()
  private var arriving = PackedSequencesBuilder()
  /// What happened to records while they were read: left out, turned, merged.
  public internal(set) var notes: [ReferenceFinding] = []
  /// How many records were seen, those left out included.
  public internal(set) var recordCount = 0
  // Known while the checks run, so that it is found once.
  var knownCopies: SequenceCopies?
  private var indexOfLineage: [Lineage: Int] = [:]

  public init(file: String) { self.file = file }

  /// The number of entries.
  public var count: Int { identifiers.count }

  /// The lineage of one entry.
  public func lineage(of entry: Int) -> Lineage { lineages[lineageIndices[entry]] }

  /// Which entries have the same sequence. Complexity O(bases).
  var copies: SequenceCopies { knownCopies ?? SequenceCopies(sequences) }

  /// Adds the next record. One whose lineage names nothing is left out, with a note.
  ///
  /// - Parameter sequence: letters as in `ReferenceRecord.sequence`.
  /// - Throws: `TaxonomyError` for a letter that is no base code.
  /// - Complexity: O(letters).
  public mutating func append(_ header: ReferenceHeader, sequence: [UInt8]) throws(TaxonomyError) {
    recordCount += 1
    guard !header.lineage.isUnclassified else {
      note(ReferenceNote.noLineage, header.identifier, "its lineage names nothing; left out")
      return
    }
    if let wrong = arriving.append(sequence) {
      let letter = String(decoding: [sequence[wrong]], as: UTF8.self)
      throw TaxonomyError(
        .invalidBase, location: SourceLocation(file: file, record: recordCount, name: header.identifier),
        message: "base \(wrong + 1) is \"\(letter)\", which is no IUPAC nucleotide code")
    }
    lineageIndices.append(index(of: header.lineage))
    identifiers.append(header.identifier)
    records.append(recordCount)
  }

  /// Closes the draft for further records; only then can its sequences be looked at. Complexity O(bases).
  public mutating func seal() {
    sequences = arriving.sequences
    arriving = PackedSequencesBuilder()
  }

  /// Counts the next record without keeping it.
  public mutating func leaveOut(_ note: ReferenceNote, identifier: String, because reason: String) {
    recordCount += 1
    self.note(note, identifier, reason)
  }

  /// A note on the record that came last.
  mutating func note(_ note: ReferenceNote, _ identifier: String, _ detail: String) {
    notes.append(ReferenceFinding(code: note.id, record: recordCount, identifier: identifier, detail: detail))
  }

  /// The place of a lineage among `lineages`, added where it is new.
  mutating func index(of lineage: Lineage) -> Int {
    if let known = indexOfLineage[lineage] { return known }
    indexOfLineage[lineage] = lineages.count
    lineages.append(lineage)
    return lineages.count - 1
  }
}
