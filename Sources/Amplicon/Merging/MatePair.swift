/// Read pairs of one sample whose mates were given to these variants.
public struct MatePair: Sendable, Equatable {
  /// The number of the forward variant.
  public let forward: Int
  /// The number of the reverse variant.
  public let reverse: Int
  public let readCount: Int

  public init(forward: Int, reverse: Int, readCount: Int) {
    self.forward = forward
    self.reverse = reverse
    self.readCount = readCount
  }
}
