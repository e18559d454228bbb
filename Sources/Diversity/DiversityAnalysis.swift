public import BioModel
public import Parallel
import Statistics

/// # Diversity
///
/// How varied each sample is (`AlphaDiversity`), how different samples are (`BetaDiversity`), at a fair number of reads
/// (`CommonDepth`, `Rarefaction`, `RarefiedAlphaDiversity`, `HillCurves`, `DepthAdvice`), and where they lie relative to each
/// other (`PCoA`). Metrics stand in registries: `AlphaMetrics`, `RarefiedAlphaMetrics`, `PhylogeneticAlphaMetrics`,
/// `BetaMetrics`. Those that need a tree say so in their descriptors; `TreeMatch` makes one ready.
///
/// Not here: reading and writing files.
///
/// Everything is a value and safe to use from any thread; work is spread over lanes of `Parallel`. Results are the same
/// to the last bit for any number of threads and any order of samples and features.
public enum DiversityAnalysis {
  /// Everything the options name.
  ///
  /// Inputs that cannot give a result give a notice instead: one sample has no distances, all-zero samples have no
  /// place in an ordination, shares have no common depth.
  ///
  /// - Parameters:
  ///   - table: counts or shares; samples without reads are allowed.
  ///   - cancellation: looked at before each metric, and every few samples, each spectrum.
  /// - Throws: `DiversityError` for a depth below 1, `LinearAlgebraError`, `CancellationRequested`.
  /// - Complexity: samples² distances per metric, samples³ per ordination.
  public static func run(
    _ table: FeatureTable, options: DiversityOptions = DiversityOptions(), threads: ThreadCount = .one,
    cancellation: Cancellation = Cancellation()
  ) throws -> DiversityResults {
    if let depth = options.depth, depth < 1 { throw DiversityError.depthNotPositive(depth) }
    let table = table.withFeaturesSortedByID()
    let (commonDepth, depthNotices) = chooseDepth(table, options: options)
    var notices = depthNotices
    var options = options
    if table.sampleCount > options.mostExactlyOrdinated, !options.choosesOrdinations,
      options.ordinations.contains(where: { $0 is PCoAMethod })
    {
      options.ordinations = options.ordinations.map { $0 is PCoAMethod ? RandomisedPCoAMethod() : $0 }
      let message =
        "more than \(options.mostExactlyOrdinated) samples: principal coordinates are of the leading axes only "
        + "(pcoa-randomised), and their proportions of the trace; --ordination pcoa computes all"
      notices.append(Notice(.note, code: "randomised-ordination", message: message))
    }
    try cancellation.check()
    let match = try treeMatch(table, options: options, notices: &notices)

    var (beta, betaNotices) = try distances(
      table, options: options, depth: commonDepth, match: match, threads: threads, cancellation)
    var placed = beta.map(PlacedDistances.init)
    let hasCurves = options.hasCurves && Rarefaction.holdsWholeCounts(table)
    let hasIntervals = table.sampleCount <= options.mostCurvesWithIntervals
    if hasCurves, !hasIntervals, options.curveReplicates > 0 {
      let message =
        "curves of more than \(options.mostCurvesWithIntervals) samples are given without intervals; values have theirs"
      notices.append(Notice(.note, code: "curves-without-intervals", message: message))
    }
    notices += betaNotices
    let plan = SampleWork.Plan(
      options: options, depth: commonDepth?.depth, hasCurves: hasCurves,
      curveReplicates: hasIntervals ? options.curveReplicates : 0)
    let work = try SampleWork(table, plan, placed: placed, threads: threads, cancellation)
    for (place, spectrum) in work.spectra.enumerated() {
      placed[place].spectrum = spectrum
      beta[place].spectrum = spectrum
    }
    var alpha = work.alpha
    if let match {
      let onTree = PhylogeneticAlphaDiversity.compute(
        table, match: match, metrics: options.phylogeneticAlphaMetrics, depth: commonDepth?.depth, threads: threads)
      alpha = AlphaValue.interleaved(
        alpha, options.alphaMetrics.count + options.rarefiedAlphaMetrics.count, onTree,
        options.phylogeneticAlphaMetrics.count, samples: table.sampleCount)
    }
    try cancellation.check()
    let advice = hasCurves ? try DepthAdvice(of: table, context: options.context, threads: threads) : nil
    let ordinated = try Ordinations.all(of: placed, table: table, options: options, threads: threads, cancellation)
    return DiversityResults(
      alpha: alpha, beta: beta, ordinations: ordinated.ordinations, commonDepth: commonDepth,
      curves: work.curves, depthAdvice: advice, notices: notices + ordinated.notices)
  }

