import Parallel
import Testing

struct Odd: Error, Equatable {
  let index: Int
}

@Suite struct ParallelMapTests {
  @Test(arguments: [1, 2, 7], [0, 1, 6, 7, 8, 1000])
  func resultsStandInOrder(threads: Int, count: Int) {
    let squares = parallelMap(count: count, threads: ThreadCount(threads)) { $0 * $0 }
    #expect(squares == (0..<count).map { $0 * $0 })
  }

  @Test(arguments: [1, 2, 7])
  func theLowestFailureIsThrown(threads: Int) {
    #expect(throws: Odd(index: 11)) {
      try parallelMap(count: 500, threads: ThreadCount(threads)) { index throws(Odd) -> Int in
        if index > 10, index % 2 == 1 { throw Odd(index: index) }
        return index
      }
    }
  }

  @Test func everyLaneHasItsOwnScratch() {
    let uses = parallelMap(count: 100, threads: ThreadCount(3), scratch: { 0 }) { scratch, _ -> Int in
      scratch += 1
      return scratch
    }
    // Each lane counts its own indices from 1, so ones are as many as lanes that worked.
    #expect((1...3).contains(uses.filter { $0 == 1 }.count))
    #expect(uses.count == 100)
  }

  @Test func sevenLanesAreAliveAtOnce() {
    // Each lane waits until all seven have arrived: a pool narrower than asked would stall here for ever.
    let arrived = Guarded(0)
    let lanes = parallelMap(count: 7, threads: ThreadCount(7)) { _ -> Int in
      arrived.withLock { $0 += 1 }
      while arrived.withLock({ $0 }) < 7 {}
      return arrived.withLock { $0 }
    }
    #expect(lanes.allSatisfy { $0 == 7 })
  }

  @Test func chunksDoNotDependOnThreads() {
    #expect(fixedChunks(count: 10, size: 4) == [0..<4, 4..<8, 8..<10])
    #expect(fixedChunks(count: 0, size: 4).isEmpty)
  }
}

@Suite struct DisjointSlicesTests {
  @Test(arguments: [1, 2, 7])
  func lanesFillTheirRanges(threads: Int) {
    let slices = DisjointSlices(repeating: -1, count: 103)
    let chunks = fixedChunks(count: 103, size: 10)
    _ = parallelMap(count: chunks.count, threads: ThreadCount(threads)) { number in
      slices.withSlice(chunks[number]) { span in
        for place in span.indices { span[place] = chunks[number].lowerBound + place }
      }
    }
    #expect(slices.array() == Array(0..<103))
  }
}

@Suite struct CancellationTests {
  @Test func theFirstSignalCounts() {
    let cancellation = Cancellation()
    #expect(cancellation.signal == nil)
    cancellation.request(signal: 15)
    cancellation.request(signal: 2)
    #expect(throws: CancellationRequested(signal: 15)) { try cancellation.check() }
  }
}

@Suite struct ThreadCountTests {
  @Test func theMachineAllowsAtLeastOne() {
    #expect(ThreadCount.available.value >= 1)
  }
}
