/// Bytes on their way to a file: a buffer that is filled, written and emptied again and again.
///
/// Its memory is initialised once, when it grows, so that appending costs no more than the copy itself.
public struct ByteChunk: Sendable {
  /// The memory; the content is its first `count` bytes.
  private var storage: [UInt8] = []
  /// The number of bytes it holds.
  public private(set) var count = 0

  public init() {}

  /// Empties it and keeps its memory.
  public mutating func removeAll() { count = 0 }

  /// Appends bytes.
  public mutating func append(_ bytes: [UInt8]) {
    append(upTo: bytes.count) { target, offset in
      for position in 0..<bytes.count { target[offset + position] = bytes[position] }
      return bytes.count
    }
  }

  /// Makes room for `room` bytes and lets `write` fill them.
  ///
  /// - Parameter write: is given the whole memory and the offset where the room begins (everything before it is
  ///   content); returns how many bytes of the room it has used.
  /// - Precondition: `write` returns 0…`room`.
  /// - Complexity: that of `write`; amortised O(room) more while the chunk grows.
  @inlinable public mutating func append(
    upTo room: Int, _ write: (_ target: inout MutableSpan<UInt8>, _ offset: Int) -> Int
  ) {
    reserve(room)
    let offset = count
    let written = withTarget { target in write(&target, offset) }
    precondition(written >= 0 && written <= room, "no more is written than was asked for")
    advance(by: written)
  }

  /// Lets `body` look at the content.
  public func withBytes<Result, Failure: Error>(_ body: (Span<UInt8>) throws(Failure) -> Result) throws(Failure)
    -> Result
  {
    try body(storage.span.extracting(..<count))
  }

  /// The content as an array. Complexity O(count).
  public var array: [UInt8] { Array(storage[..<count]) }

  @usableFromInline mutating func reserve(_ room: Int) {
    guard storage.count - count < room else { return }
    let grown = max(count + room, 2 * storage.count, 65_536)
    storage.append(contentsOf: repeatElement(0, count: grown - storage.count))
  }

  @usableFromInline mutating func withTarget(_ body: (inout MutableSpan<UInt8>) -> Int) -> Int {
    var target = storage.mutableSpan
    return body(&target)
  }

  @usableFromInline mutating func advance(by written: Int) { count += written }
}
