public import BioModel
import Glibc
import Statistics

/// The robust centred log-ratio of a table: logarithms of what a sample holds, less their mean; what it does not hold is
/// missing, not 0 (Martino et al. 2019, doi:10.1128/mSystems.00016-19).
///
/// Counts and shares give the same. Samples without reads have no values.
public struct RobustLogRatio: Sendable {
  /// The table without features that no sample holds.
  public let table: FeatureTable
  /// One per stored value, in the table's layout.
  public let logRatios: [Double]

  /// Complexity O(features + non-zeros).
  public init(_ table: FeatureTable) {
    var present = [Bool](repeating: false, count: table.featureCount)
    for column in table.columns { present[Int(column)] = true }
    let table = table.keepingFeatures(where: present)
    var logRatios = table.values.map { log($0) }
    for sample in 0..<table.sampleCount {
      let row = table.rowStarts[sample]..<table.rowStarts[sample + 1]
      guard !row.isEmpty else { continue }
      let mean = logRatios[row].reduce(into: CompensatedSum()) { $0.add($1) }.value / Double(row.count)
      for place in row { logRatios[place] -= mean }
    }
    self.table = table
    self.logRatios = logRatios
  }
}
