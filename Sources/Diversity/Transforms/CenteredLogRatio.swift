public import BioModel
import Glibc
import Statistics

/// The centred log-ratio of a table, kept sparse.
///
/// Features absent from the whole table are dropped first. Zero rule: half of one count (`zeroAddend`) is added in every cell;
/// on shares as large a part of the sample's smallest non-zero share. With that addend e,
/// log(x + e) = log e + log(1 + x/e), and the constant log e leaves a centred ratio. So only w = log(1 + x/e), which is 0
/// where x is 0, and its mean per sample are stored: clr = w − mean w.
///
/// A sample without reads has w = 0 everywhere, hence clr 0; whether that means anything is the caller's business.
/// Reference: Aitchison 1982, doi:10.1111/j.2517-6161.1982.tb01195.x.
public struct CenteredLogRatio: Sendable {
  /// The table without features that no sample holds.
  public let table: FeatureTable
  /// w of every stored value, in the table's layout.
  public let logRatios: [Double]
  /// The mean of w over all features, per sample.
  public let means: [Double]

  /// Reads added to every cell, unless said otherwise.
  public static let zeroAddend = 0.5

  /// - Parameters:
  ///   - table: counts or shares.
  ///   - zeroAddend: > 0; in reads, on shares in parts of the sample's smallest share.
  /// - Complexity: O(features + non-zeros).
  public init(_ table: FeatureTable, zeroAddend: Double = Self.zeroAddend) {
    precondition(zeroAddend > 0)
    var present = [Bool](repeating: false, count: table.featureCount)
    for column in table.columns { present[Int(column)] = true }
    let table = table.keepingFeatures(where: present)
    var logRatios = table.values
    var means: [Double] = []
    for sample in 0..<table.sampleCount {
      let row = table[sample: sample].values
      let addend = zeroAddend * (table.unit == .counts ? 1 : row.min() ?? 1)
      var sum = CompensatedSum()
      for place in row.indices {
        logRatios[place] = log1p(row[place] / addend)
        sum.add(logRatios[place])
      }
      means.append(table.featureCount == 0 ? 0 : sum.value / Double(table.featureCount))
    }
    self.table = table
    self.logRatios = logRatios
    self.means = means
  }

  /// The centred log-ratios of one sample, one per feature of `table`. Complexity O(features).
  public func denseRow(_ sample: Int) -> [Double] {
    var dense = [Double](repeating: -means[sample], count: table.featureCount)
    for place in table.rowStarts[sample]..<table.rowStarts[sample + 1] {
      dense[Int(table.columns[place])] += logRatios[place]
    }
    return dense
  }
}