  /// The distances that can be computed, and why others cannot.
  private static func distances(
    _ table: FeatureTable, options: DiversityOptions, depth: CommonDepth?, match: TreeMatch?, threads: ThreadCount,
    _ cancellation: Cancellation
  ) throws -> ([BetaResult], [Notice]) {
    var beta: [BetaResult] = []
    var notices: [Notice] = []
    for metric in options.betaMetrics {
      try cancellation.check()
      if metric.descriptor.needsTree, match == nil { continue }
      if let notice = obstacle(metric, table, commonDepth: depth) {
        notices.append(notice)
        continue
      }
      let distances = try BetaDiversity.matrix(
        metric, table, depth: depth?.depth, seed: options.seed, match: match, threads: threads)
      beta.append(BetaResult(metric: metric.id, distances: distances))
    }
    return (beta, notices)
  }

  /// The tree made ready, where there is one and a metric needs it; what cannot be computed without it is said.
  private static func treeMatch(
    _ table: FeatureTable, options: DiversityOptions, notices: inout [Notice]
  ) throws(DiversityError) -> TreeMatch? {
    guard let tree = options.tree else {
      let left =
        options.phylogeneticAlphaMetrics.map(\.id) + options.betaMetrics.filter(\.descriptor.needsTree).map(\.id)
      if !left.isEmpty {
        notices.append(
          Notice(
            .note, code: "metric-not-computed",
            message: "not computed, since there is no tree of the features: " + left.joined(separator: ", ")))
      }
      return nil
    }
    let isNeeded =
      !options.phylogeneticAlphaMetrics.isEmpty || options.betaMetrics.contains { $0.descriptor.needsTree }
    guard isNeeded else { return nil }
    let match = try TreeMatch(tree, table: table, missing: options.missingFromTree)
    notices += match.notices
    return match
  }

  private static func notComputed(_ metric: String, _ reason: String) -> Notice {
    Notice(.note, code: "metric-not-computed", message: "\(metric) is not computed: \(reason)")
  }

  private static func chooseDepth(
    _ table: FeatureTable, options: DiversityOptions
  ) -> (CommonDepth?, [Notice]) {
    guard table.unit == .counts else {
      return (
        nil, [Notice(.note, code: "no-counts", message: "the table holds shares, so nothing is rarefied")]
      )
    }
    guard Rarefaction.holdsWholeCounts(table) else {
      let message = "the table holds fractions of reads, so nothing is rarefied; round the counts if that is wanted"
      return (nil, [Notice(.warning, code: "fractional-counts", message: message)])
    }
    let chosen = options.depth.map { CommonDepth(of: table, depth: $0) } ?? CommonDepth(of: table)
    guard let chosen else {
      let message =
        "fewer than two samples reach \(CommonDepth.smallest) reads, so there is no common depth; choose one with --depth"
      return (nil, [Notice(.warning, code: "no-common-depth", message: message)])
    }
    guard !chosen.droppedSamples.isEmpty else { return (chosen, []) }
    let isMany = 10 * chosen.droppedSamples.count > table.sampleCount
    let message =
      "\(chosen.droppedSamples.count) of \(table.sampleCount) samples have fewer reads than the common depth "
      + "\(chosen.depth) and no values at it: " + someNames(chosen.droppedSamples)
    return (chosen, [Notice(isMany ? .warning : .note, code: "below-common-depth", message: message)])
  }

  /// The most samples whose distances are computed: one matrix then takes 3 GiB.
  static let mostCompared = 20_000

  /// Why a metric cannot be computed, if it cannot.
  private static func obstacle(
    _ metric: any BetaMetric, _ table: FeatureTable, commonDepth: CommonDepth?
  ) -> Notice? {
    func notice(_ reason: String) -> Notice { notComputed(metric.id, reason) }
    if table.sampleCount < 2 { return notice("it compares samples, and there are fewer than two") }
    if table.sampleCount > mostCompared {
      let gibibytes = table.sampleCount * table.sampleCount / (1 << 27)
      return notice(
        "distances between \(table.sampleCount) samples need \(gibibytes) GiB; compare at most \(mostCompared) at a time"
      )
    }
    switch metric.scale {
    case .shares, .asGiven: return nil
    case .counts: return table.unit == .counts ? nil : notice("it needs counts, and the table holds shares")
    case .rarefiedCounts:
      guard let commonDepth else { return notice("there is no common depth to rarefy to") }
      return commonDepth.keptSamples.count < 2 ? notice("fewer than two samples reach the common depth") : nil
    }
  }
}
