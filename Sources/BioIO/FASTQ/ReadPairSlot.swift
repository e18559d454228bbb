public import BioModel

/// The buffers one lane uses again and again for the pairs it works on.
public struct ReadPairSlot: Sendable {
  /// The first mates, or the single reads.
  public let forward = ReadBatch()
  /// The second mates; empty for single reads.
  public let reverse = ReadBatch()
  /// Whether the reads have mates.
  public internal(set) var isPaired = false

  public init() {}

  /// The pairs the reading stages filled in.
  public var pairs: ReadPairBatch { ReadPairBatch(forward: forward, reverse: isPaired ? reverse : nil) }
}
