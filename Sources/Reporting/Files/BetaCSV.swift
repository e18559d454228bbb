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
    // Seventeen digits and a delimiter for most.
    csv.reserveCapacity(20 * samples.count * samples.count)
    for row in samples.indices {
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
    return RenderedFile(path: "beta/\(distances.metric).csv", bytes: csv.bytes)
  }
}
