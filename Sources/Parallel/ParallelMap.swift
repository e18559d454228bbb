/// The results of `body` for 0..<count, in order, computed on up to `threads` lanes.
///
/// Lanes claim indices one by one, so uneven work spreads; give each index enough to do (a fixed chunk of items whose
/// size never depends on the thread count). Results do not depend on the number of threads.
///
/// - Throws: the error of the lowest index that failed; no further index is started after a failure.
/// - Complexity: `count` calls; one result slot each.
public func parallelMap<Result: Sendable, Failure: Error>(
  count: Int, threads: ThreadCount, _ body: @escaping @Sendable (Int) throws(Failure) -> Result
) throws(Failure) -> [Result] {
  try parallelMap(count: count, threads: threads, scratch: { () }) { (_: inout Void, index) throws(Failure) in
    try body(index)
  }
}

/// As `parallelMap(count:threads:_:)`, with one scratch object per lane, made before its first index.
public func parallelMap<Scratch, Result: Sendable, Failure: Error>(
  count: Int, threads: ThreadCount, scratch: @escaping @Sendable () -> Scratch,
  _ body: @escaping @Sendable (inout Scratch, Int) throws(Failure) -> Result
) throws(Failure) -> [Result] {
  guard count > 0 else { return [] }
  let lanes = ThreadCount(min(threads.value, count))
  if lanes.value == 1 {
    var own = scratch()
    var results: [Result] = []
    results.reserveCapacity(count)
    for index in 0..<count { results.append(try body(&own, index)) }
    return results
  }
  let claims = Guarded(Claims(count: count))
  let slots = Slots<Result>(count: count)
  Lanes.run(lanes) { _ in
    var own = scratch()
    while let index = claims.withLock({ $0.claim() }) {
      do throws(Failure) {
        slots.set(index, try body(&own, index))
      } catch {
        claims.withLock { $0.fail(index, error) }
      }
    }
  }
  if let failure = claims.withLock({ $0.failure }) {
    // Only `body` can have thrown, and it throws `Failure`.
    if let error = failure.error as? Failure { throw error }
  }
  return slots.all()
}

/// 0..<count cut into ranges of `size` (the last may be shorter): the unit of work that `parallelMap` indexes.
public func fixedChunks(count: Int, size: Int) -> [Range<Int>] {
  stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
}

/// Which indices are taken, and the first that failed.
private struct Claims {
  var next = 0
  let count: Int
  var failure: (index: Int, error: any Error)?

  init(count: Int) { self.count = count }

  mutating func claim() -> Int? {
    guard next < count, failure == nil else { return nil }
    defer { next += 1 }
    return next
  }

  mutating func fail(_ index: Int, _ error: any Error) {
    if let failure, failure.index < index { return }
    failure = (index, error)
  }
}

/// One result per index, each written once by the lane that claimed the index.
///
/// `@unchecked Sendable` because no two lanes claim one index, and results are read after all lanes have ended.
@safe
private final class Slots<Value>: @unchecked Sendable {
  // SAFETY: allocated and initialised to nil in init, deinitialised in deinit, indices come from `Claims` (0..<count).
  private let values: UnsafeMutableBufferPointer<Value?>

  init(count: Int) {
    unsafe values = .allocate(capacity: count)
    unsafe values.initialize(repeating: nil)
  }

  deinit {
    unsafe values.deinitialize()
    unsafe values.deallocate()
  }

  func set(_ index: Int, _ value: Value) { unsafe values[index] = value }

  func all() -> [Value] {
    var results: [Value] = []
    results.reserveCapacity(unsafe values.count)
    for index in unsafe 0..<values.count {
      if let value = unsafe values[index] { results.append(value) }
    }
    return results
  }
}
