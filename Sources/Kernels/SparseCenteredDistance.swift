/// Σ over all features of (δ − mean δ)² with δ = a − b, for two sparse rows: the squared Aitchison distance of
/// log-ratios given relative to their baseline.
///
/// All addends are ≥ 0, so nothing cancels however close the rows are. Features in neither row add (mean δ)² each.
///
/// - Parameters:
///   - aColumns: features of the first row, rising. - aValues: their values, in step. Likewise for b.
///   - featureCount: the number of features the mean is taken over, at least the number of distinct columns.
/// - Returns: 0 for `featureCount` 0.
/// - Complexity: O(non-zeros of both rows), two passes, no allocation.
public func sparseCenteredSquaredDistance(
  _ aColumns: Span<Int32>, _ aValues: Span<Double>, _ bColumns: Span<Int32>, _ bValues: Span<Double>, featureCount: Int
) -> Double {
  guard featureCount > 0 else { return 0 }
  var sum = 0.0
  forEachOfEither(aColumns, aValues, bColumns, bValues) { sum += $1 - $2 }
  let mean = sum / Double(featureCount)
  var squares = 0.0
  var seen = 0
  forEachOfEither(aColumns, aValues, bColumns, bValues) { _, a, b in
    let centered = a - b - mean
    squares += centered * centered
    seen += 1
  }
  return squares + Double(featureCount - seen) * mean * mean
}
