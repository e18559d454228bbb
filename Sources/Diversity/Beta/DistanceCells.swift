/// Where the distances of a table go: into memory (`DistanceMatrix`) or into a scratch file (`ScratchDistances`).
///
/// Lanes hand over whole blocks of rows, each block once.
public protocol DistanceCells: Sendable {
  /// The number of samples.
  var count: Int { get }
  /// Takes the distances of a block of samples to all later samples.
  ///
  /// - Parameter tails: for each sample of the block, in order, its distances to the samples after it.
  func store(rows: Range<Int>, tails: Span<Double>)
}
