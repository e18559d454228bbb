import Parallel
import Testing

@Suite struct ParallelFoldTests {
  @Test(arguments: [1, 2, 7], [0, 1, 6, 7, 8, 1_000])
  func everyIndexIsFoldedOnce(threads: Int, count: Int) throws {
    let lanes = try parallelFold(count: count, threads: ThreadCount(threads), accumulator: { [Int]() }) { own, index in
      own.append(index)
    }
    #expect(lanes.count <= threads)
    #expect(lanes.flatMap { $0 }.sorted() == Array(0..<count))
  }

  @Test(arguments: [1, 2, 7])
  func theLowestFailureIsThrown(threads: Int) {
    #expect(throws: Odd(index: 11)) {
      _ = try parallelFold(count: 500, threads: ThreadCount(threads), accumulator: { 0 }) { _, index in
        if index > 10, index % 2 == 1 { throw Odd(index: index) }
      }
    }
  }

  @Test func sevenLanesAreAliveAtOnce() throws {
    let arrived = Guarded(0)
    let lanes = try parallelFold(count: 7, threads: ThreadCount(7), accumulator: { 0 }) { own, _ in
      own += 1
      arrived.withLock { $0 += 1 }
      while arrived.withLock({ $0 }) < 7 {}
    }
    #expect(lanes == Array(repeating: 1, count: 7))
  }
}
