import BioModel
import Parallel

/// Work that looks at each sample alone, done a number of samples at a time so that a request to stop is heard between.
enum SampleBatches {
  /// Enough that lanes seldom wait for the last of a batch, few enough that a stop takes seconds at most.
  static let size = 64

  /// - Parameter work: rows of the samples of a table, in their order; a sample's rows do not depend on its neighbours.
  /// - Throws: `CancellationRequested`.
  static func map<Row>(
    _ table: FeatureTable, _ cancellation: Cancellation, _ work: (FeatureTable) -> [Row]
  ) throws(CancellationRequested) -> [Row] {
    var rows: [Row] = []
    var start = 0
    while start < table.sampleCount {
      try cancellation.check()
      let end = min(start + size, table.sampleCount)
      rows += work(table.selectingSamples(Array(start..<end)))
      start = end
    }
    try cancellation.check()
    return rows
  }
}
