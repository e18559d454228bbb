/// The loops behind a quality report: one pass over a read's bases and scores, and one over its bases for a hash.
public enum QualityTally {
  /// The counters of one cycle: one per score 0…93 and class of base, score-major.
  public static let rowWidth = 94 * classCount
  /// A, C, G, T and all else.
  public static let classCount = 5
  /// The counters of one cycle for reads with `ReadCodes`.
  public static let codeRowWidth = 256
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

  /// Counts one base of each letter and score in the rows of its cycle and sums expected errors.
  ///
  /// - Parameters:
  ///   - bases: upper-case letters, no more than there are rows.
  ///   - qualities: as many scores, each ≤ 93 (a larger one counts as 93).
  ///   - errorProbability: P by score, at least 94 entries.
  ///   - classes: `baseClass`.
  ///   - rows: `rowWidth` counters per cycle. They are narrow, so that those in use stay in cache: no more than 65,535
  ///     reads may be counted before they are emptied.
  ///   - sums: entry k is set to the expected errors of the first (k + 1) · `step` bases; one entry per whole step.
  /// - Returns: Σ 10^(−Q/10), summed in order.
  /// - Complexity: O(n), no allocation.
  public static func count(
    bases: Span<UInt8>, qualities: Span<UInt8>, errorProbability: Span<Double>, classes: Span<UInt8>,
    rows: inout MutableSpan<UInt16>, sums: inout MutableSpan<Double>
  ) -> Double {
    let length = bases.count
    precondition(qualities.count == length && errorProbability.count >= 94 && classes.count == 256)
    precondition(rows.count >= length &* rowWidth && sums.count >= length / step)
    var errors = 0.0
    var untilStep = step
    var steps = 0
    for index in 0..<length {
      // SAFETY: index < length; the score is clamped to 93, a byte is < 256, a class is ≤ 4, so the counter lies in
      // the row of a cycle < length; steps < length / step.
      let score = unsafe min(Int(qualities[unchecked: index]), 93)
      let place = unsafe Int(classes[unchecked: Int(bases[unchecked: index])])
      unsafe rows[unchecked: index &* rowWidth &+ score &* classCount &+ place] &+= 1
      errors += unsafe errorProbability[unchecked: score]
      untilStep &-= 1
      if untilStep == 0 {
        unsafe sums[unchecked: steps] = errors
        steps &+= 1
        untilStep = step
      }
    }
    return errors
  }

  /// Counts the codes `from..<to` of one read.
  ///
  /// - Parameters:
  ///   - codes: `ReadCodes`, the read's first one at `offset`.
  ///   - from: the first cycle to count, a multiple of `step`.
  ///   - to: behind the last one.
  ///   - errors: the expected errors of the cycles before.
  ///   - errorProbability: P by code, 256 entries.
  ///   - rows: `codeRowWidth` counters per cycle, as in `count`.
  ///   - sums: as in `count`, the first entry at `sumsAt`.
  /// - Returns: the expected errors of the cycles before `to`.
  public static func countCodes(
    _ codes: Span<UInt8>, at offset: Int, from: Int, to: Int, errors before: Double, errorProbability: Span<Double>,
    rows: inout MutableSpan<UInt16>, sums: inout MutableSpan<Double>, sumsAt firstSum: Int
  ) -> Double {
    precondition(from >= 0 && from % step == 0 && offset >= 0 && offset + to <= codes.count)
    precondition(errorProbability.count == 256 && rows.count >= to &* codeRowWidth)
    precondition(firstSum >= 0 && sums.count >= firstSum + to / step)
    var errors = before
    var start = from
    while start < to {
      let end = min(start &+ step, to)
      for index in start..<end {
        // SAFETY: offset + index < codes.count; a byte is < 256, so the counter lies in the row of cycle index < to.
        let code = unsafe Int(codes[unchecked: offset &+ index])
        unsafe rows[unchecked: index &* codeRowWidth &+ code] &+= 1
        errors += unsafe errorProbability[unchecked: code]
      }
      if end &- start == step { unsafe sums[unchecked: firstSum &+ end / step &- 1] = errors }
      start = end
    }
    return errors
  }

