import Crypto

/// The SHA-256 of bytes that come in pieces.
public struct SHA256Stream {
  private var state = SHA256()

  public init() {}

  /// Adds the next bytes.
  public mutating func update(_ bytes: [UInt8]) { state.update(data: bytes) }

  /// Adds the next bytes from a buffer that stays with its owner.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) { unsafe state.update(bufferPointer: bytes) }

  /// The digest of all bytes so far, as 64 lower-case hexadecimal digits.
  public func hex() -> String { Fingerprint.hex(Array(state.finalize())) }
}
