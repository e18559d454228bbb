import BioIO
import BioModel
import Diversity
import Dysbiosis
import Taxonomy

/// What the options name, read and checked before any work begins: a wrong ratio or cohort file stops a run at once.
struct CommunityResources: Sendable {
  let diversity: DiversityOptions
  let ratios: [RatioDefinition]
  let markers: MarkerTable
  let cohort: ReferenceCohort?
  let level: ReferenceLevel?
  /// The study's cases, for indices that need them.
  let caseLevel: ReferenceLevel?
  /// The files read.
  let inputs: [Manifest.Input]

  init(_ options: CommunityOptions) throws {
    var diversity = DiversityOptions(seed: options.seed, depth: options.depth)
    if !options.metrics.isEmpty { try diversity.selectMetrics(ids: options.metrics) }
    diversity.missingFromTree = options.dropsFeaturesWithoutTip ? .drop : .refuse
    ratios = try RatioDefinition.builtIn + options.ratios.map(UserRatio.definition)
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
    if let file = options.markerFile {
      markers = try MarkerTable(parsing: bytes(file), file: file)
    } else {
      markers = try MarkerTable.parsedBuiltIn()
    }
    if let file = options.treeFile {
      let document = try TreeFormats.read(bytes: bytes(file), file: file)
      diversity.tree = document.tree
    }
    self.diversity = diversity
    cohort = try options.cohortFile.map { try CohortFile.decode(bytes($0), file: $0) }
    self.inputs = inputs
  }

  /// Fingerprints of what stands behind markers and ratios, as the manifest lists them.
  var fingerprints: [Manifest.Entry] {
    [Manifest.Entry(name: "nomenclature", value: Nomenclature.builtIn.fingerprint)]
      + (cohort.map { [Manifest.Entry(name: "cohort", value: $0.fingerprint)] } ?? [])
  }
}
