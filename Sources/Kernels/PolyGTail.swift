/// Tails of G, which two-colour machines (NextSeq, NovaSeq) write where there is no signal.
public enum PolyGTail {
  /// The most other letters a tail may hold.
  public static let mismatchLimit = 5
  /// A tail may hold one other letter per so many bases.
  public static let basesPerMismatch = 8

  /// The new end of `range` once its poly-G tail is gone.
  ///
  /// The tail grows from the last base as long as it holds at most five letters other than G and, from `minimumLength`
  /// bases on, at most ⌊bases / 8⌋ of them. A tail of at least `minimumLength` bases is cut at its leftmost G.
  /// - Parameters:
  ///   - range: lies within `bases` (upper-case letters).
  ///   - minimumLength: at least 1; less counts as 1.
  /// - Complexity: O(tail), no allocation.
  public static func end(_ bases: Span<UInt8>, _ range: Range<Int>, minimumLength: Int) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= bases.count)
    let shortest = max(1, minimumLength)
    var leftmost = range.upperBound
    var others = 0
    var length = 0
    while length < range.count {
      let index = range.upperBound &- 1 &- length
      if bases[index] == 0x47 { leftmost = index } else { others &+= 1 }
      if others > mismatchLimit || (length &+ 1 >= shortest && others > (length &+ 1) / basesPerMismatch) { break }
      length &+= 1
    }
    return length >= shortest ? leftmost : range.upperBound
  }
}
