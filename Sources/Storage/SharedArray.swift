/// An immutable array of numbers that lies in memory of its own or in a mapped file; copying it copies nothing.
///
/// `@unchecked Sendable` because its elements are never written.
@safe
public struct SharedArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable {
  // Keeps the memory alive.
  private let owner: AnyObject
  // SAFETY: valid for `count` elements while `owner` lives.
  private let base: UnsafePointer<Element>
  public let count: Int

  /// - Parameter owner: keeps `count` elements at `base` alive and unchanged.
  @unsafe
  init(owner: AnyObject, base: UnsafePointer<Element>, count: Int) {
    self.owner = owner
    unsafe self.base = unsafe base
    self.count = count
  }

  /// A copy of an array.
  public init(_ elements: [Element]) {
    let owned = OwnedElements(elements)
    // SAFETY: the owner holds exactly these elements.
    unsafe self.init(owner: owned, base: owned.base, count: elements.count)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// - Precondition: `index` is in 0..<count.
  public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count)
    // SAFETY: checked above.
    return unsafe base[index]
  }

  /// The elements as a span, for kernels.
  @inlinable
  public func withSpan<Result, Failure: Error>(
    _ body: (Span<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let buffer = unsafe self.buffer
    defer { withExtendedLifetime(self) {} }
    return try body(unsafe buffer.span)
  }

  @unsafe
  @usableFromInline var buffer: UnsafeBufferPointer<Element> {
    unsafe UnsafeBufferPointer(start: base, count: count)
  }
}

extension SharedArray: Equatable where Element: Equatable {
  public static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }
}

/// Elements in memory of their own.
@safe
private final class OwnedElements<Element: BitwiseCopyable> {
  // SAFETY: allocated and filled in init, freed in deinit.
  let base: UnsafePointer<Element>

  init(_ elements: [Element]) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: Swift.max(elements.count, 1))
    unsafe elements.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { unsafe memory.initialize(from: start, count: source.count) }
    }
    unsafe base = UnsafePointer(memory)
  }

  deinit { unsafe base.deallocate() }
}

extension SharedArray {
  /// The elements' bytes as they lie in memory; on the little-endian machines Swift runs on these are little-endian.
  public var memoryBytes: [UInt8] {
    // SAFETY: all bytes of all elements, copied.
    unsafe Array(UnsafeRawBufferPointer(buffer))
  }
}
