/// One array that several lanes fill at once, each its own ranges.
///
/// `@unchecked Sendable` because callers give no two lanes overlapping ranges, and read after all lanes have ended.
@safe
public final class DisjointSlices<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // SAFETY: allocated and initialised in init, deallocated in deinit; ranges are checked against its count.
  private let buffer: UnsafeMutableBufferPointer<Element>

  /// An array of `count` copies of `value`.
  public init(repeating value: Element, count: Int) {
    unsafe buffer = .allocate(capacity: count)
    unsafe buffer.initialize(repeating: value)
  }

  deinit { unsafe buffer.deallocate() }

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
