/// The places at which two sequences of one length differ, and the words of five bases left whole between them.
public enum Substitutions {
  /// Appends `place << 3 | code` of each difference, `code` being that of `a` (0…3). Complexity O(count / 8 + result).
  @unsafe @inlinable
  public static func append(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int, to edits: inout [UInt32]
  ) {
    var at = 0
    while at < count {
      // SAFETY: `at` < `count`, and the caller gives `count` readable bytes in both.
      at &+= unsafe SequenceBytes.commonPrefix(a + at, b + at, count: count &- at)
      if at >= count { return }
      edits.append(UInt32(at) << 3 | UInt32(unsafe a[at]))
      at &+= 1
    }
  }

  /// How many of the words of `word` bases of a sequence of `count` bases hold none of the places: the words that two
  /// sequences share in order.
  @inlinable
  public static func wholeWords(_ edits: ArraySlice<UInt32>, count: Int, word: Int) -> Int {
    let words = count &- word &+ 1
    if words <= 0 { return 0 }
    var broken = 0
    var next = 0  // the first word that is not counted yet
    for edit in edits {
      let place = Int(edit >> 3)
      let first = max(next, place &- word &+ 1)
      let end = min(words, place &+ 1)
      if end > first {
        broken &+= end &- first
        next = end
      }
    }
    return words &- broken
  }
}
