extension PrimerPlanes {
  /// Where a 3' adapter begins in the loaded read, or nil.
  ///
  /// The leftmost acceptable placement counts, a whole adapter before the first bases of one at the read's end, unless a
  /// later one that starts at most ⌊count / 2⌋ bases behind it has a higher score (agreeing minus disagreeing bases);
  /// then that one counts, and so on. These are the coordinates of `cutadapt -a … --no-indels` (tested at rates up to
  /// 0.2: Martin 2011, doi:10.14806/ej.17.1.200).
  ///
  /// - Complexity: O(bases / 64 × count), no allocation.
  public func adapter(_ pattern: AdapterPattern) -> AdapterHit? {
    guard pattern.count > 0, let loosest = pattern.wholes.last else { return nil }
    let reach = pattern.count / 2
    var best: AdapterHit?
    if var whole = first(loosest, starts: 0..<count) {
      while whole.mismatches > 0,
        let better = first(
          pattern.wholes[whole.mismatches - 1], starts: whole.start + 1..<whole.start + reach + 1)
      {
        whole = better
      }
      best = AdapterHit(start: whole.start, length: pattern.count, mismatches: whole.mismatches)
    }
    return partial(pattern, after: best, reach: reach)
  }

  /// `best`, or what the read's end offers instead.
  private func partial(_ pattern: AdapterPattern, after best: AdapterHit?, reach: Int) -> AdapterHit? {
    // Placements of which at least the last base lies behind the read.
    let lower = max(0, count - pattern.count + 1)
    let upper = count - pattern.minimumOverlap + 1
    guard lower < upper, let loosest = pattern.wholes.last else { return best }
    if let best, best.start + reach < lower { return best }
    let masks = loosest.masks.span
    let planes = words.span
    let ones: UInt64 = ~0
    let allowance = PrimerPattern.mismatchLimit - loosest.maximumMismatches
    let width = upper - lower
    var alive = width == 64 ? ones : (1 &<< UInt64(truncatingIfNeeded: width)) &- 1
    var c0 = allowance & 1 != 0 ? ones : 0
    var c1 = allowance & 2 != 0 ? ones : 0
    var c2 = allowance & 4 != 0 ? ones : 0
    for position in 0..<masks.count {
      let place = lower &+ position
      let inside = count &- place
      if inside <= 0 || alive == 0 { break }
      let word = place >> 6
      let shift = UInt64(truncatingIfNeeded: place & 63)
      let base = Int(masks[position]) &* stride &+ word
      let low = planes[base] &>> shift
      let high = (planes[base &+ 1] &<< 1) &<< (63 &- shift)
      // What lies behind the read agrees: those placements are judged by the bases they have.
      let within = inside >= 64 ? ones : (1 &<< UInt64(truncatingIfNeeded: inside)) &- 1
      var carry = ~(low | high) & within
      let t0 = c0 & carry
      c0 ^= carry
      carry = t0
      let t1 = c1 & carry
      c1 ^= carry
      carry = t1
      let t2 = c2 & carry
      c2 ^= carry
      alive &= ~t2
    }
    var best = best
    while alive != 0 {
      let bit = alive.trailingZeroBitCount
      alive &= alive &- 1
      let start = lower + bit
      let length = count - start
      let mismatches = PrimerPlanes.level(bit, c0, c1, c2) - allowance
      guard mismatches <= pattern.allowances[length] else { continue }
      let hit = AdapterHit(start: start, length: length, mismatches: mismatches)
      if let known = best, hit.start > known.start + reach || hit.score <= known.score { continue }
      best = hit
    }
    return best
  }
}
