/// Sums over the rows of a table of counters.
public enum RowSums {
  /// Adds every row of `table` (rows of `sums.count` counters, one behind the other) to `sums`.
  ///
  /// - Complexity: O(table), no allocation.
  public static func add(_ table: Span<UInt16>, to sums: inout MutableSpan<Int>) { addRows(table, &sums) }

  /// As `add` for wide counters.
  public static func add(_ table: Span<Int>, to sums: inout MutableSpan<Int>) { addRows(table, &sums) }

  @inline(__always)
  private static func addRows<Counter: FixedWidthInteger>(_ table: Span<Counter>, _ sums: inout MutableSpan<Int>) {
    let width = sums.count
    guard width > 0 else { return }
    precondition(table.count % width == 0)
    var start = 0
    while start < table.count {
      for index in 0..<width {
        // SAFETY: start + index < table.count, a multiple of the width; index < sums.count.
        unsafe sums[unchecked: index] &+= Int(truncatingIfNeeded: table[unchecked: start &+ index])
      }
      start &+= width
    }
  }
}
