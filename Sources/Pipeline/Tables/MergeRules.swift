/// What may become one table.
public struct MergeRules: Sendable, Equatable {
  /// What becomes of a sample that stands in several files.
  public enum SameSample: String, Sendable, CaseIterable {
    /// An error that names both files.
    case refuse
    /// One sample with the sum: sequencing runs of one library.
    case add
  }

  public var sameSample = SameSample.refuse
  /// Put together what was made by other programs, versions, databases or taxonomies; said loudly, at the user's risk.
  public var allowsMixed = false
  /// Put together variants of which the files have next to none in common.
  public var allowsDisjoint = false

  public init() {}
}
