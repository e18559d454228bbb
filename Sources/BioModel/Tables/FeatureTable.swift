/// A sparse samples × features table of abundances (compressed sparse rows), with the features' lineages when known.
///
/// Values are finite and ≥ 0; zeros are not stored; columns rise within a row. Complexity of a pass over the table
/// is O(samples + non-zeros).
public struct FeatureTable: Sendable, Equatable {
  /// What the values are.
  public enum Unit: String, Sendable, Codable {
    /// Whole reads (or estimated reads of a profiler).
    case counts
    /// Shares 0…1. Percent is divided by 100 on reading; shares are never turned into counts.
    case relativeAbundance = "relative-abundance"
  }

  /// One sample's non-zero values.
  public struct Row: Sendable {
    /// Feature numbers, rising.
    public let columns: ArraySlice<Int32>
    /// Their values, in step.
    public let values: ArraySlice<Double>

    /// The number of features with a value.
    public var nonZeroCount: Int { columns.count }
    /// The sum of the values.
    public var total: Double { values.reduce(0, +) }
  }

  public let sampleIDs: [String]
  public let featureIDs: [String]
  public let unit: Unit
  /// Where each sample's values start; one more entry than samples.
  public let rowStarts: [Int]
  /// Feature numbers of the stored values.
  public let columns: [Int32]
  /// The stored values.
  public let values: [Double]
  /// One lineage per feature, or nil when the table came without taxonomy.
  public var lineages: [Lineage]?

  public var sampleCount: Int { sampleIDs.count }
  public var featureCount: Int { featureIDs.count }

  /// - Precondition: shapes agree, columns rise within rows and lie in 0..<features, values are finite and > 0.
  public init(
    sampleIDs: [String], featureIDs: [String], unit: Unit, rowStarts: [Int], columns: [Int32], values: [Double],
    lineages: [Lineage]? = nil
  ) {
    precondition(rowStarts.count == sampleIDs.count + 1 && rowStarts.last == columns.count)
    precondition(columns.count == values.count)
    precondition(lineages.map { $0.count == featureIDs.count } ?? true)
    self.sampleIDs = sampleIDs
    self.featureIDs = featureIDs
    self.unit = unit
    self.rowStarts = rowStarts
    self.columns = columns
    self.values = values
    self.lineages = lineages
  }

  /// A table from dense rows; zeros are dropped.
  public init(
    sampleIDs: [String], featureIDs: [String], unit: Unit, rows: [[Double]], lineages: [Lineage]? = nil
  ) {
    var starts = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    for row in rows {
      precondition(row.count == featureIDs.count)
      for (column, value) in row.enumerated() where value != 0 {
        columns.append(Int32(column))
        values.append(value)
      }
      starts.append(columns.count)
    }
    self.init(
      sampleIDs: sampleIDs, featureIDs: featureIDs, unit: unit, rowStarts: starts, columns: columns, values: values,
      lineages: lineages)
  }

  /// The non-zero values of one sample. Complexity O(1).
  public subscript(sample sample: Int) -> Row {
    let range = rowStarts[sample]..<rowStarts[sample + 1]
    return Row(columns: columns[range], values: values[range])
  }

  /// All values of one sample, zeros included. Complexity O(features).
  public func denseRow(_ sample: Int) -> [Double] {
    var dense = [Double](repeating: 0, count: featureCount)
    let row = self[sample: sample]
    for (column, value) in zip(row.columns, row.values) { dense[Int(column)] = value }
    return dense
  }
}
