import BioModel
import Diversity
import Dysbiosis
import Reporting
import Taxonomy

/// Puts what was found from the table on into the values of a report; the same for `run`, `analyze` and
/// the commands of its parts.
struct CommunityReport {
  let community: StudyCommunity
  let analysis: CommunityStage.Outcome
  let options: CommunityOptions

  private var parts: Set<ResultPart> { analysis.parts }

  /// - Parameter samples: one record per sample, in order; what the community adds is filled in here.
  func results(run: RunDescription, samples: [SampleRecord]) -> RunResults {
    let diversity = analysis.diversity
    let dysbiosis = analysis.dysbiosis
    let groups = groupColumn
    let richness = valuesBySample("observed-features-rarefied")
    let shannon = valuesBySample("shannon-ln-rarefied")
    var records = samples
    for number in records.indices {
      records[number].group = groups.flatMap { community.metadata[column: $0]?.values[number] }
      records[number].observedFeaturesAtCommonDepth = richness[records[number].id]
      records[number].shannonAtCommonDepth = shannon[records[number].id]
    }
    if community.table.unit == .counts {
      for (place, number) in analysis.compared.enumerated() {
        let reads = analysis.classified[place]
        records[number].classifiedReads = Int(reads)
        if reads < 1000 { records[number].depthFlags.append("below-1000-classified-reads") }
      }
    }
    var run = run
    run.context = MaterialContext(study: analysis.study, community: community).completing(run.context)
    var results = RunResults(
      run: run, samples: records, groupColumn: groups, counts: community.table, taxa: taxa,
      alpha: parts.contains(.diversity) ? diversity.alpha : [],
      distances: diversity.beta.map { DistanceSummary(metric: $0.metric, matrix: $0.distances) },
      ordinations: diversity.ordinations.map(summary), commonDepth: diversity.commonDepth.map(summary),
      depthAdvice: diversity.depthAdvice, curves: diversity.curves, comparison: analysis.comparison,
      ratios: dysbiosis?.ratios ?? [], abundance: analysis.study.abundance, markers: dysbiosis?.markers ?? [],
      markerFacts: parts.contains(.dysbiosis) ? analysis.resources.markers.markers.map(facts) : [],
      flagCounts: flagCounts.map {
        FlagSummary(
          sample: $0.sample, panel: $0.panel, flagged: $0.flagged, examined: $0.evaluable,
          expectedByChance: $0.expectedByChance,
          inReference: $0.inReference)
      },
      indices: dysbiosis?.indices ?? [], cohort: cohort, descriptors: descriptors, citations: citations,
      notices: analysis.notices)
    results.agreements = parts.contains(.dysbiosis) ? dysbiosis?.agreements ?? [] : []
    results.mantel = analysis.mantel.tests
    if parts.contains(.dysbiosis), let dysbiosis {
      results.time = dysbiosis.time
      results.repeatability = dysbiosis.repeatability
      results.drift = dysbiosis.drift
    }
    results.compat = parts.contains(.diversity) ? analysis.resources.compat : nil
    return results
  }

  /// Of all markers, then of each panel.
  private var flagCounts: [FlagCount] {
    guard parts.contains(.dysbiosis), let dysbiosis = analysis.dysbiosis else { return [] }
    return dysbiosis.flagCounts + dysbiosis.panelFlagCounts
  }

  /// The column that is compared, that of the reference group, else one called `group`.
  private var groupColumn: String? {
    let named =
      analysis.comparison.flatMap { $0.levels.isEmpty ? nil : $0.group }
      ?? options.referenceLevel?.split(separator: "=", maxSplits: 1).first.map(String.init) ?? "group"
    return community.metadata[column: named] == nil ? nil : named
  }

