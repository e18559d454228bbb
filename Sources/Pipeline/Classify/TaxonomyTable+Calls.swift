import BioIO
import BioModel
import Reporting
import Taxonomy

extension TaxonomyTable {
  /// The calls of a catalogue; the confidence is that of the narrowest rank named, or of the domain where none is.
  init(_ features: FeatureCatalogue) {
    self.init(
      featureIDs: features.ids, lineages: features.calls.map(\.lineage),
      confidences: features.calls.map { call in
        let named = call.lineage.deepestRank?.rawValue ?? 0
        return named < call.confidence.count ? call.confidence[named] : 0
      })
  }
}
