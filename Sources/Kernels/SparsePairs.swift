/// Calls `body` with both values of every column that at least one of two sparse rows holds, in the order of the
/// columns, 0 for the one that has none.
///
/// For sums that do not fall apart into the rows' own and shared ones, and for pairs so alike that differences of sums
/// would lose digits.
///
/// - Parameters:
///   - aColumns: columns of the first row, rising. - aValues: their values, in step. Likewise for b.
/// - Complexity: O(non-zeros of both rows), no allocation.
@inlinable
public func forEachOfEither(
  _ aColumns: Span<Int32>, _ aValues: Span<Double>, _ bColumns: Span<Int32>, _ bValues: Span<Double>,
  _ body: (_ column: Int, _ a: Double, _ b: Double) -> Void
) {
  precondition(aColumns.count == aValues.count && bColumns.count == bValues.count)
  var i = 0
  var j = 0
  while i < aColumns.count || j < bColumns.count {
    let a = i < aColumns.count ? aColumns[i] : Int32.max
    let b = j < bColumns.count ? bColumns[j] : Int32.max
    if a == b {
      body(Int(a), aValues[i], bValues[j])
      i += 1
      j += 1
    } else if a < b {
      body(Int(a), aValues[i], 0)
      i += 1
    } else {
      body(Int(b), 0, bValues[j])
      j += 1
    }
  }
}
