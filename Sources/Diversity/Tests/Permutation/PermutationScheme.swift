/// How samples may be exchanged under the null hypothesis, and how often it is tried.
public struct PermutationScheme: Sendable, Equatable {
  /// Permutations beside the data as they are; all distinct ones are listed instead where they are no more than this.
  public var count: Int
  /// The run's `--seed`.
  public var seed: UInt64
  /// A column of the metadata: samples are exchanged only within its values.
  public var strata: String?
  /// A column of the metadata that names the subject of each sample: a term that is constant within every subject
  /// exchanges whole subjects, another one the samples within each subject.
  public var subject: String?

  /// - Parameters: as the properties.
  public init(count: Int = 999, seed: UInt64 = 0, strata: String? = nil, subject: String? = nil) {
    self.count = count
    self.seed = seed
    self.strata = strata
    self.subject = subject
  }

  /// The columns it needs.
  var columns: [String] { [strata, subject].compactMap { $0 } }
}
