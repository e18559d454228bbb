public import BioModel

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
  /// How samples are placed on axes.
  public var ordinations = OrdinationMethods.byDefault
  /// The most samples whose whole spectrum is computed unless `pcoa` was asked for: its time grows with samples³.
  public var mostExactlyOrdinated = DiversityOptions.mostWithSpectrum
  /// The most samples of which whole spectra of distances are computed unless something asked for needs them.
  public static let mostWithSpectrum = 5_000
  /// Whether the ordinations were asked for.
  public private(set) var choosesOrdinations = false
  /// Whether groups are compared afterwards: what their dispersion needs of the spectra is then worked out with them.
  public var comparesGroups = false
  /// Draws behind the interval of an alpha value, half as many at the common depth; 0 for no intervals.
  public var intervalReplicates = AlphaIntervals.replicates
  /// Curves of Hill numbers are computed.
  public var hasCurves = true
  /// Draws behind the interval of a curve's point; 0 for no intervals. With fifty the width is known to a tenth.
  public var curveReplicates = 50
  /// The most samples whose curves get intervals.
  public var mostCurvesWithIntervals = 200
  /// What is known of the table.
  public var context: AlphaContext
  /// A tree of the features, for metrics that need one; without it they are said not to be computed.
  public var tree: PhylogeneticTree?
  /// What happens to features that the tree does not have.
  public var missingFromTree = TreeMatch.MissingFeatures.refuse
  /// Alpha metrics that need the tree.
  public var phylogeneticAlphaMetrics: [any PhylogeneticAlphaMetric]

  /// The default set: the default alpha metrics and distances, those of the tree too, ten axes, curves, seed 0.
  public init(
    seed: UInt64 = 0, depth: Int? = nil, alphaMetrics: [any AlphaMetric] = AlphaMetrics.byDefault,
    rarefiedAlphaMetrics: [any RarefiedAlphaMetric] = RarefiedAlphaMetrics.all,
    phylogeneticAlphaMetrics: [any PhylogeneticAlphaMetric] = PhylogeneticAlphaMetrics.byDefault,
    betaMetrics: [any BetaMetric] = BetaMetrics.byDefault + BetaMetrics.byDefaultWithTree, axes: Int = 10,
    context: AlphaContext = AlphaContext()
  ) {
    self.seed = seed
    self.depth = depth
    self.alphaMetrics = alphaMetrics
    self.rarefiedAlphaMetrics = rarefiedAlphaMetrics
    self.phylogeneticAlphaMetrics = phylogeneticAlphaMetrics
    self.betaMetrics = betaMetrics
    self.axes = axes
    self.context = context
  }

  /// Leaves only what diversity markers need: alpha values as they are and at the common depth, without intervals.
  public mutating func keepOnlyAlphaValues() {
    intervalReplicates = 0
    hasCurves = false
    phylogeneticAlphaMetrics = []
    betaMetrics = []
    ordinations = []
  }

  /// The ids `selectMetrics` knows, in the order of the registries.
  public static var knownMetricIDs: [String] { knownMetrics.map(\.id) }

  /// The metrics of all families, in the order of the registries.
  public static var knownMetrics: [Descriptor] {
    AlphaMetrics.all.map(\.descriptor) + RarefiedAlphaMetrics.all.map(\.descriptor)
      + PhylogeneticAlphaMetrics.all.map(\.descriptor) + BetaMetrics.all.map(\.descriptor)
  }

  /// Makes these ordinations only (`--ordination a,b`); their order is the registry's.
  ///
  /// - Throws: `DiversityError.unknownOrdination` for the first id that the registry does not know.
  public mutating func selectOrdinations(ids: [String]) throws(DiversityError) {
    let known = OrdinationMethods.all.map(\.id)
    for id in ids where !known.contains(id) { throw DiversityError.unknownOrdination(id: id, known: known) }
    choosesOrdinations = true
    ordinations = OrdinationMethods.all.filter { ids.contains($0.id) }
  }

  /// What log-ratios add to every cell (`--zero`), > 0; of the metrics and ordinations chosen so far.
  public mutating func setZeroAddend(_ addend: Double) {
    betaMetrics = betaMetrics.map { $0 is Aitchison ? Aitchison(zeroAddend: addend) : $0 }
    ordinations = ordinations.map { $0 is LogRatioMethod ? LogRatioMethod(zeroAddend: addend) : $0 }
  }

  /// Computes these metrics only (`--metrics a,b`), ids of any family; their order is the registries'.
  ///
  /// - Throws: `DiversityError.unknownMetric` for the first id that no registry knows.
  public mutating func selectMetrics(ids: [String]) throws(DiversityError) {
    let known = Self.knownMetricIDs
    for id in ids where !known.contains(id) { throw DiversityError.unknownMetric(id: id, known: known) }
    alphaMetrics = AlphaMetrics.all.filter { ids.contains($0.id) }
    rarefiedAlphaMetrics = RarefiedAlphaMetrics.all.filter { ids.contains($0.id) }
    phylogeneticAlphaMetrics = PhylogeneticAlphaMetrics.all.filter { ids.contains($0.id) }
    betaMetrics = BetaMetrics.all.filter { ids.contains($0.id) }
  }
}
