/// Sums of drawn rows over the eight classes of one block.
public enum BlockSums {
  /// Σ over draws of the eight values from `start` + 8 · draw on.
  ///
  /// - Precondition: `start` + 8 · (draw + 1) ≤ values.count for every draw.
  /// - Complexity: O(draws), no allocation. Each class is added up in the order of the draws.
  @inlinable
  public static func sum(_ values: Span<Double>, start: Int, draws: Span<Int32>) -> SIMD8<Double> {
    var sum = SIMD8<Double>.zero
    let bytes = unsafe values.bytes
    for index in 0..<draws.count {
      let first = unsafe start &+ 8 &* Int(draws[unchecked: index])
      precondition(first >= 0 && first &+ 8 <= values.count)
      // SAFETY: eight values from `first` on lie in `values`.
      sum += unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 8 &* first, as: SIMD8<Double>.self)
    }
    return sum
  }
}
