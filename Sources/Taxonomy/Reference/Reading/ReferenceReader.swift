public import BioModel

/// Reads records into a `ReferenceDraft`, whatever style their headers are written in: the lineage stands in the header,
/// or in a table beside the sequences.
///
/// All headers are read in one style, that of the first record. Records come one by one, so a large file need not be in
/// memory.
public struct ReferenceReader: Sendable {
  /// The entries so far.
  public private(set) var draft: ReferenceDraft
  private let taxonomy: TaxonomyFile?
  private let ranks: [Rank]?
  private var style: (any ReferenceHeaderStyle)?
  // Of the two-file form: how many records have no line in the table, and one of them.
  private var unknownCount = 0
  private var unknownExample = ""

  /// - Parameters:
  ///   - file: the file as the user named it, for messages.
  ///   - taxonomy: the table of the two-file forms; then only the id of each header is read.
  ///   - ranks: the ranks of lineages that tell them by place; nil for domain to species.
  public init(file: String, taxonomy: TaxonomyFile? = nil, ranks: [Rank]? = nil) {
    draft = ReferenceDraft(file: file)
    self.taxonomy = taxonomy
    self.ranks = ranks
  }

  /// What a header says, in the style of the first; nil where a table has no line for its id.
  ///
  /// Records must be given in order, each either to `append` after this or to `leaveOut`.
  /// - Throws: `TaxonomyError` naming the record: no known style, another style than the first, ranks that cannot be
  ///   told.
  public mutating func header(_ text: String) throws(TaxonomyError) -> ReferenceHeader? {
    if let taxonomy {
      let id = HeaderText.firstToken(text[...])
      guard let entry = taxonomy.entry(of: id) ?? taxonomy.entry(of: HeaderText.firstField(id[...])) else { return nil }
      return ReferenceHeader(
        identifier: id, lineage: try placed(entry.lineage, isPositional: taxonomy.isPositional, text))
    }
    if style == nil {
      style = ReferenceHeaderStyles.style(of: text)
    }
    guard let style else {
      let known = ForeignHeaders.explanation(text)
      throw TaxonomyError(
        .unknownHeaderStyle, location: place(text),
        message: known?.message ?? "the header holds no lineage in a known style",
        advice: known?.advice
          ?? "give the table of lineages with --taxonomy, or headers in a known style: "
          + ReferenceHeaderStyles.all.map(\.descriptor.id).joined(separator: ", "))
    }
    guard let header = style.parse(text) else {
      throw TaxonomyError(
        .brokenHeader, location: place(text),
        message: "the header is not in the style of the first record (\(style.descriptor.id))",
        advice: ForeignHeaders.explanation(text)?.message ?? style.descriptor.summary)
    }
    return ReferenceHeader(
      identifier: header.identifier,
      lineage: try placed(header.lineage, isPositional: style.isPositional, text))
  }

  /// Reads one record.
  ///
  /// - Throws: as `header`; a letter that is no base code.
  public mutating func append(_ record: ReferenceRecord) throws(TaxonomyError) {
    guard let header = try header(record.header) else {
      leaveOutUnlisted(record.header)
      return
    }
    try append(header, text: record.header, sequence: record.sequence)
  }

  /// Adds a record whose header has been read.
  ///
  /// - Throws: a letter that is no base code.
  public mutating func append(_ header: ReferenceHeader, text: String, sequence: [UInt8]) throws(TaxonomyError) {
    try draft.append(header, sequence: sequence)
    let missing = taxonomy?.entry(of: header.identifier)?.missingNames ?? HeaderText.missingNames(in: text)
    if !missing.isEmpty, !header.lineage.isUnclassified {
      draft.note(ReferenceNote.missingName, header.identifier, missing.joined(separator: ", "))
    }
  }

  /// Counts a record that the table has no line for.
  public mutating func leaveOutUnlisted(_ text: String) {
    let id = HeaderText.firstToken(text[...])
    if unknownCount == 0 { unknownExample = id }
    unknownCount += 1
    draft.leaveOut(ReferenceNote.notListed, identifier: id, because: "the table of lineages has no such id; left out")
  }

  /// Counts a record that is left out for another reason.
  public mutating func leaveOut(_ note: ReferenceNote, identifier: String, because reason: String) {
    draft.leaveOut(note, identifier: identifier, because: reason)
  }

  /// Notes something on the record that was added last.
  public mutating func noteLast(_ note: ReferenceNote, identifier: String, _ detail: String) {
    draft.note(note, identifier, detail)
  }

  /// The draft, once all records have come.
  ///
  /// - Throws: `TaxonomyError` where more than one in ten records have no line in the table: the files do not belong
  ///   together.
  public func finished() throws(TaxonomyError) -> ReferenceDraft {
    if let taxonomy, unknownCount * 10 > draft.recordCount {
      throw TaxonomyError(
        .brokenTaxonomy, location: SourceLocation(file: draft.file),
        message: "\(unknownCount) of \(draft.recordCount) sequences have no line in \(taxonomy.file), for example "
          + "\"\(unknownExample)\"; its ids look like \"\(taxonomy.example)\"",
        advice: "give the two files of one database and version")
    }
    var draft = draft
    draft.seal()
    return draft
  }

  // By --ranks where the style tells ranks by place.
  private func placed(_ lineage: Lineage, isPositional: Bool, _ text: String) throws(TaxonomyError) -> Lineage {
    guard isPositional, !lineage.isUnclassified else { return lineage }
    guard let ranks else {
      if draft.recordCount == 0, let first = lineage[.domain], !DomainNames.isDomain(first),
        Nomenclature.builtIn.knows(first, rank: .phylum)
      {
        throw TaxonomyError(
          .brokenHeader, location: place(text), message: "the lineage begins with \"\(first)\", which is a phylum",
          advice: "say which ranks stand there: --ranks phylum,class,order,family,genus,species")
      }
      return lineage
    }
    let names = Rank.allCases.map { lineage[$0] ?? "" }
    if let extra = names[min(ranks.count, names.count)...].first(where: { !$0.isEmpty }) {
      throw TaxonomyError(
        .brokenHeader, location: place(text),
        message: "the lineage goes on with \"\(extra)\" behind the \(ranks.count) ranks given",
        advice: "give --ranks one rank for each name")
    }
    var placed = Lineage.unclassified
    for (rank, name) in zip(ranks, names) { placed[rank] = name }
    return placed
  }

  private func place(_ header: String) -> SourceLocation {
    SourceLocation(
      file: draft.file, record: draft.recordCount + 1,
      name: header.utf8.count <= 60 ? header : String(header.prefix(57)) + "...")
  }
}