  /// As `countCodes` from cycle 0 for four reads side by side, one step of each in turn: the sum of a read waits for
  /// each of its additions, while the processor goes on with the next read; and a counter is not needed again at once.
  ///
  /// - Parameters:
  ///   - codes: the reads' codes, each read `stride` behind the one before.
  ///   - steps: how many steps to count; all four reads have as many bases.
  ///   - sums: of each read, each read's first entry `sumStride` behind that of the one before.
  /// - Returns: the four sums of expected errors.
  public static func countFour(
    _ codes: Span<UInt8>, stride: Int, steps: Int, errorProbability: Span<Double>, rows: inout MutableSpan<UInt16>,
    sums: inout MutableSpan<Double>, sumStride: Int
  ) -> (Double, Double, Double, Double) {
    precondition(steps >= 0 && stride >= steps &* step && codes.count >= 3 &* stride &+ steps &* step)
    precondition(errorProbability.count == 256 && rows.count >= steps &* step &* codeRowWidth)
    precondition(sumStride >= steps && sums.count >= 3 &* sumStride &+ steps)
    var errors = (0.0, 0.0, 0.0, 0.0)
    var index = 0
    var row = 0
    for number in 0..<steps {
      // SAFETY: index + 9 < steps × step, so all codes lie in `codes`, and the counters in the rows of these cycles.
      unsafe countStep(codes, index, rows: &rows, row, errorProbability, &errors.0)
      unsafe countStep(codes, index &+ stride, rows: &rows, row, errorProbability, &errors.1)
      unsafe countStep(codes, index &+ 2 &* stride, rows: &rows, row, errorProbability, &errors.2)
      unsafe countStep(codes, index &+ 3 &* stride, rows: &rows, row, errorProbability, &errors.3)
      index &+= step
      row &+= step &* codeRowWidth
      unsafe sums[unchecked: number] = errors.0
      unsafe sums[unchecked: number &+ sumStride] = errors.1
      unsafe sums[unchecked: number &+ 2 &* sumStride] = errors.2
      unsafe sums[unchecked: number &+ 3 &* sumStride] = errors.3
    }
    return errors
  }

  /// One step of one read: written out, so that the places of its counters are constants.
  @unsafe @inline(__always)
  private static func countStep(
    _ codes: Span<UInt8>, _ at: Int, rows: inout MutableSpan<UInt16>, _ row: Int, _ errorProbability: Span<Double>,
    _ errors: inout Double
  ) {
    errors += unsafe base(0, codes, at, rows: &rows, row, errorProbability)
    errors += unsafe base(1, codes, at, rows: &rows, row, errorProbability)
    errors += unsafe base(2, codes, at, rows: &rows, row, errorProbability)
    errors += unsafe base(3, codes, at, rows: &rows, row, errorProbability)
    errors += unsafe base(4, codes, at, rows: &rows, row, errorProbability)
    errors += unsafe base(5, codes, at, rows: &rows, row, errorProbability)
    errors += unsafe base(6, codes, at, rows: &rows, row, errorProbability)
    errors += unsafe base(7, codes, at, rows: &rows, row, errorProbability)
    errors += unsafe base(8, codes, at, rows: &rows, row, errorProbability)
    errors += unsafe base(9, codes, at, rows: &rows, row, errorProbability)
  }

  @unsafe @inline(__always)
  private static func base(
    _ place: Int, _ codes: Span<UInt8>, _ at: Int, rows: inout MutableSpan<UInt16>, _ row: Int,
    _ errorProbability: Span<Double>
  ) -> Double {
    let code = unsafe Int(codes[unchecked: at &+ place])
    unsafe rows[unchecked: row &+ place &* codeRowWidth &+ code] &+= 1
    return unsafe errorProbability[unchecked: code]
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
