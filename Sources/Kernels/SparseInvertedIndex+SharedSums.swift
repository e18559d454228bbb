extension SparseInvertedIndex {
  /// Adds the term of every feature that two samples share to the sum of the pair, for a block of samples against
  /// all later ones.
  ///
  /// Each pair receives its addends in the order of the features, so its sum does not depend on who computes it, on the
  /// block, or on other samples. Where many later samples hold a feature, its list is spread out into a row of cells
  /// first, so that the addends of one sample go to neighbouring sums (two to eight at once); adding the +0 of an
  /// absent feature changes no sum.
  ///
  /// - Parameters:
  ///   - rows: the block.
  ///   - sums: one cell per sample of the block and sample, row by row; those of samples up to the own are left alone.
  ///   - scratch: one cell per sample, all `Term.absent`; so it is afterwards.
  /// - Complexity: O(features · log + Σ over features of pairs that share it); no allocation.
  @inlinable
  public func addShared<Term: SharedTerm>(
    rows block: Range<Int>, term: Term, to sums: inout MutableSpan<Term.Sum>, scratch: inout MutableSpan<Value>
  ) where Term.Value == Value {
    let count = sampleCount
    precondition(block.lowerBound >= 0 && block.upperBound <= count)
    precondition(sums.count >= block.count * count && scratch.count >= count)
    let starts = self.starts.span
    let rows = self.rows.span
    let values = self.values.span
    for feature in 0..<(starts.count - 1) {
      let end = starts[feature + 1]
      let first = lowerBound(block.lowerBound, in: starts[feature]..<end)
      let last = lowerBound(block.upperBound, in: first..<end)
      guard last > first else { continue }
      // A cell at a random place costs about four in a row; spreading pays from the second sample on.
      if Term.vanishesWhereAbsent, last - first > 1, 4 * (end - first) > count - block.lowerBound {
        for place in first..<end {
          // SAFETY: places lie in the list of the feature; rows are below `count`, which `scratch` has.
          unsafe scratch[unchecked: Int(rows[unchecked: place])] = values[unchecked: place]
        }
        for place in first..<last {
          // SAFETY: as above; `base` + `other` < block.count · count ≤ sums.count.
          let own = unsafe Int(rows[unchecked: place])
          let value = unsafe values[unchecked: place]
          let base = (own - block.lowerBound) * count
          var other = own + 1
          while other < count {
            unsafe sums[unchecked: base &+ other] += term.term(value, scratch[unchecked: other], feature: feature)
            other &+= 1
          }
        }
        for place in first..<end {
          // SAFETY: as above.
          unsafe scratch[unchecked: Int(rows[unchecked: place])] = Term.absent
        }
      } else {
        for place in first..<last {
          // SAFETY: as above; a list rises, so the samples behind `place` are the later ones.
          let value = unsafe values[unchecked: place]
          let base = unsafe (Int(rows[unchecked: place]) - block.lowerBound) * count
          var next = place + 1
          while next < end {
            let other = unsafe Int(rows[unchecked: next])
            unsafe sums[unchecked: base &+ other] += term.term(value, values[unchecked: next], feature: feature)
            next &+= 1
          }
        }
      }
    }
  }

  /// The first place of a feature's list whose sample is not before `row`. Complexity O(log list).
  @inlinable
  func lowerBound(_ row: Int, in list: Range<Int>) -> Int {
    var low = list.lowerBound
    var high = list.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if Int(rows[middle]) < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
