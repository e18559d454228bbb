public import BioModel

/// The calls of one run, and by which cut-off they were made.
public struct ClassificationResult: Sendable, Equatable {
  /// One call per sequence, in the order given.
  public let calls: [TaxonomyCall]
  /// Confidence 0…1 that a rank needs to be named; one for the run.
  public let cutOff: Double
  /// What the user should know.
  public let notices: [Notice]

  public init(calls: [TaxonomyCall], cutOff: Double, notices: [Notice]) {
    self.calls = calls
    self.cutOff = cutOff
    self.notices = notices
  }
}
