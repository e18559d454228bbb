import Parallel
import Testing

@Suite struct PipelinedFoldTests {
  struct Item {
    var first = 0
    var second = 0
  }

  /// Sums of numbers that two sequential sources give in step.
  func fold(threads: Int, end: Int, failAt: Int? = nil) throws -> (sum: Int, items: Int) {
    let firstSource = Guarded(0)
    let secondSource = Guarded(0)
    let parts = try pipelinedFold(
      threads: ThreadCount(threads),
      item: { Item() },
      accumulator: { (sum: 0, items: 0) },
      stages: [
        { item in
          item.first = firstSource.withLock { value in
            value += 1
            return value
          }
          return true
        },
        { item in
          item.second = secondSource.withLock { value in
            value += 1
            return value
          }
          return item.second <= end
        },
      ],
      work: { own, item in
        if let failAt, item.first >= failAt { throw Odd(index: item.first) }
        // Sources in step: both stages of one ticket see the same number.
        own.sum += item.first == item.second ? item.first : 1_000_000
        own.items += 1
      })
    return parts.reduce((0, 0)) { ($0.0 + $1.sum, $0.1 + $1.items) }
  }

  @Test(arguments: [1, 2, 7], [0, 1, 5, 500])
  func everyItemIsFoldedOnce(threads: Int, end: Int) throws {
    let result = try fold(threads: threads, end: end)
    #expect(result.items == end)
    #expect(result.sum == end * (end + 1) / 2)
  }

  @Test(arguments: [1, 2, 7])
  func theFirstFailureIsThrown(threads: Int) {
    #expect(throws: Odd(index: 20)) { try fold(threads: threads, end: 100, failAt: 20) }
  }

  /// What finishing stages may do, in two places.
  enum Fault: Equatable {
    case read(Int)
    case work(Int)
    case firstExit(Int)
    case secondExit(Int)
  }

  /// Numbers 0..<end through two finishing stages, with uneven work; gives what each stage saw.
  func write(threads: Int, end: Int, fault: Fault? = nil) throws -> (first: [Int], second: [Int], failure: Odd?) {
    let source = Guarded(0)
    let first = Guarded<[Int]>([])
    let second = Guarded<[Int]>([])
    var failure: Odd?
    do {
      _ = try pipelinedFold(
        threads: ThreadCount(threads), item: { 0 }, accumulator: { 0 },
        stages: [
          { item in
            item = source.withLock { value in
              defer { value += 1 }
              return value
            }
            if fault == .read(item) { throw Odd(index: item) }
            return item < end
          }
        ],
        work: { sum, item in
          // Every fifth item takes long.
          for step in 0..<(item % 5 == 0 ? 200_000 : 10) { sum &+= step ^ item }
          if fault == .work(item) { throw Odd(index: item) }
        },
        finish: [
          { item in
            if fault == .firstExit(item) { throw Odd(index: item) }
            first.withLock { $0.append(item) }
          },
          { item in
            if fault == .secondExit(item) { throw Odd(index: 1_000 + item) }
            second.withLock { $0.append(item) }
          },
        ])
    } catch { failure = error as? Odd }
    return (first.withLock { $0 }, second.withLock { $0 }, failure)
  }

  @Test(arguments: [1, 2, 7], [0, 1, 6, 7, 8, 300])
  func finishingKeepsTheOrder(threads: Int, end: Int) throws {
    let seen = try write(threads: threads, end: end)
    #expect(seen.first == Array(0..<end))
    #expect(seen.second == Array(0..<end))
    #expect(seen.failure == nil)
  }

  @Test(arguments: [1, 2, 7])
  func aFailureEndsTheOutputBeforeItsItem(threads: Int) throws {
    for fault in [Fault.read(40), .work(40), .firstExit(40)] {
      let seen = try write(threads: threads, end: 100, fault: fault)
      #expect(seen.failure == Odd(index: 40))
      #expect(seen.first == Array(0..<40))
      #expect(seen.second == Array(0..<40))
    }
    let seen = try write(threads: threads, end: 100, fault: .secondExit(40))
    #expect(seen.failure == Odd(index: 1_040))
    #expect(seen.first.starts(with: 0...40))
    #expect(seen.second == Array(0..<40))
  }

  @Test func sevenItemsAreInWorkAtOnce() throws {
    let source = Guarded(0)
    let arrived = Guarded(0)
    let written = Guarded<[Int]>([])
    _ = try pipelinedFold(
      threads: ThreadCount(7), item: { 0 }, accumulator: { () },
      stages: [
        { item in
          item = source.withLock { value in
            defer { value += 1 }
            return value
          }
          return item < 7
        }
      ],
      work: { _, _ in
        // Each waits until all seven work: fewer lanes would stall here for ever.
        arrived.withLock { $0 += 1 }
        while arrived.withLock({ $0 }) < 7 {}
      },
      finish: [{ item in written.withLock { $0.append(item) } }])
    #expect(written.withLock { $0 } == Array(0..<7))
  }
}
