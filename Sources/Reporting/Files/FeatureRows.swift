import BioModel

/// A table as text, features down and the run's samples across; a sample without a row in the table has zeros.
///
/// Turned by its non-zeros, so that it takes their memory and not that of samples × features.
struct FeatureRows: Sendable {
  private let features: [String]
  private let samples: [String]
  private let header: String
  private let delimiter: DelimitedWriter.Delimiter
  /// The non-zeros by feature, within a feature by the place of the sample.
  private let starts: [Int]
  private let places: [Int32]
  private let values: [Double]

  /// Complexity O(samples + non-zeros).
  init(_ table: FeatureTable, header: String, _ delimiter: DelimitedWriter.Delimiter, samples: [SampleRecord]) {
    features = table.featureIDs
    self.samples = samples.map(\.id)
    self.header = header
    self.delimiter = delimiter
    let row = Dictionary(table.sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let shown = samples.indices.filter { row[samples[$0].id] != nil }
    let rows = table.selectingSamples(shown.compactMap { row[samples[$0].id] })
    let turned = SparseTranspose.transposed(
      rowStarts: rows.rowStarts, columns: rows.columns, values: rows.values, columnCount: rows.featureCount)
    starts = turned.rowStarts
    places = turned.columns.map { Int32(shown[Int($0)]) }
    values = turned.values
  }

  /// The file in pieces of whole rows.
  ///
  /// - Parameter numbersInPiece: how many numbers are held as text at a time; at least a row is.
  func pieces(path: String, numbersInPiece: Int = 1 << 22) -> FilePieces {
    let height = max(1, numbersInPiece / max(1, samples.count))
    let count = max(1, (features.count + height - 1) / height)
    return FilePieces(path: path, count: count) { number in
      bytes(number * height..<min(features.count, (number + 1) * height))
    }
  }

  /// Some rows; before the first the header.
  private func bytes(_ rows: Range<Int>) -> [UInt8] {
    var writer = DelimitedWriter(delimiter)
    if rows.lowerBound == 0 { writer.row([header] + samples) }
    for feature in rows {
      writer.field(features[feature])
      let cells = starts[feature]..<starts[feature + 1]
      writer.fields(places[cells], values[cells], of: samples.count)
      writer.endRow()
    }
    return writer.bytes
  }
}
