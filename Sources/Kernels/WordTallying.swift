/// How many sequences of each of eight groups hold each word.
public enum WordTallying {
  /// Groups that are counted side by side.
  public static let laneCount = 8

  /// Counts each distinct word of one sequence once.
  ///
  /// - Parameters:
  ///   - words: the sequence's words, `count` of them; repeats are counted once.
  ///   - lane: the sequence's group, below `laneCount`.
  ///   - stamp: a number that no earlier sequence had; `stamps` remembers which words this sequence had already.
  ///   - counts: sequences by word and group, 65,536 · `laneCount` entries.
  ///   - masks: by word, a bit for every group that holds it; 65,536 entries.
  ///   - touched: the words with a count, in the order first seen; room for 65,536.
  ///   - touchedCount: how many there are.
  /// - Complexity: O(count), no allocation.
  @inlinable
  public static func add(
    words: Span<UInt16>, count: Int, lane: Int, stamp: UInt32, stamps: inout MutableSpan<UInt32>,
    counts: inout MutableSpan<UInt32>, masks: inout MutableSpan<UInt8>, touched: inout MutableSpan<UInt16>,
    touchedCount: inout Int
  ) {
    precondition(count <= words.count && stamps.count == 65_536 && masks.count == 65_536 && touched.count == 65_536)
    precondition(counts.count == 65_536 * laneCount && lane >= 0 && lane < laneCount)
    let bit = UInt8(1) << UInt8(lane)
    for index in 0..<count {
      // SAFETY: index < count ≤ words.count; a UInt16 is below 65,536; each word is touched once, so at most 65,536.
      let word = unsafe Int(words[unchecked: index])
      if unsafe stamps[unchecked: word] == stamp { continue }
      unsafe stamps[unchecked: word] = stamp
      let mask = unsafe masks[unchecked: word]
      if mask == 0 {
        unsafe touched[unchecked: touchedCount] = UInt16(truncatingIfNeeded: word)
        touchedCount &+= 1
      }
      unsafe masks[unchecked: word] = mask | bit
      let slot = word &* laneCount &+ lane
      let old = unsafe counts[unchecked: slot]
      unsafe counts[unchecked: slot] = old &+ 1
    }
  }
}
