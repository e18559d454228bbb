/// The places at which two sequences of one length differ, and the words of five bases left whole between them.
public enum Substitutions {
  /// Appends `place << 3 | code` of each difference, `code` being that of `a` (0…3), places counted from `placesFrom`.
  /// Complexity O(count / 8 + result).
  @unsafe @inlinable
  public static func append(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int, placesFrom: Int = 0, to edits: inout [UInt32]
  ) {
    var at = 0
    while at < count {
      // SAFETY: `at` < `count`, and the caller gives `count` readable bytes in both.
      at &+= unsafe SequenceBytes.commonPrefix(a + at, b + at, count: count &- at)
      if at >= count { return }
      edits.append(UInt32(at &+ placesFrom) << 3 | UInt32(unsafe a[at]))
      at &+= 1
    }
  }

  /// Appends the differences of two sequences if they share all their common words in order: if as many words of `word`
  /// bases are whole between the differences as they share in any order. Else appends nothing.
  ///
  /// - Parameter shared: the words that both have, each as often as both have it.
  /// - Returns: whether it appended.
  /// - Complexity: O(count / 8 + differences); gives up at the difference that breaks one word too many.
  @unsafe @inlinable
  public static func appendIfInOrder(
    _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int, word: Int, shared: Int,
    to edits: inout [UInt32]
  ) -> Bool {
    let words = max(0, count &- word &+ 1)
    let start = edits.count
    var whole = words
    var next = 0  // the first word that was not looked at yet
    var at = 0
    while at < count {
      // SAFETY: `at` < `count`, and the caller gives `count` readable bytes in both.
      at &+= unsafe SequenceBytes.commonPrefix(a + at, b + at, count: count &- at)
      if at >= count { break }
      edits.append(UInt32(at) << 3 | UInt32(unsafe a[at]))
      let first = max(next, at &- word &+ 1)
      let end = min(words, at &+ 1)
      if end > first {
        whole &-= end &- first
        next = end
        if whole < shared { break }
      }
      at &+= 1
    }
    if whole == shared { return true }
    edits.removeLast(edits.count - start)
    return false
  }
}
