extension SparseInvertedIndex {
  /// Adds Σ over shared features of min(own value, other's value) to `sums[other]` for every sample after `row`.
  ///
  /// Each cell receives its addends in the order of the features, so it does not depend on who computes it.
  ///
  /// - Parameters:
  ///   - row: the number of the sample whose features are given.
  ///   - columns: its features, rising. - values: their values, in step.
  ///   - sums: one cell per sample; cells up to `row` are left as they are.
  /// - Precondition: `columns` lie in the index; `sums` has a cell for every sample of the index.
  /// - Complexity: O(Σ over `columns` of later samples that hold the feature); no allocation.
  public func addSharedMinima(
    of row: Int, columns: Span<Int32>, values: Span<Double>, to sums: inout MutableSpan<Double>
  ) {
    forEachSharedValue(of: row, columns: columns, values: values, sums: &sums) { own, other in
      other < own ? other : own
    }
  }

  /// Adds Σ over shared features of own value × other's value to `sums[other]` for every sample after `row`; otherwise
  /// as `addSharedMinima`. With all values 1 it counts shared features.
  public func addSharedProducts(
    of row: Int, columns: Span<Int32>, values: Span<Double>, to sums: inout MutableSpan<Double>
  ) {
    forEachSharedValue(of: row, columns: columns, values: values, sums: &sums) { own, other in own * other }
  }

  @inline(__always)
  private func forEachSharedValue(
    of row: Int, columns: Span<Int32>, values: Span<Double>, sums: inout MutableSpan<Double>,
    _ addend: (_ own: Double, _ other: Double) -> Double
  ) {
    precondition(columns.count == values.count)
    let listStarts = self.starts.span
    let listRows = self.rows.span
    let listValues = self.values.span
    let limit = Int32(row)
    for place in columns.indices {
      let feature = Int(columns[place])
      let own = values[place]
      let first = listStarts[feature]
      var last = listStarts[feature + 1]
      // Lists rise, so the samples after `row` are found from the end.
      while last > first {
        last &-= 1
        // SAFETY: first ≤ last < starts[feature + 1] ≤ the count of both lists.
        let other = unsafe listRows[unchecked: last]
        if other <= limit { break }
        let value = unsafe listValues[unchecked: last]
        sums[Int(other)] += addend(own, value)
      }
    }
  }
}
