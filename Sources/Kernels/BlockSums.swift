/// Sums of drawn rows over the sixteen classes of one block.
public enum BlockSums {
  /// Σ over draws of the sixteen values from `start` + 16 · draw on.
  ///
  /// - Precondition: `start` + 16 · (draw + 1) ≤ values.count for every draw.
  /// - Complexity: O(draws), no allocation. Each class is added up in the order of the draws.
  @inlinable
  public static func sum(_ values: Span<Double>, start: Int, draws: Span<Int32>) -> SIMD16<Double> {
    var sum = SIMD16<Double>.zero
    let bytes = unsafe values.bytes
    for index in 0..<draws.count {
      let first = unsafe start &+ 16 &* Int(draws[unchecked: index])
      precondition(first >= 0 && first &+ 16 <= values.count)
      // SAFETY: sixteen values from `first` on lie in `values`.
      sum += unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 8 &* first, as: SIMD16<Double>.self)
    }
    return sum
  }
}
