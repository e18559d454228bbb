public import BioModel

/// `beta/<metric>.csv`: square matrices, all samples in sheet order; a pair without a distance is empty.
public struct BetaCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "beta-csv", title: "beta/<metric>.csv", summary: "Distances between samples, one square matrix per metric.")

  public var part: ResultPart? { .diversity }

  public init() {}

  /// Complexity O(metrics · samples²).
  public func files(from results: RunResults) -> [RenderedFile] {
    results.distances.map { distances in
      let matrix = distances.matrix
      let place = Dictionary(
        matrix.sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      let columns = results.samples.map { place[$0.id] }
      var csv = DelimitedWriter()
      csv.row(["sample"] + results.samples.map(\.id))
      for (sample, row) in zip(results.samples, columns) {
        csv.field(sample.id)
        for column in columns {
          guard let row, let column, matrix[row, column].isFinite else {
            csv.field("")
            continue
          }
          csv.field(matrix[row, column])
        }
        csv.endRow()
      }
      return RenderedFile(path: "beta/\(distances.metric).csv", bytes: csv.bytes)
    }
  }
}
