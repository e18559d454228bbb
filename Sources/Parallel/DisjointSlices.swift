/// One array that several lanes fill at once, each its own ranges.
///
/// `@unchecked Sendable` because callers give no two lanes overlapping ranges, and read after all lanes have ended.
@safe
public final class DisjointSlices<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // SAFETY: initialised in init; ranges are checked against its count. Either allocated in init and deallocated in
  // deinit, or the memory of the array that `array(repeating:count:_:)` builds, which outlives self.
  private let buffer: UnsafeMutableBufferPointer<Element>
  private let isOwner: Bool

  /// An array of `count` copies of `value`.
  public init(repeating value: Element, count: Int) {
    unsafe buffer = .allocate(capacity: count)
    unsafe buffer.initialize(repeating: value)
    isOwner = true
  }

  private init(borrowing memory: UnsafeMutableBufferPointer<Element>, repeating value: Element) {
    unsafe buffer = unsafe memory
    unsafe buffer.initialize(repeating: value)
    isOwner = false
  }

  deinit { if isOwner { unsafe buffer.deallocate() } }

  /// An array that `body`'s lanes fill where it lies, so that there is no second copy of it.
  ///
  /// - Parameter body: keeps nothing of the slices it is given; all its lanes have ended when it returns.
  public static func array(
    repeating value: Element, count: Int, _ body: (DisjointSlices) throws -> Void
  ) rethrows -> [Element] {
    // SAFETY: all `count` elements are initialised before `body` sees them.
    try unsafe Array(unsafeUninitializedCapacity: count) { memory, initializedCount in
      let part = unsafe UnsafeMutableBufferPointer(rebasing: memory[..<count])
      let slices = unsafe DisjointSlices(borrowing: part, repeating: value)
      initializedCount = count
      try body(slices)
    }
  }

  /// Lets `body` write the elements of one range. No other lane may hold a range that overlaps it.
  public func withSlice<Result>(_ range: Range<Int>, _ body: (inout MutableSpan<Element>) throws -> Result) rethrows
    -> Result
  {
    precondition(unsafe range.lowerBound >= 0 && range.upperBound <= buffer.count)
    // SAFETY: the range lies in the buffer, which lives as long as self; overlap is the caller's promise above.
    var span = unsafe MutableSpan(_unsafeElements: UnsafeMutableBufferPointer(rebasing: buffer[range]))
    return try body(&span)
  }

  /// All elements, once the lanes have ended. Complexity O(count).
  public func array() -> [Element] { unsafe Array(buffer) }
}
