import BioModel

/// What to compute of a table, and how.
public struct DiversityOptions: Sendable {
  /// The run's `--seed`, for the draw behind rarefied distances.
  public var seed: UInt64
  /// The common depth in reads (`--depth`); nil chooses it by `CommonDepth`'s rule.
  public var depth: Int?
  /// Alpha metrics of the samples as they are.
  public var alphaMetrics: [any AlphaMetric]
  /// Expectations of alpha metrics at the common depth.
  public var rarefiedAlphaMetrics: [any RarefiedAlphaMetric]
  /// Distances; each is also ordinated.
  public var betaMetrics: [any BetaMetric]
  /// Ordination axes kept at most.
  public var axes: Int
  /// Steps of a rarefaction curve; 0 for no curves.
  public var curveSteps: Int
  /// What is known of the table.
  public var context: AlphaContext

  /// The default set: the default alpha metrics and default distances, ten axes, curves of 20 steps, seed 0.
  public init(
    seed: UInt64 = 0, depth: Int? = nil, alphaMetrics: [any AlphaMetric] = AlphaMetrics.byDefault,
    rarefiedAlphaMetrics: [any RarefiedAlphaMetric] = RarefiedAlphaMetrics.all,
    betaMetrics: [any BetaMetric] = BetaMetrics.byDefault, axes: Int = 10, curveSteps: Int = 20,
    context: AlphaContext = AlphaContext()
  ) {
    self.seed = seed
    self.depth = depth
    self.alphaMetrics = alphaMetrics
    self.rarefiedAlphaMetrics = rarefiedAlphaMetrics
    self.betaMetrics = betaMetrics
    self.axes = axes
    self.curveSteps = curveSteps
    self.context = context
  }

  /// The ids `selectMetrics` knows, in the order of the registries.
  public static var knownMetricIDs: [String] {
    AlphaMetrics.all.map(\.id) + RarefiedAlphaMetrics.all.map(\.id) + BetaMetrics.all.map(\.id)
  }

  /// Computes these metrics only (`--metrics a,b`), ids of any family; their order is the registries'.
  ///
  /// - Throws: `DiversityError.unknownMetric` for the first id that no registry knows.
  public mutating func selectMetrics(ids: [String]) throws(DiversityError) {
    let known = Self.knownMetricIDs
    for id in ids where !known.contains(id) { throw DiversityError.unknownMetric(id: id, known: known) }
    alphaMetrics = AlphaMetrics.all.filter { ids.contains($0.id) }
    rarefiedAlphaMetrics = RarefiedAlphaMetrics.all.filter { ids.contains($0.id) }
    betaMetrics = BetaMetrics.all.filter { ids.contains($0.id) }
  }
}
