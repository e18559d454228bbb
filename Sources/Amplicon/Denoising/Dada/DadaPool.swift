/// The uniques of several samples as one, for pooled denoising, and the way back to each sample.
///
/// Counts and sums of scores add up exactly, so the pool is the same in whatever order the samples come, except for
/// the order of `places`.
public struct DadaPool: Sendable {
  /// The pooled uniques.
  public let uniques: QualityUniques
  /// Of each sample: the place in the pool of each of its uniques.
  public let places: [[Int32]]

  /// Pools samples. Complexity O(letters + pool · log pool).
  public init(_ samples: [QualityUniques]) {
    var pool = QualityDereplicator()
    let arrivals = samples.map { pool.insert($0) }
    let (uniques, order) = pool.finish()
    self.uniques = uniques
    places = arrivals.map { $0.map { order[Int($0)] } }
  }

  /// The variant of each unique of a sample (−1 where it was not corrected), as in the pool's partitions.
  ///
  /// - Precondition: `partitions` are of this pool's uniques.
  public func variantOfUnique(sample: Int, _ partitions: DadaPartitions) -> [Int32] {
    places[sample].map { partitions.variantOfUnique[Int($0)] }
  }

  /// Reads of each variant of the pool in one sample.
  public func readCounts(sample: Int, of uniques: QualityUniques, _ partitions: DadaPartitions) -> [Int] {
    var counts = [Int](repeating: 0, count: partitions.variants.count)
    for (index, variant) in variantOfUnique(sample: sample, partitions).enumerated() where variant >= 0 {
      counts[Int(variant)] += uniques.sequences.readCounts[index]
    }
    return counts
  }
}