  private func valuesBySample(_ metric: String) -> [String: MetricValue] {
    Dictionary(
      analysis.diversity.alpha.filter { $0.metric == metric }.map { ($0.sample, $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  private var taxa: [TaxaTable] {
    guard parts.contains(.tables), let lineages = analysis.table.lineages else { return [] }
    return Rank.allCases.filter { rank in rank != .domain && lineages.contains { $0[rank] != nil } }
      .map { TaxaTable(rank: $0, shares: analysis.table.aggregated(to: $0, asShares: true)) }
  }

  private func summary(_ ordination: Ordination) -> OrdinationSummary {
    let negative = -ordination.negativeEigenvalueSum
    let share = ordination.positiveEigenvalueSum > 0 ? negative / ordination.positiveEigenvalueSum : 0
    var summary = OrdinationSummary(
      metric: ordination.metric, sampleIDs: ordination.sampleIDs, coordinates: ordination.coordinates,
      eigenvalues: ordination.eigenvalues, proportionExplained: ordination.proportionExplained,
      note: share > 0.0005
        ? "negative eigenvalues amount to \(NumberText.text((share * 1000).rounded() / 10)) % of the positive ones" : ""
    )
    summary.method = ordination.method
    summary.title = OrdinationMethods.all.first { $0.id == ordination.method }?.descriptor.title ?? ordination.method
    summary.loadings = ordination.loadings
    summary.fit = ordination.fit
    return summary
  }

  private func summary(_ depth: CommonDepth) -> CommonDepthSummary {
    CommonDepthSummary(
      depth: depth.depth,
      reason: options.depth != nil
        ? "given"
        : 10 * depth.droppedSamples.count <= analysis.compared.count
          ? "the largest that keeps 90 % of samples, at least 1,000"
          : "the smallest allowed; no depth of 1,000 or more keeps 90 % of samples",
      droppedSamples: depth.droppedSamples)
  }

  private func facts(_ marker: Marker) -> MarkerFacts {
    MarkerFacts(
      marker: marker.id, taxon: marker.expressionText, isShare: marker.expression.isShare, rule: marker.ruleInWords,
      limitPercentile: marker.tailProbability.map { 100 * (marker.side == .low ? $0 : 1 - $0) },
      conditions: marker.conditions.joined(separator: "; "), rationale: marker.rationale, citation: marker.citation,
      doi: marker.doi)
  }

  private var cohort: CohortSummary? {
    guard let cohort = analysis.cohort, analysis.dysbiosis?.reference.isEmpty == false else { return nil }
    let accepted = analysis.dysbiosis?.notices.first { $0.code == "cohort-misfit-accepted" }
    return CohortSummary(
      name: cohort.name, fingerprint: cohort.fingerprint, subjectCount: cohort.count, origin: cohort.origin,
      override: accepted?.message ?? "")
  }

  private var citations: [Citation] {
    let diversity = analysis.diversity
    let onTree = Set(
      PhylogeneticAlphaMetrics.all.map(\.id) + BetaMetrics.all.filter(\.descriptor.needsTree).map(\.id))
    let hasTree = (diversity.alpha.map(\.metric) + diversity.beta.map(\.metric)).contains { onTree.contains($0) }
    return Citations.compositional + Citations.ordinations(Set(diversity.ordinations.map(\.method)))
      + (parts.isDisjoint(with: [.ratios, .dysbiosis]) ? [] : Citations.limits)
      + (diversity.curves.isEmpty ? [] : Citations.curves) + (hasTree ? Citations.tree : [])
      + (analysis.comparison == nil ? [] : Citations.comparison)
      + Citations.abundance(analysis.comparison?.abundance.map(\.method) ?? [])
      + (analysis.comparison?.tests.contains { $0.test == "anosim" } == true ? Citations.anosim : [])
      + (analysis.mantel.tests.isEmpty ? [] : Citations.mantel)
  }

  /// Of metrics that were computed, and everything else that stands in the tables.
  private var descriptors: [Descriptor] {
    let diversity = analysis.diversity
    let computed = Set(diversity.alpha.map(\.metric) + diversity.beta.map(\.metric))
    return (parts.contains(.diversity) ? DiversityOptions.knownMetrics.filter { computed.contains($0.id) } : [])
      + (parts.contains(.ratios) ? analysis.resources.ratios.map(\.descriptor) : [])
      + (parts.contains(.dysbiosis) ? DysbiosisIndices.all.map(\.descriptor) : [])
  }
}
