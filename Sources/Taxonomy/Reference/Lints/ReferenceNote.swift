public import BioModel

/// What was done or seen while the reference was read and made: its findings stand in `ReferenceDraft.notes`.
public struct ReferenceNote: ReferenceLint {
  public let descriptor: Descriptor
  public let severity: Notice.Severity

  private init(_ id: String, _ severity: Notice.Severity, _ title: String, _ summary: String) {
    descriptor = Descriptor(id: id, title: title, summary: summary)
    self.severity = severity
  }

  public func findings(in draft: ReferenceDraft) -> [ReferenceFinding] {
    draft.notes.filter { $0.code == id }
  }

  public static let noLineage = ReferenceNote(
    "no-lineage", .warning, "left out: no lineage",
    "The lineage names nothing at any rank, so the record cannot be used.")
  public static let notListed = ReferenceNote(
    "not-listed", .warning, "left out: not in the table of lineages",
    "The id stands in no line of the table given with --taxonomy.")
  public static let missingName = ReferenceNote(
    "missing-name", .note, "words for no name, read as no name",
    "A rank holds a word such as uncultured or unidentified instead of a name; it is read as empty.")
  public static let regionNotFound = ReferenceNote(
    "region-not-found", .warning, "the primers of the region are not found",
    "One of the primers is not found on either strand, or not in this order; the record is left out or kept whole.")
  public static let turned = ReferenceNote(
    "turned", .warning, "reverse complement, turned",
    "The sequence is the reverse complement of what the others are; it was turned.")
  public static let reversed = ReferenceNote(
    "reversed", .warning, "reverse complement, kept as it is",
    "The sequence is the reverse complement of what the others are.")
  public static let strandUnclear = ReferenceNote(
    "strand-unclear", .warning, "the strand cannot be told",
    "The words of the sequence are as rare on one strand as on the other; it was left as it is.")
  public static let merged = ReferenceNote(
    "merged", .note, "copies merged into one entry", "The sequence is that of another record, which stands for both.")
  public static let mergedConflict = ReferenceNote(
    "merged-conflict", .warning, "copies with different lineages merged",
    "Copies of one sequence have lineages that disagree; the entry has their lowest common ancestor.")
  public static let mislabelled = ReferenceNote(
    "mislabelled", .warning, "the sequence contradicts its label",
    "Called with its own words taken out, the sequence belongs to another family or wider group with at least 95 % "
      + "confidence, though at least two other sequences of its genus are there (--check-labels).")
}
