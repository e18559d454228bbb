public import BioModel
import Storage

/// Sequences with many letters other than A, C, G and T.
public struct AmbiguousBases: ReferenceLint {
  /// The share of a sequence's bases above which it is reported.
  static let share = 0.01

  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "ambiguous-bases", title: "more than 1 % ambiguous bases",
      summary: "More than one base in a hundred is no A, C, G or T; words that hold one are not counted.")
  }

  public var severity: Notice.Severity { .note }

  /// Complexity O(entries · log ambiguous letters).
  public func findings(in draft: ReferenceDraft) -> [ReferenceFinding] {
    (0..<draft.count).compactMap { entry in
      let count = draft.sequences.ambiguousCount(entry)
      let length = draft.sequences.starts[entry + 1] - draft.sequences.starts[entry]
      guard Double(count) > Self.share * Double(length) else { return nil }
      return finding(draft, entry, "\(count) of \(length) bases")
    }
  }
}
