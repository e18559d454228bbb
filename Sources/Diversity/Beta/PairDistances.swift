import Parallel

/// Rows whose sums are gathered together: a list is spread out once for all of them, and their sums stay in the cache.
let rowsPerDistanceBlock = 16

/// Runs `body` for 0..<count on up to `threads` lanes, with one scratch object per lane.
func parallelEach<Scratch>(
  count: Int, threads: ThreadCount, scratch: @escaping @Sendable () -> Scratch,
  _ body: @escaping @Sendable (inout Scratch, Int) -> Void
) {
  _ = parallelMap(count: count, threads: threads, scratch: scratch) { (own: inout Scratch, index: Int) -> Bool in
    body(&own, index)
    return true
  }
}

/// Fills `cells` from `distance(i, j)` for i < j, pair by pair; those of samples that are empty are NaN.
func fillPairs(
  _ cells: any DistanceCells, isEmpty: [Bool], threads: ThreadCount,
  _ distance: @escaping @Sendable (_ i: Int, _ j: Int) -> Double
) {
  let count = cells.count
  let blocks = fixedChunks(count: count, size: rowsPerDistanceBlock)
  parallelEach(count: blocks.count, threads: threads, scratch: { [Double]() }) { tails, number in
    tails.removeAll(keepingCapacity: true)
    for i in blocks[number] {
      for j in (i + 1)..<max(count, i + 1) { tails.append(isEmpty[i] || isEmpty[j] ? .nan : distance(i, j)) }
    }
    cells.store(rows: blocks[number], tails: tails.span)
  }
}
