public import BioModel
public import Diversity
public import Dysbiosis
public import Reads

/// Everything a report shows, as plain values: the one door between the analyses and the files of a results folder.
///
/// `Reporting` turns these values into bytes and knows no paths, no clock and no input: the pipeline fills this in,
/// asks `ResultFiles.all` for their files and writes them. Rendering reads only what stands here, in the order in
/// which it stands here, so equal results give equal bytes. All types of the module are values and `Sendable`.
///
/// A part that was not computed stays empty; its section is left out and its file holds only a header or is absent.
/// A sample that yielded nothing stays in `samples` with its status and reason and so in every table.
public struct RunResults: Sendable {
  /// What was run, with which version and parameters.
  public var run: RunDescription
  /// All samples in the order of the sheet or table, failed ones included.
  public var samples: [SampleRecord]
  /// The metadata column samples are grouped by in figures; nil when there is none.
  public var groupColumn: String?
  /// Sequence variants with their calls; nil for tables that came without sequences.
  public var features: FeatureCatalogue?
  /// Counts (or shares) per sample and feature.
  public var counts: FeatureTable?
  /// Shares by rank, from the widest rank down.
  public var taxa: [TaxaTable]
  /// The metrics under the names of another program (`--compat`); nil where none was asked for.
  public var compat: CompatSelection?
  /// Alpha diversity, samples in order, each with its metrics in the registry's order.
  public var alpha: [AlphaValue]
  /// One matrix per beta metric; pairs without a distance are NaN.
  public var distances: [DistanceSummary]
  /// One per ordinated matrix.
  public var ordinations: [OrdinationSummary]
  /// The depth at which samples are compared; nil where none was chosen.
  public var commonDepth: CommonDepthSummary?
  /// What other depths would cost and show; nil without counts.
  public var depthAdvice: DepthAdvice?
  /// Points of the curves of Hill numbers, samples in order.
  public var curves: [HillPoint]
  /// Groups compared; nil where none were asked for.
  public var comparison: GroupComparison?
  /// Distances correlated with quantities or with each other; empty where none were asked for.
  public var mantel: [TestRow] = []
  /// Ratios of taxa.
  public var ratios: [RatioResult]
  /// What the ratios are ratios of: `reads`, `genome-copies`, or empty where the table does not tell.
  public var abundance: String
  /// Markers, samples in order.
  public var markers: [MarkerResult]
  /// What is to be told of each marker, by its id.
  public var markerFacts: [MarkerFacts]
  /// Per sample the number of distinct flags beside the number expected by chance.
  public var flagCounts: [FlagSummary]
  /// Dysbiosis indices.
  public var indices: [IndexResult]
  /// Which of a sample's indices point to the same side, one per sample; empty without indices.
  public var agreements: [IndexAgreement] = []
  /// Samples beside the same person's earlier ones; nil where nobody was sampled at two times.
  public var time: TimeResults?
  /// Agreement of technical replicates by marker; empty where none are marked.
  public var repeatability: [Repeatability] = []
  /// The study's own controls beside a cohort that is not theirs; nil where that was not asked.
  public var drift: DriftCheck?
  /// The classifier's reference.
  public var reference: ReferenceSummary?
  /// The reference cohort of percentiles.
  public var cohort: CohortSummary?
  /// What the program decided by itself, with reasons.
  public var plan: [PlanDecision]
  /// What is left of the pairs by where both mates are cut, and the choice; nil where mates are not used together.
  public var truncations: TruncationTable?
  public var truncation: Truncation?
  /// Error models and what denoising made of the samples; nil for models without.
  public var denoising: DenoisingSummary?
  /// Titles, formulas and units of the metrics, ratios and indices that occur, by id.
  public var descriptors: [Descriptor]
  /// The methods' sources.
  public var citations: [Citation]
  /// Notes and warnings.
  public var notices: [Notice]

  /// - Parameters: as the properties; all but `run` and `samples` may be left empty.
  public init(
    run: RunDescription, samples: [SampleRecord], groupColumn: String? = nil, features: FeatureCatalogue? = nil,
    counts: FeatureTable? = nil, taxa: [TaxaTable] = [], alpha: [AlphaValue] = [], distances: [DistanceSummary] = [],
    ordinations: [OrdinationSummary] = [], commonDepth: CommonDepthSummary? = nil,
    depthAdvice: DepthAdvice? = nil, curves: [HillPoint] = [], comparison: GroupComparison? = nil,
    ratios: [RatioResult] = [], abundance: String = "",
    markers: [MarkerResult] = [], markerFacts: [MarkerFacts] = [], flagCounts: [FlagSummary] = [],
    indices: [IndexResult] = [], reference: ReferenceSummary? = nil, cohort: CohortSummary? = nil,
    plan: [PlanDecision] = [], truncations: TruncationTable? = nil, truncation: Truncation? = nil,
    denoising: DenoisingSummary? = nil,
    descriptors: [Descriptor] = [], citations: [Citation] = [], notices: [Notice] = []
  ) {
    self.run = run
    self.samples = samples
    self.groupColumn = groupColumn
    self.features = features
    self.counts = counts
    self.taxa = taxa
    compat = nil
    self.alpha = alpha
    self.distances = distances
    self.ordinations = ordinations
    self.commonDepth = commonDepth
    self.depthAdvice = depthAdvice
    self.curves = curves
    self.comparison = comparison
    self.ratios = ratios
    self.abundance = abundance
    self.markers = markers
    self.markerFacts = markerFacts
    self.flagCounts = flagCounts
    self.indices = indices
    self.reference = reference
    self.cohort = cohort
    self.plan = plan
    self.truncations = truncations
    self.truncation = truncation
    self.denoising = denoising
    self.descriptors = descriptors
    self.citations = citations
    self.notices = notices
  }
}
