public import BioModel

/// `feature_table.tsv`: features × samples in the classic layout that `biom convert` and QIIME read.
public struct FeatureTableTSV: ResultFile {
  public let descriptor = Descriptor(
    id: "feature-table-tsv", title: "feature_table.tsv", summary: "Abundance of every feature in every sample.")

  public var part: ResultPart? { .tables }

  public var takesLong: Bool { true }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { results.counts != nil }

  public func files(from results: RunResults) -> [RenderedFile] {
    guard let table = results.counts else { return [] }
    return [
      RenderedFile(
        path: "feature_table.tsv", bytes: table.featureRows(header: "#OTU ID", .tab, samples: results.samples))
    ]
  }
}

extension FeatureTable {
  /// The table as text, features down and the run's samples across; a sample without a row in the table has zeros.
  /// Complexity O(samples · features) text.
  func featureRows(
    header: String, _ delimiter: DelimitedWriter.Delimiter, samples: [SampleRecord]
  ) -> [UInt8] {
    let place = Dictionary(sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let columns = samples.indices.filter { place[samples[$0].id] != nil }
    let shown = selectingSamples(columns.compactMap { place[samples[$0].id] })
    let byFeature = SparseTranspose.transposed(
      rowStarts: shown.rowStarts, columns: shown.columns, values: shown.values, columnCount: featureCount)
    var writer = DelimitedWriter(delimiter)
    writer.row([header] + samples.map(\.id))
    for feature in 0..<featureCount {
      writer.field(featureIDs[feature])
      let range = byFeature.rowStarts[feature]..<byFeature.rowStarts[feature + 1]
      let places = byFeature.columns[range].map { Int32(columns[Int($0)]) }
      writer.fields(places[...], byFeature.values[range], of: samples.count)
      writer.endRow()
    }
    return writer.bytes
  }
}
