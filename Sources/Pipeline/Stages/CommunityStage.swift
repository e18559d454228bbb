import BioModel
import Diversity
import Dysbiosis
import Reporting
import Taxonomy

/// From the table on, the same for `run`, `analyze` and the commands of its parts: diversity, ratios, markers, indices.
struct CommunityStage: Sendable {
  let options: CommunityOptions
  let resources: CommunityResources
  let context: RunContext
  let study: StudyDescription
  /// The classifier's reference, which says what could have been seen; nil for tables.
  let reference: ReferenceDatabase?
  /// Denoising left no singletons.
  let singletonsRemoved: Bool
  /// What is to be made.
  var parts = Set(ResultPart.allCases)

  /// What the analyses say.
  struct Outcome: Sendable {
    /// What was made.
    let parts: Set<ResultPart>
    /// The community: off-target features left out, all samples.
    let table: FeatureTable
    /// Samples that are compared: no controls, at least one read.
    let compared: [Int]
    let offTarget: [String?]
    /// Values per sample at its own depth, all samples; then those at the common depth, compared samples.
    let diversity: DiversityResults
    /// Groups compared; nil where none were asked for.
    let comparison: GroupComparison?
    /// Distances correlated with quantities or with each other.
    let mantel: (tests: [TestRow], notices: [Notice])
    /// What was said of subjects in the comparison, and of cells and columns of the metadata.
    let peopleNotices: (comparison: [Notice], facts: [Notice])
    /// Nil where neither ratios nor markers were asked for.
    let dysbiosis: DysbiosisResults?
    /// What the samples are compared with, if it fits.
    let cohort: CohortInUse?
    /// Of the choice of a built-in cohort; nil where none was looked for.
    let choice: Notice?
    let resources: CommunityResources
    /// What kind of data the table is.
    let study: StudyDescription
    /// Reads classified at domain level, by compared sample.
    let classified: [Double]

    /// Of all analyses.
    var notices: [Notice] {
      diversity.notices + peopleNotices.comparison + (comparison?.notices ?? []) + mantel.notices + dysbiosisNotices
    }

    /// Of what stands behind markers and ratios, as the manifest lists them; the study's own group stands in its table.
    var fingerprints: [Manifest.Entry] {
      let external = cohort.flatMap { $0.isOwnGroup ? nil : Manifest.Entry(name: "cohort", value: $0.fingerprint) }
      return [Manifest.Entry(name: "nomenclature", value: Nomenclature.builtIn.fingerprint)]
        + [external].compactMap { $0 }
    }

    /// Ratios need no reference group, so none is missed.
    private var dysbiosisNotices: [Notice] {
      (parts.contains(.dysbiosis) ? peopleNotices.facts : []) + [choice].compactMap { $0 }
        + (dysbiosis?.notices ?? []).filter { parts.contains(.dysbiosis) || $0.code != "no-reference" }
    }
  }

  func analyze(_ community: StudyCommunity) throws -> Outcome {
    let offTarget = community.offTargetReasons
    let table = community.table.keepingFeatures(where: offTarget.map { $0 == nil })
    let compared = (0..<table.sampleCount).filter {
      !community.controls[$0] && table[sample: $0].nonZeroCount > 0
    }
    let comparedTable = table.selectingSamples(compared)
    let people = PeopleColumns(options)
    try people.check(community.metadata)
    let (plan, subjectNotices) = try comparisonPlan(comparedTable, community.metadata, people)
    let mantelPlan = try self.mantelPlan(comparedTable, community.metadata)
    var diversity = try self.diversity(of: comparedTable, community, comparedBy: plan)
    let comparison = try plan.map { plan in
      context.progress.begin("comparison of groups", total: nil)
      defer { context.progress.end() }
      return try GroupComparison.run(
        plan, diversity: diversity, table: taxa(of: comparedTable), threads: context.threads,
        cancellation: context.cancellation)
    }

    diversity.releaseSpectra()
    let mantel = try mantelPlan.map {
      try $0.run(diversity.beta, threads: context.threads, cancellation: context.cancellation)
    }

    let universe = reference.map { TaxonUniverse(lineages: $0.lineages, source: $0.name) } ?? resources.universe
    var study = study
    if let scheme = options.taxonomyScheme { study.taxonomy = scheme }
    let facts = people.facts(of: comparedTable.sampleIDs, community.metadata)
    let profile = CommunityProfile(table: comparedTable, study: study, facts: facts.facts, universe: universe)
    let factNotices =
      facts.notices + (resources.universe == nil ? [] : [DatabaseTaxa.notice(profile)].compactMap { $0 })
    let (cohort, choice) = reference(for: profile, community.metadata)
    let cases = parts.contains(.dysbiosis) ? group(resources.caseLevel, profile, community.metadata) : nil
    let dysbiosis = try self.dysbiosis(
      of: profile, cohort: cohort, controls: controls(profile, community.metadata), cases: cases,
      alpha: diversity.alpha)
    return Outcome(
      parts: parts, table: table, compared: compared, offTarget: offTarget, diversity: diversity,
      comparison: comparison,
      mantel: mantel ?? ([], []), peopleNotices: (subjectNotices, factNotices), dysbiosis: dysbiosis,
      cohort: cohort, choice: choice, resources: resources, study: study, classified: profile.denominators
    )
  }

