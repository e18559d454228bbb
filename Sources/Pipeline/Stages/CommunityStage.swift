import BioModel
import Diversity
import Dysbiosis
import Taxonomy

/// From the table on, the same for `run` and `analyze`: diversity, ratios, markers, indices.
struct CommunityStage: Sendable {
  let options: CommunityOptions
  let resources: CommunityResources
  let context: RunContext
  let study: StudyDescription
  /// The classifier's reference, which says what could have been seen; nil for tables.
  let reference: ReferenceDatabase?
  /// Denoising left no singletons.
  let singletonsRemoved: Bool

  /// What the analyses say.
  struct Outcome: Sendable {
    /// The community: off-target features left out, all samples.
    let table: FeatureTable
    /// Samples that are compared: no controls, at least one read.
    let compared: [Int]
    let offTarget: [String?]
    /// Values per sample at its own depth, all samples; then those at the common depth, compared samples.
    let diversity: DiversityResults
    /// Groups compared; nil where none were asked for.
    let comparison: GroupComparison?
    let dysbiosis: DysbiosisResults
    let cohort: ReferenceCohort?
    let resources: CommunityResources
    /// What the abundances are shares of (`StudyDescription.abundance`).
    let abundance: String
    /// Reads classified at domain level, by compared sample.
    let classified: [Double]

    /// Of all analyses.
    var notices: [Notice] { diversity.notices + (comparison?.notices ?? []) + dysbiosis.notices }
  }

  func analyze(_ community: StudyCommunity) throws -> Outcome {
    let offTarget = community.offTargetReasons
    let table = community.table.keepingFeatures(where: offTarget.map { $0 == nil })
    let compared = (0..<table.sampleCount).filter {
      !community.controls[$0] && table[sample: $0].nonZeroCount > 0
    }
    let comparedTable = table.selectingSamples(compared)
    let plan = try comparisonPlan(comparedTable, community.metadata)
    context.progress.begin("diversity", total: nil)
    var diversityOptions = resources.diversity
    diversityOptions.context = AlphaContext(singletonsRemoved: singletonsRemoved)
    if diversityOptions.tree == nil { diversityOptions.tree = community.tree }
    let diversity = try DiversityAnalysis.run(
      comparedTable, options: diversityOptions, threads: context.threads, cancellation: context.cancellation)
    context.progress.end()
    let comparison = try plan.map { plan in
      context.progress.begin("comparison of groups", total: nil)
      defer { context.progress.end() }
      return try GroupComparison.run(
        plan, diversity: diversity, table: taxa(of: comparedTable), threads: context.threads,
        cancellation: context.cancellation)
    }

    context.progress.begin("ratios, markers, indices", total: nil)
    defer { context.progress.end() }
    let universe = reference.map { TaxonUniverse(lineages: $0.lineages, source: $0.name) }
    var study = study
    if let scheme = options.taxonomyScheme { study.taxonomy = scheme }
    let profile = CommunityProfile(
      table: comparedTable, study: study,
      facts: SampleFacts.all(of: comparedTable.sampleIDs, metadata: community.metadata), universe: universe)
    let cohort = try referenceCohort(profile, community.metadata)
    let dysbiosis = try DysbiosisAnalysis.run(
      profile: profile, cohort: cohort, cases: try group(resources.caseLevel, profile, community.metadata),
      ratios: resources.ratios, markers: resources.markers, alpha: diversity.alpha,
      options: DysbiosisAnalysis.Options(seed: options.seed), threads: context.threads)
    return Outcome(
      table: table, compared: compared, offTarget: offTarget, diversity: diversity, comparison: comparison,
      dysbiosis: dysbiosis,
      cohort: cohort, resources: resources, abundance: study.abundance, classified: profile.denominators)
  }

  /// The comparison asked for, checked against the metadata of the samples that are compared.
  private func comparisonPlan(_ table: FeatureTable, _ metadata: SampleMetadata) throws -> ComparisonPlan? {
    var asked = options.comparison
    guard asked.isAsked else { return nil }
    asked.seed = options.seed
    if let level = resources.level { asked.references[level.column] = level.value }
    return try ComparisonPlan(asked, metadata: metadata, samples: table.sampleIDs)
  }

  /// What differential abundance looks at: species of metagenomes, genera of amplicons, features where none are named.
  private func taxa(of table: FeatureTable) -> FeatureTable {
    let rank = study.library == .shotgun ? Rank.species : .genus
    guard let lineages = table.lineages, lineages.contains(where: { $0[rank] != nil }) else { return table }
    return table.aggregated(to: rank, asShares: false)
  }

  private func referenceCohort(_ profile: CommunityProfile, _ metadata: SampleMetadata) throws -> ReferenceCohort? {
    if let cohort = resources.cohort { return cohort }
    return try group(resources.level, profile, metadata)
  }

  /// One row per subject of the samples that a level names.
  private func group(
    _ level: ReferenceLevel?, _ profile: CommunityProfile, _ metadata: SampleMetadata
  ) throws -> ReferenceCohort? {
    guard let level else { return nil }
    // Whether the group exists was checked at the start; all its samples may have come to nothing.
    guard let isMember = try? level.members(of: profile.table.sampleIDs, metadata: metadata) else { return nil }
    return ReferenceCohort(ownGroup: level.text, of: profile, isMember: isMember)
  }
}
