/// What is left of a pair once its primers are gone.
public struct PairTrim: Sendable, Equatable {
  /// The first mate carries the reverse primer: the mates change places.
  public var isTurned: Bool
  /// The bases that stay in the mate that carries the forward primer (the second mate where `isTurned`).
  public var forward: Range<Int>
  /// The bases that stay in the mate that carries the reverse primer (the first mate where `isTurned`).
  public var reverse: Range<Int>

  public init(isTurned: Bool, forward: Range<Int>, reverse: Range<Int>) {
    self.isTurned = isTurned
    self.forward = forward
    self.reverse = reverse
  }
}

/// What is left of a single read once its primers are gone.
public struct ReadTrim: Sendable, Equatable {
  /// The read is the antisense strand: its trimmed bases are to be reverse-complemented.
  public var isTurned: Bool
  /// The bases that stay, in the read as it came.
  public var range: Range<Int>

  public init(isTurned: Bool, range: Range<Int>) {
    self.isTurned = isTurned
    self.range = range
  }
}
