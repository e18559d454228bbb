import BioModel

/// All checks of a reference, in the order of the report. A new check is a new file and a line here.
public enum ReferenceLints {
  public static let all: [any ReferenceLint] = [
    ReferenceNote.noLineage, ReferenceNote.notListed, ReferenceNote.regionNotFound, ReferenceNote.turned,
    ReferenceNote.reversed, ReferenceNote.strandUnclear, DuplicateIdentifier(), ConflictingCopies(), IdenticalCopies(),
    ReferenceNote.merged,
    ReferenceNote.mergedConflict, ReferenceNote.mislabelled, UnknownDomain(), RankHole(), ReferenceNote.missingName,
    PlaceholderName(), SpeciesOfAnotherGenus(), SeveralParents(), Homonym(), LengthOutlier(), AmbiguousBases(),
  ]

  /// All checks, run on a draft.
  ///
  /// - Complexity: O(bases + entries · log entries).
  public static func report(on draft: ReferenceDraft) -> ReferenceLintReport {
    var draft = draft
    draft.knownCopies = SequenceCopies(draft.sequences)
    return ReferenceLintReport(
      checks: all.map { lint in
        ReferenceLintReport.Check(
          descriptor: lint.descriptor, severity: lint.severity, findings: lint.findings(in: draft))
      })
  }
}
