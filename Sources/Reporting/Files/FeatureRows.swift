import BioModel

/// A table as text, features down and the run's samples across; a sample without a row in the table has zeros.
///
/// Turned by its non-zeros, so that it takes their memory and not that of samples × features.
struct FeatureRows: Sendable {
  private let table: FeatureTable
  private let samples: [String]
  private let header: String
  private let delimiter: DelimitedWriter.Delimiter
  /// The non-zeros by feature, within a feature by the place of the sample.
  private let starts: [Int]
  private let places: [Int32]
  private let values: [Double]

  /// Complexity O(samples + non-zeros).
  init(_ table: FeatureTable, header: String, _ delimiter: DelimitedWriter.Delimiter, samples: [SampleRecord]) {
    self.table = table
    self.samples = samples.map(\.id)
    self.header = header
    self.delimiter = delimiter
    let row = Dictionary(table.sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = samples.map { row[$0.id] }
    var starts = [Int](repeating: 0, count: table.featureCount + 1)
    for case let row? in rows {
      for cell in table.rowStarts[row]..<table.rowStarts[row + 1] { starts[Int(table.columns[cell]) + 1] += 1 }
    }
    for feature in 0..<table.featureCount { starts[feature + 1] += starts[feature] }
    var next = starts
    var places = [Int32](repeating: 0, count: starts[table.featureCount])
    var values = [Double](repeating: 0, count: places.count)
    for (place, row) in rows.enumerated() {
      guard let row else { continue }
      for cell in table.rowStarts[row]..<table.rowStarts[row + 1] {
        let feature = Int(table.columns[cell])
        places[next[feature]] = Int32(place)
        values[next[feature]] = table.values[cell]
        next[feature] += 1
      }
    }
    self.starts = starts
    self.places = places
    self.values = values
  }

  /// The file in pieces of whole rows.
  ///
  /// - Parameter numbersInPiece: how many numbers are held as text at a time; at least a row is.
  func pieces(path: String, numbersInPiece: Int = 1 << 22) -> FilePieces {
    let height = max(1, numbersInPiece / max(1, samples.count))
    let count = max(1, (table.featureCount + height - 1) / height)
    return FilePieces(path: path, count: count) { number in
      bytes(number * height..<min(table.featureCount, (number + 1) * height))
    }
  }

  /// Some rows; before the first the header.
  private func bytes(_ features: Range<Int>) -> [UInt8] {
    let between = delimiter == .comma ? UInt8(ascii: ",") : UInt8(ascii: "\t")
    var zeros: [UInt8] = []
    zeros.reserveCapacity(2 * samples.count)
    for _ in samples { zeros += [between, UInt8(ascii: "0")] }
    var bytes: [UInt8] = []
    if features.lowerBound == 0 {
      var writer = DelimitedWriter(delimiter)
      writer.row([header] + samples)
      bytes = writer.bytes
    }
    for feature in features {
      var name = DelimitedWriter(delimiter)
      name.field(table.featureIDs[feature])
      bytes += name.bytes
      var place = 0
      for cell in starts[feature]..<starts[feature + 1] {
        bytes += zeros[..<(2 * (Int(places[cell]) - place))]
        bytes.append(between)
        bytes += NumberText.text(values[cell]).utf8
        place = Int(places[cell]) + 1
      }
      bytes += zeros[..<(2 * (samples.count - place))]
      bytes.append(0x0A)
    }
    return bytes
  }
}