  private func diversity(
    of table: FeatureTable, _ community: StudyCommunity, comparedBy plan: ComparisonPlan?
  ) throws -> DiversityResults {
    guard !parts.isDisjoint(with: [.diversity, .dysbiosis]) else {
      return DiversityResults(alpha: [], beta: [], ordinations: [], commonDepth: nil, notices: [])
    }
    context.progress.begin("diversity", total: nil)
    defer { context.progress.end() }
    var options = resources.diversity
    options.context = AlphaContext(
      singletonsRemoved: self.options.singletons.map { $0 == .removed } ?? singletonsRemoved)
    if options.tree == nil { options.tree = community.tree }
    options.comparesGroups = plan.map { !$0.isQuantity && $0.centres.contains(.spatialMedian) } ?? false
    if !parts.contains(.diversity) { options.keepOnlyAlphaValues() }
    return try DiversityAnalysis.run(
      table, options: options, threads: context.threads, cancellation: context.cancellation)
  }

  private func dysbiosis(
    of profile: CommunityProfile, cohort: CohortInUse?, controls: [Bool]?, cases: ReferenceCohort?,
    alpha: [AlphaValue]
  ) throws -> DysbiosisResults? {
    guard !parts.isDisjoint(with: [.ratios, .dysbiosis]) else { return nil }
    let hasMarkers = parts.contains(.dysbiosis)
    context.progress.begin(hasMarkers ? "ratios, markers, indices" : "ratios", total: nil)
    defer { context.progress.end() }
    return try DysbiosisAnalysis.run(
      profile: profile, cohort: cohort?.profiles, figures: cohort?.figures, controls: controls, cases: cases,
      ratios: parts.contains(.ratios) ? resources.ratios : [],
      markers: hasMarkers ? resources.markers : MarkerTable(markers: []),
      indices: hasMarkers ? DysbiosisIndices.all : [], alpha: alpha,
      options: DysbiosisAnalysis.Options(acceptsMisfit: options.acceptsMisfit, seed: options.seed),
      threads: context.threads)
  }

  /// The comparison asked for, checked against the metadata of the samples that are compared.
  private func comparisonPlan(
    _ table: FeatureTable, _ metadata: SampleMetadata, _ people: PeopleColumns
  ) throws -> (plan: ComparisonPlan?, notices: [Notice]) {
    var asked = options.comparison
    guard asked.isAsked, parts.contains(.diversity) else { return (nil, []) }
    asked.seed = options.seed
    let (subject, notices) = people.ofComparison(asked, table.sampleIDs, metadata)
    asked.subject = subject
    if let level = resources.level { asked.references[level.column] = level.value }
    return (try ComparisonPlan(asked, metadata: metadata, samples: table.sampleIDs), notices)
  }

  private func mantelPlan(_ table: FeatureTable, _ metadata: SampleMetadata) throws -> MantelPlan? {
    var asked = options.mantel
    guard !asked.partners.isEmpty, parts.contains(.diversity) else { return nil }
    asked.seed = options.seed
    return try MantelPlan(
      asked, metadata: metadata, samples: table.sampleIDs, metrics: resources.diversity.betaMetrics.map(\.id))
  }

  /// What differential abundance looks at: species of metagenomes, genera of amplicons, features where none are named.
  private func taxa(of table: FeatureTable) -> FeatureTable {
    let rank = study.library == .shotgun ? Rank.species : .genus
    guard let lineages = table.lineages, lineages.contains(where: { $0[rank] != nil }) else { return table }
    return table.aggregated(to: rank, asShares: false)
  }
}
