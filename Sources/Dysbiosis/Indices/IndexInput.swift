import BioModel
public import Parallel

/// What an index is computed from: the samples, the people they are compared with, and a study's own cases.
public struct IndexInput: Sendable {
  public let profile: CommunityProfile
  /// Nil: no percentiles, and indices that compare whole profiles have no value.
  public let cohort: ReferenceCohort?
  /// The samples of a condition, one row per subject, named by `--case-level`; nil where the study names none.
  public let cases: ReferenceCohort?
  /// Of the draws behind intervals.
  public let seed: UInt64
  public let threads: ThreadCount
  /// By sample: why it is not compared with the cohort (another host or body site); nil: it is.
  let misfits: [String?]
  /// By sample: `too-few-reads` where it is too shallow to be placed in a reference.
  let shallowness: [String?]
  /// Distances that several indices need, each computed when it is first asked for.
  let distances: SharedDistances

  /// - Parameter cases: made by `ReferenceCohort(ownGroup:of:isMember:)` from this very profile.
  public init(
    profile: CommunityProfile, cohort: ReferenceCohort? = nil, cases: ReferenceCohort? = nil, seed: UInt64 = 0,
    threads: ThreadCount = .one
  ) {
    self.profile = profile
    self.cohort = cohort
    self.cases = cases
    self.seed = seed
    self.threads = threads
    misfits =
      cohort.map { ComparisonGroup.profiles($0).misfits(in: profile) }
      ?? [String?](repeating: nil, count: profile.table.sampleCount)
    shallowness = (0..<profile.table.sampleCount).map { profile.isShallow($0) ? DepthGates.tooFewReads : nil }
    distances = SharedDistances(profile: profile, cohort: cohort, cases: cases, threads: threads)
  }
}

extension DysbiosisIndex {
  /// As `evaluate(_:)`, with a reference alone.
  public func evaluate(_ profile: CommunityProfile, cohort: ReferenceCohort?) -> [IndexResult] {
    evaluate(IndexInput(profile: profile, cohort: cohort))
  }
}
