/// Reads items in order, folds them on up to `threads` lanes, and finishes them in order; all of it overlapped.
///
/// Each lane owns one item (its buffers are used again and again) and one accumulator. A lane takes the next ticket,
/// passes the reading stages, each of which serves one lane at a time in ticket order, and then works on its item
/// while other lanes read. Two gzip mates as two stages therefore inflate side by side; with one thread reading and
/// working alternate. At most `threads` items are in memory.
///
/// After its work a lane passes the finishing stages, again one lane at a time in ticket order, so that what they write
/// stands in the order of the input. What an item is to leave behind belongs to the item (its own output buffers).
///
/// The accumulators must be combinable in any order (integer sums, multisets), since which lane gets which item is
/// chance.
///
/// - Parameters:
///   - stages: fill the item from sequential sources; a stage that returns false says that the input has ended, and
///     the item is dropped. The other stages of a ticket still run before a later ticket's.
///   - work: folds the item into the lane's accumulator.
///   - finish: take what the item holds, in the order of the input. When a ticket fails, all lower tickets have been
///     finished and no higher one passes the stages behind the failure.
/// - Returns: the lanes' accumulators.
/// - Throws: the error of the lowest ticket and stage that failed: the same for any number of threads. Work and stages
///   end the pipeline by throwing, also when they are asked to stop (`Cancellation.check`).
public func pipelinedFold<Item, Accumulator: Sendable>(
  threads: ThreadCount,
  item makeItem: @escaping @Sendable () -> Item,
  accumulator makeAccumulator: @escaping @Sendable () -> Accumulator,
  stages: [@Sendable (inout Item) throws -> Bool],
  work: @escaping @Sendable (inout Accumulator, inout Item) throws -> Void,
  finish: [@Sendable (inout Item) throws -> Void] = []
) throws -> [Accumulator] {
  let turnstiles = stages.map { _ in Turnstile() }
  let exits = finish.map { _ in Turnstile() }
  let progress = Guarded(FoldProgress())
  let accumulators = Guarded([Accumulator?](repeating: nil, count: threads.value))
  Lanes.run(threads) { lane in
    var item = makeItem()
    var own = makeAccumulator()
    while let ticket = progress.withLock({ $0.takeTicket() }) {
      for (number, stage) in stages.enumerated() {
        turnstiles[number].pass(ticket) {
          guard progress.withLock({ $0.isLive(ticket) }) else { return }
          do {
            if try !stage(&item) { progress.withLock { $0.end(at: ticket) } }
          } catch {
            progress.withLock { $0.fail(at: ticket, number, error) }
          }
        }
      }
      if progress.withLock({ $0.isLive(ticket) }) {
        do {
          try work(&own, &item)
        } catch {
          progress.withLock { $0.fail(at: ticket, stages.count, error) }
        }
      }
      // A dropped ticket passes as well, since later ones wait for it.
      for (number, stage) in finish.enumerated() {
        exits[number].pass(ticket) {
          guard progress.withLock({ $0.isLive(ticket) }) else { return }
          do {
            try stage(&item)
          } catch {
            progress.withLock { $0.fail(at: ticket, stages.count + 1 + number, error) }
          }
        }
      }
    }
    accumulators.withLock { $0[lane] = own }
  }
  if let failure = progress.withLock({ $0.failure }) { throw failure.error }
  return accumulators.withLock { $0.compactMap { $0 } }
}

/// The tickets given out, where the input ended, and the first failure.
private struct FoldProgress {
  private var nextTicket = 0
  private var endTicket = Int.max
  private(set) var failure: (ticket: Int, stage: Int, error: any Error)?

  /// The next ticket, or nil once the end or a failure is known.
  mutating func takeTicket() -> Int? {
    guard endTicket == Int.max, failure == nil else { return nil }
    defer { nextTicket += 1 }
    return nextTicket
  }

  /// Whether the ticket lies before the end and before any failure.
  func isLive(_ ticket: Int) -> Bool {
    if ticket >= endTicket { return false }
    if let failure, failure.ticket <= ticket { return false }
    return true
  }

  mutating func end(at ticket: Int) { endTicket = min(endTicket, ticket) }

  mutating func fail(at ticket: Int, _ stage: Int, _ error: any Error) {
    if let failure, (failure.ticket, failure.stage) <= (ticket, stage) { return }
    failure = (ticket, stage, error)
  }
}
