/// The loops behind a quality report: one pass over a read's bases and scores, and one over its bases for a hash.
public enum QualityTally {
  /// The counters of one cycle: rows of `rowWidth` for the scores 0…93, then for A, C, G, T and all else.
  public static let rowWidth = 100
  /// Where the base counters of a row begin.
  public static let baseOffset = 94
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

  /// Counts one read into the rows of its cycles, sums its expected errors and finds, for each of three limits, the
  /// longest prefix (a multiple of `step`) whose expected errors stay within it.
  ///
  /// - Parameters:
  ///   - bases: upper-case letters; the last cycle with an own row takes all bases beyond it.
  ///   - qualities: as many scores, each ≤ 93 (a larger one counts as 93).
  ///   - errorProbability: P by score, at least 94 entries.
  ///   - classes: `baseClass`.
  ///   - rows: `rowWidth` counters per cycle, at least one row.
  ///   - retained: three prefixes' lengths in steps, filled.
  /// - Returns: Σ 10^(−Q/10), summed in order.
  /// - Complexity: O(n), no allocation.
  public static func count(
    bases: Span<UInt8>, qualities: Span<UInt8>, errorProbability: Span<Double>, classes: Span<UInt8>,
    limits: (Double, Double, Double), rows: inout MutableSpan<UInt32>, retained: inout (Int, Int, Int)
  ) -> Double {
    let length = bases.count
    precondition(qualities.count == length && errorProbability.count >= 94 && classes.count == 256)
    precondition(rows.count >= rowWidth)
    let lastRow = rows.count / rowWidth &- 1
    var errors = 0.0
    var start = 0
    retained = (0, 0, 0)
    while start < length {
      let end = min(start &+ step, length)
      // Beyond the last row its counters are shared: the row stands still.
      var row = min(start, lastRow) &* rowWidth
      let advance = end <= lastRow &+ 1 ? rowWidth : 0
      if advance == 0, start < lastRow {
        // The step that crosses into the last row, base by base; once per read at most.
        for index in start..<end {
          let score = min(Int(qualities[index]), 93)
          errors += errorProbability[score]
          rows[min(index, lastRow) &* rowWidth &+ score] &+= 1
          rows[min(index, lastRow) &* rowWidth &+ baseOffset &+ Int(classes[Int(bases[index])])] &+= 1
        }
        if end &- start == step { keep(errors, limits, steps: end / step, &retained) }
        start = end
        continue
      }
      if end &- start == step {
        // A fixed number of turns is unrolled.
        for offset in 0..<step {
          errors += tally(start &+ offset, row, bases, qualities, errorProbability, classes, &rows)
          row &+= advance
        }
        keep(errors, limits, steps: end / step, &retained)
      } else {
        for index in start..<end {
          errors += tally(index, row, bases, qualities, errorProbability, classes, &rows)
          row &+= advance
        }
      }
      start = end
    }
    return errors
  }

  /// Counts one base in its row; its error probability.
  @inline(__always)
  private static func tally(
    _ index: Int, _ row: Int, _ bases: Span<UInt8>, _ qualities: Span<UInt8>, _ errorProbability: Span<Double>,
    _ classes: Span<UInt8>, _ rows: inout MutableSpan<UInt32>
  ) -> Double {
    // SAFETY: index < length; the score is clamped to 93, a byte is < 256, a class is ≤ 4; row is at most the last one's
    // place, so row + 99 < rows.count.
    let score = unsafe min(Int(qualities[unchecked: index]), 93)
    let place = unsafe Int(classes[unchecked: Int(bases[unchecked: index])])
    unsafe rows[unchecked: row &+ score] &+= 1
    unsafe rows[unchecked: row &+ baseOffset &+ place] &+= 1
    return unsafe errorProbability[unchecked: score]
  }

  @inline(__always)
  private static func keep(
    _ errors: Double, _ limits: (Double, Double, Double), steps: Int, _ retained: inout (Int, Int, Int)
  ) {
    if errors <= limits.0 { retained.0 = steps }
    if errors <= limits.1 { retained.1 = steps }
    if errors <= limits.2 { retained.2 = steps }
  }

  /// A 64-bit hash of bytes: eight at a time, multiplied and rotated, finished by SplitMix64's mixer. It has no
  /// seed, so equal sequences have equal hashes on every machine.
  ///
  /// - Complexity: O(n).
  public static func hash(_ bytes: Span<UInt8>) -> UInt64 {
    let raw = unsafe bytes.bytes
    var state = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset &+ 8 <= bytes.count {
      // SAFETY: offset + 8 ≤ count.
      let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self).littleEndian
      state = (state ^ word) &* 0xFF51_AFD7_ED55_8CCD
      state ^= state &>> 32
      offset &+= 8
    }
    var tail: UInt64 = 0
    while offset < bytes.count {
      // SAFETY: offset < count.
      tail = unsafe tail &<< 8 | UInt64(bytes[unchecked: offset])
      offset &+= 1
    }
    state = (state ^ tail) &* 0xFF51_AFD7_ED55_8CCD
    state = (state ^ (state &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ (state &>> 27)) &* 0x94D0_49BB_1331_11EB
    return state ^ (state &>> 31)
  }
}
