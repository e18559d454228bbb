import CISAL

/// Compresses bytes into whole BGZF blocks by ISA-L's deflate, level 3: the memory one lane uses again and again.
///
/// BGZF (SAM specification 1.6, section 4.1) is a series of gzip members of at most 64 KiB whose sizes stand in their
/// headers; every gzip reader reads it. Each call makes blocks of its own, so that lanes compress side by side and
/// their results are written one behind the other. The bytes depend on the input and on how it is cut into calls, not
/// on lanes; another type of processor may choose other matches (ISA-L has code for each), and the content is the same.
///
/// A block whose content does not shrink is stored as it is. One owner at a time.
@safe
public final class BGZFCompressor {
  /// Content of a full block, as in htslib: a stored block of this size fits into the 64 KiB of a BGZF block.
  public static let blockContent = 65_280
  /// The empty block that ends every whole BGZF file.
  public static let endMarker: [UInt8] = header(blockBytes: 28) + [3, 0] + [UInt8](repeating: 0, count: 8)

  private static let headerBytes = 18
  private static let trailerBytes = 8
  private static let storedOverhead = 5

  // SAFETY: both are allocated in init and deallocated in deinit; only this class sees them. Every call clears the
  // stream and initialises what it reads of the scratch memory.
  private let stream: UnsafeMutablePointer<isal_zstream>
  private let scratch: UnsafeMutablePointer<UInt8>

  public init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe scratch = .allocate(capacity: dysbio_isal_scratch_bytes())
  }

  deinit {
    unsafe stream.deallocate()
    unsafe scratch.deallocate()
  }

  /// Appends the blocks that hold `content` to `blocks`; nothing for empty content. No end marker is written.
  ///
  /// - Complexity: O(n); no allocation once `blocks` has grown.
  public func compress(_ content: Span<UInt8>, into blocks: inout ByteChunk) {
    var start = 0
    while start < content.count {
      let end = min(start + BGZFCompressor.blockContent, content.count)
      appendBlock(content.extracting(start..<end), to: &blocks)
      start = end
    }
  }

  private func appendBlock(_ content: Span<UInt8>, to blocks: inout ByteChunk) {
    let stored = content.count + BGZFCompressor.storedOverhead
    let room = BGZFCompressor.headerBytes + stored + BGZFCompressor.trailerBytes
    blocks.append(upTo: room) { target, offset in
      let data = offset + BGZFCompressor.headerBytes
      var dataBytes = deflate(content, into: &target, at: data, room: stored - 1)
      if dataBytes == 0 { dataBytes = BGZFCompressor.store(content, into: &target, at: data) }
      let blockBytes = BGZFCompressor.headerBytes + dataBytes + BGZFCompressor.trailerBytes
      let header = BGZFCompressor.header(blockBytes: blockBytes)
      for (position, byte) in header.enumerated() { target[offset + position] = byte }
      let trailer = data + dataBytes
      BGZFCompressor.put(checksum(content), into: &target, at: trailer)
      BGZFCompressor.put(UInt32(content.count), into: &target, at: trailer + 4)
      return blockBytes
    }
  }

  /// The deflated bytes' number; 0 when they are more than `room`.
  private func deflate(_ content: Span<UInt8>, into target: inout MutableSpan<UInt8>, at offset: Int, room: Int) -> Int
  {
    unsafe content.withUnsafeBufferPointer { input in
      unsafe target.withUnsafeMutableBufferPointer { output in
        guard let source = input.baseAddress, let start = output.baseAddress,
          offset + room <= output.count
        else { return 0 }
        // SAFETY: ISA-L reads input.count bytes and writes at most `room` behind `offset`, which lie in the target;
        // the scratch memory has the size that the shim names.
        return unsafe dysbio_isal_deflate(stream, scratch, source, input.count, start + offset, room)
      }
    }
  }

  /// CRC-32 of gzip (RFC 1952).
  private func checksum(_ content: Span<UInt8>) -> UInt32 {
    // SAFETY: the span outlives the call and its count is passed.
    unsafe content.withUnsafeBufferPointer { unsafe crc32_gzip_refl(0, $0.baseAddress, UInt64($0.count)) }
  }

  /// One last deflate block that holds the content as it is (RFC 1951, section 3.2.4).
  private static func store(_ content: Span<UInt8>, into target: inout MutableSpan<UInt8>, at offset: Int) -> Int {
    let length = UInt16(content.count)
    target[offset] = 1
    put(UInt32(length) | UInt32(~length) << 16, into: &target, at: offset + 1)
    for position in content.indices { target[offset + storedOverhead + position] = content[position] }
    return content.count + storedOverhead
  }

  /// A gzip header with the extra field `BC`: the block's size less one.
  private static func header(blockBytes: Int) -> [UInt8] {
    let size = UInt16(blockBytes - 1)
    return [
      0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0xFF, 6, 0, 0x42, 0x43, 2, 0, UInt8(truncatingIfNeeded: size),
      UInt8(truncatingIfNeeded: size >> 8),
    ]
  }

  private static func put(_ number: UInt32, into target: inout MutableSpan<UInt8>, at offset: Int) {
    for byte in 0..<4 { target[offset + byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
  }
}
