/// How much of a query another sequence can share from its left or its right end if it is shifted: upper bounds for
/// what an alignment can give, found without one.
///
/// A shift lets up to `allowed` letters of the query stand out beyond the parent's end, which then count as shared, or
/// letters of the parent stand out beyond the query's, which do not count. From there on letters agree one by one; with
/// `oneOff` one column may differ (a substitution, or a letter of either sequence alone).
public enum ShiftedFlanks {
  /// The longest shared left flank, in letters of the query.
  ///
  /// - Parameters:
  ///   - allowed: the largest shift, to which the difference in length is added where the parent is longer.
  ///   - oneOff: whether one column may differ.
  /// - Complexity: O(shifts + letters compared); eight letters are compared for most shifts.
  @unsafe @inlinable
  public static func left(
    _ query: UnsafePointer<UInt8>, count n: Int, _ parent: UnsafePointer<UInt8>, count m: Int, allowed: Int,
    oneOff: Bool
  ) -> Int {
    var best = 0
    // SAFETY: offsets stay within n and m: every run is limited to the shorter rest.
    for shift in 0...min(m, allowed + max(0, m - n)) {
      if !oneOff, best < min(n, m - shift), unsafe differs(query, parent + shift, best) { continue }
      best = max(best, unsafe run(query, n, parent + shift, m - shift, oneOff))
    }
    for shift in stride(from: 1, through: min(n, allowed), by: 1) {
      let reach = best - shift
      if !oneOff, reach >= 0, reach < m, best < n, unsafe differs(query + shift, parent, reach) { continue }
      best = max(best, shift + (unsafe run(query + shift, n - shift, parent, m, oneOff)))
    }
    return best
  }

  /// The longest shared right flank, in letters of the query; pointers stand behind the last letters.
  @unsafe @inlinable
  public static func right(
    _ queryEnd: UnsafePointer<UInt8>, count n: Int, _ parentEnd: UnsafePointer<UInt8>, count m: Int, allowed: Int,
    oneOff: Bool
  ) -> Int {
    var best = 0
    // SAFETY: offsets stay within n and m: every run is limited to the shorter rest.
    for shift in 0...min(m, allowed + max(0, m - n)) {
      if !oneOff, best < min(n, m - shift), unsafe differsBack(queryEnd, parentEnd - shift, best) { continue }
      best = max(best, unsafe runBack(queryEnd, n, parentEnd - shift, m - shift, oneOff))
    }
    for shift in stride(from: 1, through: min(n, allowed), by: 1) {
      let reach = best - shift
      if !oneOff, reach >= 0, reach < m, best < n, unsafe differsBack(queryEnd - shift, parentEnd, reach) { continue }
      best = max(best, shift + (unsafe runBack(queryEnd - shift, n - shift, parentEnd, m, oneOff)))
    }
    return best
  }

  /// Whether a run from the start ends before the letter at `place`, as far as that letter and up to seven before it
  /// tell.
  @unsafe @inlinable @inline(__always)
  static func differs(_ query: UnsafePointer<UInt8>, _ parent: UnsafePointer<UInt8>, _ place: Int) -> Bool {
    if place < 7 { return unsafe query[place] != parent[place] }
    // SAFETY: the eight bytes end with the letter at `place`, which the caller holds within both sequences.
    return unsafe UnsafeRawPointer(query + (place - 7)).loadUnaligned(as: UInt64.self)
      != UnsafeRawPointer(parent + (place - 7)).loadUnaligned(as: UInt64.self)
  }

  /// As `differs`, counted from the ends.
  @unsafe @inlinable @inline(__always)
  static func differsBack(_ queryEnd: UnsafePointer<UInt8>, _ parentEnd: UnsafePointer<UInt8>, _ place: Int) -> Bool {
    if place < 7 { return unsafe queryEnd[-1 - place] != parentEnd[-1 - place] }
    // SAFETY: the eight bytes begin with the letter at `place`, which the caller holds within both sequences.
    return unsafe UnsafeRawPointer(queryEnd - 1 - place).loadUnaligned(as: UInt64.self)
      != UnsafeRawPointer(parentEnd - 1 - place).loadUnaligned(as: UInt64.self)
  }

  @unsafe @usableFromInline
  static func run(
    _ query: UnsafePointer<UInt8>, _ n: Int, _ parent: UnsafePointer<UInt8>, _ m: Int, _ oneOff: Bool
  ) -> Int {
    let first = unsafe SequenceBytes.commonPrefix(query, parent, count: min(n, m))
    guard oneOff, first < n else { return first }
    var best = first + 1
    // SAFETY: offsets are at most n and m, checked.
    for (q, p) in [(first + 1, first + 1), (first, first + 1), (first + 1, first)] where q <= n && p <= m {
      best = max(best, 1 + q + (unsafe SequenceBytes.commonPrefix(query + q, parent + p, count: min(n - q, m - p))))
    }
    return min(n, best)
  }

  @unsafe @usableFromInline
  static func runBack(
    _ queryEnd: UnsafePointer<UInt8>, _ n: Int, _ parentEnd: UnsafePointer<UInt8>, _ m: Int, _ oneOff: Bool
  ) -> Int {
    let first = unsafe SequenceBytes.commonSuffix(queryEnd, parentEnd, count: min(n, m))
    guard oneOff, first < n else { return first }
    var best = first + 1
    // SAFETY: offsets are at most n and m, checked.
    for (q, p) in [(first + 1, first + 1), (first, first + 1), (first + 1, first)] where q <= n && p <= m {
      best = max(
        best, 1 + q + (unsafe SequenceBytes.commonSuffix(queryEnd - q, parentEnd - p, count: min(n - q, m - p))))
    }
    return min(n, best)
  }
}
