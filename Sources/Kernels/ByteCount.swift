/// How many bytes of a stretch have a property.
public enum ByteCount {
  /// Scores below `limit`. Complexity O(n / 16), no allocation.
  ///
  /// - Parameters:
  ///   - scores: each below 128.
  ///   - range: lies within `scores`.
  public static func below(_ limit: UInt8, in scores: Span<UInt8>, _ range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= scores.count)
    let raw = unsafe scores.bytes
    let limits = SIMD16<Int8>(repeating: Int8(clamping: limit))
    let ones = SIMD16<UInt8>(repeating: 1)
    let zeros = SIMD16<UInt8>(repeating: 0)
    var total = 0
    var at = range.lowerBound
    while at &+ 16 <= range.upperBound {
      var counts = zeros
      var turns = 0
      while at &+ 16 <= range.upperBound, turns < 255 {
        // SAFETY: at + 16 ≤ the range's end ≤ count.
        let sixteen = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: SIMD16<Int8>.self)
        counts &+= zeros.replacing(with: ones, where: sixteen .< limits)
        at &+= 16
        turns &+= 1
      }
      total &+= Int(SIMD16<UInt16>(truncatingIfNeeded: counts).wrappedSum())
    }
    while at < range.upperBound {
      // SAFETY: at < the range's end ≤ count.
      if unsafe scores[unchecked: at] < limit { total &+= 1 }
      at &+= 1
    }
    return total
  }

  /// Letters other than A, C, G and T. Complexity O(n / 8) where there are few, no allocation.
  ///
  /// - Parameter range: lies within `bases`.
  public static func ambiguous(in bases: Span<UInt8>, _ range: Range<Int>) -> Int {
    precondition(range.lowerBound >= 0 && range.upperBound <= bases.count)
    let raw = unsafe bases.bytes
    var total = 0
    var at = range.lowerBound
    while at &+ 8 <= range.upperBound {
      // SAFETY: at + 8 ≤ the range's end ≤ count.
      let eight = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self)
      if SequenceLetters.complement(ofEight: eight) == nil {
        for index in at..<at &+ 8 where !SequenceLetters.isBase(bases[index]) { total &+= 1 }
      }
      at &+= 8
    }
    for index in at..<range.upperBound where !SequenceLetters.isBase(bases[index]) { total &+= 1 }
    return total
  }
}
