/// The loops behind a quality report: one pass over a read's bases and scores, and one over its bases for a hash.
public enum QualityTally {
  /// The counters of one cycle: one per score 0…93 and class of base, score-major.
  public static let rowWidth = 94 * classCount
  /// A, C, G, T and all else.
  public static let classCount = 5
  /// The step, in bases, at which cumulative expected errors are looked at.
  public static let step = 10

  /// The class of a letter: A = 0, C = 1, G = 2, T and U = 3, all else 4.
  public static let baseClass: [UInt8] = {
    var table = Array(repeating: UInt8(4), count: 256)
    for (letter, place) in zip("ACGTUacgtu".utf8, [0, 1, 2, 3, 3, 0, 1, 2, 3, 3] as [UInt8]) {
      table[Int(letter)] = place
    }
    return table
  }()

  /// The longest prefixes of a read, in steps, that stay within three limits.
  public struct Prefixes: Sendable, Equatable {
    public var first = 0
    public var second = 0
    public var third = 0

    public init() {}

    @inline(__always)
    mutating func keep(_ errors: Double, _ limits: (Double, Double, Double), steps: Int) {
      if errors <= limits.0 { first = steps }
      if errors <= limits.1 { second = steps }
      if errors <= limits.2 { third = steps }
    }
  }

  /// Counts one read into the rows of its cycles, sums its expected errors and finds, for each of three limits, the
  /// longest prefix (a multiple of `step`) whose expected errors stay within it.
  ///
  /// - Parameters:
  ///   - bases: upper-case letters, no more than there are rows.
  ///   - qualities: as many scores, each ≤ 93 (a larger one counts as 93).
  ///   - errorProbability: P by score, at least 94 entries.
  ///   - classes: `baseClass`.
  ///   - rows: `rowWidth` counters per cycle. They are narrow, so that those in use stay in the first-level cache: no
  ///     more than 65,535 reads may be counted before they are emptied.
  ///   - retained: filled.
  /// - Returns: Σ 10^(−Q/10), summed in order.
  /// - Complexity: O(n), no allocation.
  public static func count(
    bases: Span<UInt8>, qualities: Span<UInt8>, errorProbability: Span<Double>, classes: Span<UInt8>,
    limits: (Double, Double, Double), rows: inout MutableSpan<UInt16>, retained: inout Prefixes
  ) -> Double {
    let length = bases.count
    precondition(qualities.count == length && errorProbability.count >= 94 && classes.count == 256)
    precondition(rows.count >= length &* rowWidth)
    var errors = 0.0
    retained = Prefixes()
    var start = 0
    var row = 0
    while start < length {
      let end = min(start &+ step, length)
      for index in start..<end {
        errors += tally(index, row, bases, qualities, errorProbability, classes, &rows)
        row &+= rowWidth
      }
      if end &- start == step { retained.keep(errors, limits, steps: end / step) }
      start = end
    }
    return errors
  }

  /// As `count` for two reads of one length at once. The sum of errors waits for each addition to end; two sums that do
  /// not wait for each other keep the processor busy.
  ///
  /// - Precondition: both reads are as long as each other and no longer than there are rows.
  /// - Returns: both sums of expected errors.
  public static func countTwo(
    bases: (Span<UInt8>, Span<UInt8>), qualities: (Span<UInt8>, Span<UInt8>), errorProbability: Span<Double>,
    classes: Span<UInt8>, limits: (Double, Double, Double), rows: inout MutableSpan<UInt16>,
    retained: inout (Prefixes, Prefixes)
  ) -> (Double, Double) {
    let length = bases.0.count
    precondition(bases.1.count == length && qualities.0.count == length && qualities.1.count == length)
    precondition(errorProbability.count >= 94 && classes.count == 256 && rows.count >= length &* rowWidth)
    var errors = (0.0, 0.0)
    retained = (Prefixes(), Prefixes())
    var start = 0
    var row = 0
    while start < length {
      let end = min(start &+ step, length)
      for index in start..<end {
        errors.0 += tally(index, row, bases.0, qualities.0, errorProbability, classes, &rows)
        errors.1 += tally(index, row, bases.1, qualities.1, errorProbability, classes, &rows)
        row &+= rowWidth
      }
      if end &- start == step {
        retained.0.keep(errors.0, limits, steps: end / step)
        retained.1.keep(errors.1, limits, steps: end / step)
      }
      start = end
    }
    return errors
  }

  /// Counts one base in its row; its error probability.
  @inline(__always)
  private static func tally(
    _ index: Int, _ row: Int, _ bases: Span<UInt8>, _ qualities: Span<UInt8>, _ errorProbability: Span<Double>,
    _ classes: Span<UInt8>, _ rows: inout MutableSpan<UInt16>
  ) -> Double {
    // SAFETY: index < length; the score is clamped to 93, a byte is < 256, a class is ≤ 4; row is at most the last one's
    // place, so row + 93 × 5 + 4 < rows.count.
    let score = unsafe min(Int(qualities[unchecked: index]), 93)
    let place = unsafe Int(classes[unchecked: Int(bases[unchecked: index])])
    unsafe rows[unchecked: row &+ score &* classCount &+ place] &+= 1
    return unsafe errorProbability[unchecked: score]
  }

  /// A 64-bit hash of bytes: sixteen at a time in two streams that are multiplied and folded, finished by SplitMix64's
  /// mixer. It has no seed, so equal sequences have equal hashes on every machine.
  ///
  /// - Complexity: O(n).
  public static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    var state = unsafe bytes.withUnsafeBufferPointer { bytes -> UInt64 in
      // SAFETY: the pointer is valid for as many bytes as are passed.
      guard let base = bytes.baseAddress else { return 0x9E37_79B9_7F4A_7C15 }
      return unsafe SequenceHash.hash(base, count: bytes.count)
    }
    state = (state ^ (state &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ (state &>> 27)) &* 0x94D0_49BB_1331_11EB
    return state ^ (state &>> 31)
  }
}
