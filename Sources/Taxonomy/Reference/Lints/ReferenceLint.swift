public import BioModel

/// One check of a reference.
public protocol ReferenceLint: Described {
  /// Whether it may spoil results (warning) or is good to know (note).
  var severity: Notice.Severity { get }
  /// What it finds, by rising record.
  func findings(in draft: ReferenceDraft) -> [ReferenceFinding]
}

extension ReferenceLint {
  func finding(_ draft: ReferenceDraft, _ entry: Int, _ detail: String) -> ReferenceFinding {
    ReferenceFinding(
      code: id, record: draft.records[entry], identifier: draft.identifiers[entry], detail: detail)
  }
}
