import BioIO
import BioModel

extension TableDocument {
  /// The document with a table made from its own: taxonomy ids and metadata follow by feature and sample id.
  func with(_ changed: FeatureTable, saying notices: [Notice] = []) -> TableDocument {
    var document = self
    document.table = changed
    document.notices += notices
    if let taxonIDs {
      let known = Dictionary(zip(table.featureIDs, taxonIDs), uniquingKeysWith: { first, _ in first })
      document.taxonIDs = changed.featureIDs.map { known[$0] ?? "" }
    }
    document.metadata = metadata?.aligned(to: changed.sampleIDs)
    return document
  }
}
