public import BioModel

/// `beta/<metric>.csv`: square matrices, all samples in sheet order; a pair without a distance is empty.
public struct BetaCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "beta-csv", title: "beta/<metric>.csv", summary: "Distances between samples, one square matrix per metric.")

  public var part: ResultPart? { .diversity }

  public init() {}

  /// Complexity O(metrics · samples²).
  public func isHeld(by results: RunResults) -> Bool { !results.distances.isEmpty }

  public func files(from results: RunResults) -> [RenderedFile] {
    results.distances.map { file($0, samples: results.samples.map(\.id)) }
  }

  /// One piece per metric.
  public func work(from results: RunResults) -> [@Sendable () -> [RenderedFile]] {
    let samples = results.samples.map(\.id)
    return results.distances.map { distances in { [file(distances, samples: samples)] } }
  }

  private func file(_ distances: DistanceSummary, samples: [String]) -> RenderedFile {
    let matrix = distances.matrix
    let place = Dictionary(matrix.sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let places = samples.map { place[$0] }
    var csv = DelimitedWriter()
    csv.row(["sample"] + samples)
    // Where the fields right of the diagonal stand; the same number left of it is copied from there.
    var fields: [Range<Int>] = []
    fields.reserveCapacity(samples.count * max(0, samples.count - 1) / 2)
    for row in samples.indices {
      csv.field(samples[row])
      for column in samples.indices {
        if column < row {
          // Row r holds samples − 1 − r fields, after those of the rows above.
          let above = column * samples.count - column * (column + 1) / 2
          csv.field(again: fields[above + row - column - 1])
          continue
        }
        let start = csv.bytes.count + 1
        if let i = places[row], let j = places[column], matrix[i, j].isFinite {
          csv.field(matrix[i, j])
        } else {
          csv.field("")
        }
        if column > row { fields.append(start..<csv.bytes.count) }
      }
      csv.endRow()
    }
    return RenderedFile(path: "beta/\(distances.metric).csv", bytes: csv.bytes)
  }
}
