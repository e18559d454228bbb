/// Consecutive read pairs, or single reads where `reverse` is nil. Both mates' batches hold as many records, in step.
public struct ReadPairBatch: Sendable {
  /// The first mates, or the single reads.
  public let forward: ReadBatch
  /// The second mates.
  public let reverse: ReadBatch?

  /// - Precondition: mates are in step.
  public init(forward: ReadBatch, reverse: ReadBatch?) {
    precondition(reverse.map { $0.count == forward.count } ?? true, "mates are in step")
    self.forward = forward
    self.reverse = reverse
  }

  /// The number of pairs or single reads.
  @inlinable public var count: Int { forward.count }
}
