import BioIO
import BioModel
import Diversity
import Dysbiosis
import Parallel
import Reads
import Taxonomy

/// From the table on, the same for `run` and `analyze`: diversity, ratios, markers, indices.
struct CommunityStage: Sendable {
  let options: CommunityOptions
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
    let dysbiosis: DysbiosisResults
    let cohort: ReferenceCohort?
    let markers: MarkerTable
    let ratios: [RatioDefinition]
    let classified: [Double]
    let inputs: [Manifest.Input]
  }

  func analyze(_ community: StudyCommunity) throws -> Outcome {
    let offTarget = community.offTargetReasons
    let table = community.table.keepingFeatures(where: offTarget.map { $0 == nil })
    let compared = (0..<table.sampleCount).filter {
      !community.controls[$0] && table[sample: $0].nonZeroCount > 0
    }
    context.progress.begin("diversity", total: nil)
    let comparedTable = table.selectingSamples(compared)
    var diversityOptions = DiversityOptions(seed: options.seed, depth: options.depth)
    diversityOptions.context = AlphaContext(singletonsRemoved: singletonsRemoved)
    if !options.metrics.isEmpty { try diversityOptions.selectMetrics(ids: options.metrics) }
    let diversity = try DiversityAnalysis.run(
      comparedTable, options: diversityOptions, threads: context.threads, cancellation: context.cancellation)
    context.progress.end()

    context.progress.begin("ratios, markers, indices", total: nil)
    defer { context.progress.end() }
    var inputs: [Manifest.Input] = []
    let markers = try markerTable(&inputs)
    let ratios = try RatioDefinition.builtIn + options.ratios.map(UserRatio.definition)
    let universe = reference.map { TaxonUniverse(lineages: $0.lineages, source: $0.name) }
    let profile = CommunityProfile(
      table: comparedTable, study: study,
      facts: SampleFacts.all(of: comparedTable.sampleIDs, metadata: community.metadata), universe: universe)
    let cohort = try referenceCohort(profile, community.metadata, &inputs)
    let dysbiosis = try DysbiosisAnalysis.run(
      profile: profile, cohort: cohort, ratios: ratios, markers: markers, alpha: diversity.alpha)
    return Outcome(
      table: table, compared: compared, offTarget: offTarget, diversity: diversity, dysbiosis: dysbiosis,
      cohort: cohort, markers: markers, ratios: ratios, classified: profile.denominators, inputs: inputs)
  }

  private func markerTable(_ inputs: inout [Manifest.Input]) throws -> MarkerTable {
    guard let file = options.markerFile else { return try MarkerTable.parsedBuiltIn() }
    let digest = try FileDigest.sha256(file)
    inputs.append(Manifest.Input(path: file, bytes: digest.size, sha256: digest.sha256))
    return try MarkerTable(parsing: try ByteReader.readAll(file), file: file)
  }

  private func referenceCohort(
    _ profile: CommunityProfile, _ metadata: SampleMetadata, _ inputs: inout [Manifest.Input]
  ) throws -> ReferenceCohort? {
    if let file = options.cohortFile {
      let digest = try FileDigest.sha256(file)
      inputs.append(Manifest.Input(path: file, bytes: digest.size, sha256: digest.sha256))
      return try CohortFile.decode(try ByteReader.readAll(file), file: file)
    }
    guard let level = options.referenceLevel else { return nil }
    let isMember = try ReferenceLevel(level).members(of: profile.table.sampleIDs, metadata: metadata)
    return ReferenceCohort(ownGroup: level, of: profile, isMember: isMember)
  }
}
