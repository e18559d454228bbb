public import BioModel

/// `beta/<metric>.csv`: square matrices, all samples in sheet order; a pair without a distance is empty.
public struct BetaCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "beta-csv", title: "beta/<metric>.csv", summary: "Distances between samples, one square matrix per metric.")

  public var part: ResultPart? { .diversity }

  public var takesLong: Bool { true }

  /// The most numbers of a piece; one matrix of up to 2,048 samples is one piece.
  private let numbersInPiece: Int

  public init() { self.init(numbersInPiece: 1 << 22) }

  /// - Parameter numbersInPiece: how many numbers are held as text at a time; at least a row is.
  public init(numbersInPiece: Int) { self.numbersInPiece = numbersInPiece }

  /// Complexity O(metrics · samples²).
  public func isHeld(by results: RunResults) -> Bool { !results.distances.isEmpty }

  public func files(from results: RunResults) -> [RenderedFile] {
    results.distances.map { pieces($0, samples: results.samples.map(\.id)).whole }
  }

  /// One file per metric, in pieces of whole rows: the text of 10,000 samples is nearly 2 GB.
  public func work(from results: RunResults) -> [RenderingWork] {
    let samples = results.samples.map(\.id)
    return results.distances.map { .pieces(pieces($0, samples: samples)) }
  }

  private func pieces(_ distances: DistanceSummary, samples: [String]) -> FilePieces {
    let matrix = distances.matrix
    let place = Dictionary(matrix.sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let places = samples.map { place[$0] }
    let height = max(1, numbersInPiece / max(1, samples.count))
    let count = max(1, (samples.count + height - 1) / height)
    return FilePieces(path: "beta/\(distances.metric).csv", count: count) { number in
      let rows = number * height..<min(samples.count, (number + 1) * height)
      return Self.bytes(rows, matrix: matrix, samples: samples, places: places)
    }
  }

  /// Some rows; before the first the header.
  private static func bytes(
    _ rows: Range<Int>, matrix: DistanceMatrix, samples: [String], places: [Int?]
  ) -> [UInt8] {
    var csv = DelimitedWriter()
    // Seventeen digits and a delimiter for most.
    csv.reserveCapacity(20 * rows.count * samples.count)
    if rows.lowerBound == 0 { csv.row(["sample"] + samples) }
    // Where the fields right of the diagonal stand, in the columns of these rows: the same number left of it is copied,
    // which takes half the time of writing it.
    let triangle = rows.count * max(0, rows.count - 1) / 2
    var starts: [UInt32] = []
    var lengths: [UInt8] = []
    starts.reserveCapacity(triangle)
    lengths.reserveCapacity(triangle)
    for row in rows {
      csv.field(samples[row])
      for column in samples.indices {
        if column >= rows.lowerBound, column < row {
          // The k-th row holds rows − 1 − k fields, after those of the rows above.
          let earlier = column - rows.lowerBound
          let field = earlier * rows.count - earlier * (earlier + 1) / 2 + row - column - 1
          csv.field(again: Int(starts[field]), bytes: Int(lengths[field]))
          continue
        }
        let start = csv.bytes.count + 1
        if let i = places[row], let j = places[column], matrix[i, j].isFinite {
          csv.field(matrix[i, j])
        } else {
          csv.field("")
        }
        if column > row, column < rows.upperBound {
          starts.append(UInt32(start))
          lengths.append(UInt8(csv.bytes.count - start))
        }
      }
      csv.endRow()
    }
    return csv.bytes
  }
}
