/// Where renderers and writers put their bytes. The pipeline opens it; they never see a path.
public protocol ByteSink {
  mutating func write(_ bytes: [UInt8]) throws
}

extension ByteSink {
  /// Writes text as UTF-8.
  public mutating func write(_ text: String) throws { try write(Array(text.utf8)) }
}

/// A sink in memory, for small files and tests.
public struct ByteBuffer: ByteSink, Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func write(_ bytes: [UInt8]) { self.bytes.append(contentsOf: bytes) }

  /// The bytes as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
