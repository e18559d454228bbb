/// Folds 0..<count into one accumulator per lane.
///
/// For results that are too large to be kept one per index. Lanes claim indices one by one; the accumulators must be
/// combinable in any order (sums, sets), since which lane gets which index is chance.
///
/// - Returns: the lanes' accumulators.
/// - Throws: the error of the lowest index that failed.
public func parallelFold<Accumulator: Sendable>(
  count: Int, threads: ThreadCount, accumulator: @escaping @Sendable () -> Accumulator,
  _ work: @escaping @Sendable (inout Accumulator, Int) throws -> Void
) throws -> [Accumulator] {
  let next = Guarded(0)
  return try pipelinedFold(
    threads: ThreadCount(max(1, min(threads.value, count))), item: { 0 }, accumulator: accumulator,
    stages: [
      { index in
        index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        return index < count
      }
    ],
    work: { own, index in try work(&own, index) })
}
