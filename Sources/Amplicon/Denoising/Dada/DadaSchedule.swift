import Parallel

/// How samples share threads: most run side by side with one thread each, those that would hold up the others run one
/// by one with all threads.
enum DadaSchedule {
  /// The results of `body` for each sample, in order, whatever the number of threads.
  ///
  /// Alone run samples with more than their share of the uniques, and the smallest of a number that does not divide by
  /// the threads.
  /// - Parameters:
  ///   - sizes: the uniques of each sample.
  ///   - body: gets a sample's number and the threads it may use.
  static func map<Result: Sendable>(
    sizes: [Int], threads: ThreadCount, _ body: @escaping @Sendable (Int, ThreadCount) -> Result
  ) -> [Result] {
    let order = sizes.indices.sorted { sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : $0 < $1 }
    var left = sizes.reduce(0, +)
    var large = 0
    while threads.value > 1, large < order.count, sizes[order[large]] * threads.value > left {
      left -= sizes[order[large]]
      large += 1
    }
    let shared = (order.count - large) / threads.value * threads.value
    let together = Array(order[large..<(large + shared)])
    let alone = Array(order[..<large] + order[(large + shared)...])
    var results: [(sample: Int, result: Result)] = alone.map { ($0, body($0, threads)) }
    let others = parallelMap(count: together.count, threads: threads) { body(together[$0], ThreadCount(1)) }
    results += zip(together, others).map { ($0, $1) }
    return results.sorted { $0.sample < $1.sample }.map(\.result)
  }
}
