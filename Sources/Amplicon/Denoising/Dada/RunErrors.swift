/// The error models of one sequencing run, and how they were learned.
public struct RunErrors: Sendable, Equatable {
  /// One mate's model.
  public struct Mate: Sendable, Equatable {
    public var model: ErrorModel
    /// What it was learned from; nil for a given model.
    public var learning: Learning?

    public init(model: ErrorModel, learning: Learning?) {
      self.model = model
      self.learning = learning
    }
  }

  /// How a model was learned.
  public struct Learning: Sendable, Equatable {
    /// The id of the fit.
    public var fit: String
    /// The transitions of the last round.
    public var observed: TransitionCounts
    public var rounds: Int
    /// Whether a matrix came again before the rounds were used up.
    public var converged: Bool
    public var sampleCount: Int
    public var readCount: Int
    public var baseCount: Int

    public init(_ learned: LearnedErrors, fit: String) {
      self.fit = fit
      observed = learned.observed
      rounds = learned.rounds
      converged = learned.converged
      sampleCount = learned.samples
      readCount = learned.reads
      baseCount = learned.bases
    }
  }

  /// The run's name in the sheet; empty where there is one run without a name.
  public var run: String
  /// Forward and reverse mates, or single reads alone.
  public var mates: [Mate]

  public init(run: String, mates: [Mate]) {
    self.run = run
    self.mates = mates
  }

  /// The models as denoising takes them; nil without any.
  public var models: MateErrors? {
    mates.first.map { MateErrors(forward: $0.model, reverse: mates.count > 1 ? mates[1].model : nil) }
  }

  /// The names of mates in files: one is `reads`, two are `forward` and `reverse`.
  public static func mateNames(_ count: Int) -> [String] { count == 1 ? ["reads"] : ["forward", "reverse"] }
}
