/// How many sequences of a group hold each word.
public enum WordTallying {
  /// Counts each distinct word of one sequence once.
  ///
  /// - Parameters:
  ///   - words: the sequence's words, `count` of them; repeats are counted once.
  ///   - stamp: a number that no earlier sequence had; `stamps` remembers which words this sequence had already.
  ///   - counts: sequences by word, 65,536 entries.
  ///   - touched: the words with a count, in the order first seen; room for 65,536.
  ///   - touchedCount: how many there are.
  /// - Complexity: O(count), no allocation.
  @inlinable
  public static func add(
    words: Span<UInt16>, count: Int, stamp: UInt32, stamps: inout MutableSpan<UInt32>,
    counts: inout MutableSpan<UInt32>, touched: inout MutableSpan<UInt16>, touchedCount: inout Int
  ) {
    precondition(count <= words.count && stamps.count == 65_536 && counts.count == 65_536 && touched.count == 65_536)
    for index in 0..<count {
      // SAFETY: index < count ≤ words.count; a UInt16 is below 65,536; each word is touched once, so at most 65,536.
      let word = unsafe Int(words[unchecked: index])
      if unsafe stamps[unchecked: word] == stamp { continue }
      unsafe stamps[unchecked: word] = stamp
      let old = unsafe counts[unchecked: word]
      if old == 0 {
        unsafe touched[unchecked: touchedCount] = UInt16(truncatingIfNeeded: word)
        touchedCount &+= 1
      }
      unsafe counts[unchecked: word] = old &+ 1
    }
  }
}
