/// How many of a query's words a sequence holds.
public enum WordSharing {
  /// Counts the distinct words of a sequence that the query holds too.
  ///
  /// - Parameters:
  ///   - words: the sequence's words, `count` of them.
  ///   - stamp: a number above 1 that no earlier sequence had.
  ///   - marks: 65,536 entries: 0 for words the query lacks; for its own words 1, or the stamp of the last sequence
  ///     that held them.
  /// - Complexity: O(count), no allocation.
  @inlinable
  public static func count(
    words: Span<UInt16>, count: Int, stamp: UInt32, marks: inout MutableSpan<UInt32>
  ) -> Int {
    precondition(count <= words.count && marks.count == 65_536)
    var shared = 0
    for index in 0..<count {
      // SAFETY: index < count ≤ words.count; a UInt16 is below 65,536.
      let word = unsafe Int(words[unchecked: index])
      let mark = unsafe marks[unchecked: word]
      if mark == 0 || mark == stamp { continue }
      unsafe marks[unchecked: word] = stamp
      shared &+= 1
    }
    return shared
  }
}
