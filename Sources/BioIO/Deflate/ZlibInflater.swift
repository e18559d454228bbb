import CISAL

/// Inflates zlib streams (RFC 1950) that lie in memory whole.
enum ZlibInflater {
  /// The plain bytes, or nil when the stream is damaged or holds more than `limit` bytes.
  static func inflate(_ stream: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
    var plain = [UInt8](repeating: 0, count: limit)
    // SAFETY: both buffers are passed with their sizes and outlive the call.
    let count = unsafe stream.withUnsafeBufferPointer { source in
      unsafe plain.withUnsafeMutableBufferPointer { target in
        unsafe dysbio_isal_inflate_zlib(source.baseAddress, source.count, target.baseAddress, target.count)
      }
    }
    guard count >= 0 else { return nil }
    if count < limit { plain.removeLast(limit - count) }
    return plain
  }
}
