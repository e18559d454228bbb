public import BioModel

/// `beta/<metric>.csv`: square matrices, all samples in sheet order; a pair without a distance is empty.
public struct BetaCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "beta-csv", title: "beta/<metric>.csv", summary: "Distances between samples, one square matrix per metric.")

  public var part: ResultPart? { .diversity }

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
    for row in rows {
      csv.field(samples[row])
      for place in places {
        if let i = places[row], let j = place, matrix[i, j].isFinite {
          csv.field(matrix[i, j])
        } else {
          csv.field("")
        }
      }
      csv.endRow()
    }
    return csv.bytes
  }
}
