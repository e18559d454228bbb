/// A symmetric samples × samples matrix with a zero diagonal, stored whole, row by row.
public struct DistanceMatrix: Sendable, Equatable {
  public let sampleIDs: [String]
  /// samples × samples values, row-major.
  public let values: [Double]

  public var count: Int { sampleIDs.count }

  /// - Precondition: `values` has count² entries.
  public init(sampleIDs: [String], values: [Double]) {
    precondition(values.count == sampleIDs.count * sampleIDs.count)
    self.sampleIDs = sampleIDs
    self.values = values
  }

  public subscript(row: Int, column: Int) -> Double { values[row * count + column] }
}
