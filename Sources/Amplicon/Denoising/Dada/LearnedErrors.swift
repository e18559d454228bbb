/// Error rates learned from reads, and how.
public struct LearnedErrors: Sendable, Equatable {
  /// The rates.
  public let model: ErrorModel
  /// The transitions of the last round, from which they were estimated.
  public let observed: TransitionCounts
  /// Rounds of inference and estimation.
  public let rounds: Int
  /// Whether a matrix came again; if not, learning stopped at the greatest number of rounds.
  public let converged: Bool
  /// Bases and reads of the samples used.
  public let bases: Int
  public let reads: Int
  /// The number of samples used, the first ones in their order.
  public let samples: Int

  public init(
    model: ErrorModel, observed: TransitionCounts, rounds: Int, converged: Bool, bases: Int, reads: Int, samples: Int
  ) {
    self.model = model
    self.observed = observed
    self.rounds = rounds
    self.converged = converged
    self.bases = bases
    self.reads = reads
    self.samples = samples
  }
}
