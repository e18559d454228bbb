import BioIO
import BioModel
import Diversity
import Dysbiosis
import Taxonomy

/// What the options name, read and checked before any work begins: a wrong ratio or cohort file stops a run at once.
struct CommunityResources: Sendable {
  let diversity: DiversityOptions
  /// The peer's metrics; nil without `--compat`.
  let compat: CompatSelection?
  let ratios: [RatioDefinition]
  let markers: MarkerTable
  /// The cohort that was named; nil: the level's samples, or the built-in one that fits.
  let cohort: CohortInUse?
  let level: ReferenceLevel?
  /// What the database holds, as `--database-taxa` says it; nil: not given.
  let universe: TaxonUniverse?
  /// The study's cases, for indices that need them.
  let caseLevel: ReferenceLevel?
  /// The files read.
  let inputs: [Manifest.Input]

  init(_ options: CommunityOptions) throws {
    var diversity = DiversityOptions(seed: options.seed, depth: options.depth)
    let compat = try options.compat.map { peer throws(DiversityError) in
      try CompatSelection(peer, names: options.metrics)
    }
    if let compat {
      // Without a choice, what the summary and markers take stays beside the peer's metrics.
      let ours = options.metrics.isEmpty ? RarefiedAlphaMetrics.all.map(\.id) : []
      try diversity.selectMetrics(ids: compat.ids + ours)
    } else if !options.metrics.isEmpty {
      try diversity.selectMetrics(ids: options.metrics)
    }
    if !options.ordinations.isEmpty { try diversity.selectOrdinations(ids: options.ordinations) }
    if let zero = options.zeroAddend { diversity.setZeroAddend(zero) }
    self.compat = compat
    diversity.missingFromTree = options.dropsFeaturesWithoutTip ? .drop : .refuse
    level = try options.referenceLevel.map { text throws(PipelineError) in try ReferenceLevel(text) }
    caseLevel = try options.caseLevel.map { text throws(PipelineError) in
      try ReferenceLevel(text, option: "--case-level")
    }
    var inputs: [Manifest.Input] = []
    func bytes(_ path: String) throws -> [UInt8] {
      let digest = try FileDigest.sha256(path)
      inputs.append(Manifest.Input(path: path, bytes: digest.size, sha256: digest.sha256))
      return try ByteReader.readAll(path, takesContainers: true)
    }
    var ratios = try RatioDefinition.builtIn + options.ratios.map(UserRatio.definition)
    if let file = options.ratioFile {
      let text = try bytes(file)
      let taken = ratios.map(\.id)
      ratios +=
        RatioFile.isYAML(text, file: file)
        ? try RatioFile.read(YAMLReader.read(text, file: file), file: file, taken: taken)
        : try RatioFile.read(text, file: file, taken: taken)
    }
    self.ratios = ratios
    if let file = options.markerFile {
      markers = try MarkerTable.read(bytes(file), file: file)
    } else {
      markers = try MarkerTable.parsedBuiltIn()
    }
    if let file = options.treeFile {
      let document = try TreeFormats.read(bytes: bytes(file), file: file)
      diversity.tree = document.tree
    }
    self.diversity = diversity
    universe = try options.databaseTaxa.map { try DatabaseTaxa.universe(bytes($0), file: $0) }
    cohort = try options.cohort.map { try CohortInUse($0, bytes: bytes) }
    self.inputs = inputs
  }
}
