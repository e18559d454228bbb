/// The error models of one sequencing run: one per mate.
public struct MateErrors: Sendable, Equatable {
  public var forward: ErrorModel
  /// Nil for single reads.
  public var reverse: ErrorModel?

  public init(forward: ErrorModel, reverse: ErrorModel?) {
    self.forward = forward
    self.reverse = reverse
  }
}

/// Sequences that are expected among each mate's reads: those of other samples.
public struct MatePriors: Sendable, Equatable {
  public var forward: Set<[UInt8]>
  public var reverse: Set<[UInt8]>

  public init(forward: Set<[UInt8]> = [], reverse: Set<[UInt8]> = []) {
    self.forward = forward
    self.reverse = reverse
  }
}
