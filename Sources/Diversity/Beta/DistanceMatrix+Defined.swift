public import BioModel

extension DistanceMatrix {
  /// The distance, or nil where it is undefined (stored as NaN): what writers put into files.
  public func distance(_ row: Int, _ column: Int) -> Double? {
    let value = self[row, column]
    return value.isNaN ? nil : value
  }

  /// The samples that have a distance to at least one other sample, rising. Complexity O(samples²) at worst.
  public var samplesWithDistances: [Int] {
    (0..<count).filter { row in (0..<count).contains { $0 != row && !self[row, $0].isNaN } }
  }

  /// The matrix of the given samples, in the given order. Complexity O(their number squared); O(1) memory for all
  /// samples as they stand.
  public func selecting(_ samples: [Int]) -> DistanceMatrix {
    if samples.count == count, samples.elementsEqual(0..<count) { return self }
    var values: [Double] = []
    values.reserveCapacity(samples.count * samples.count)
    for row in samples { for column in samples { values.append(self[row, column]) } }
    return DistanceMatrix(sampleIDs: samples.map { sampleIDs[$0] }, values: values)
  }
}
