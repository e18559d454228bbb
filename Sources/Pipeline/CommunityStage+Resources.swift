import Dysbiosis
import Taxonomy

extension CommunityStage.Outcome {
  /// Fingerprints of what stands behind markers and ratios, as the manifest lists them.
  var resources: [Manifest.Entry] {
    [Manifest.Entry(name: "nomenclature", value: Nomenclature.builtIn.fingerprint)]
      + (cohort.map { [Manifest.Entry(name: "cohort", value: $0.fingerprint)] } ?? [])
  }
}
