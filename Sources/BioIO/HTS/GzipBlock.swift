import BioModel
import CHTSlib

/// One block of BGZF, in memory: for files that are written block by block from many places.
///
/// Blocks put one behind the other, with `end` behind them, are a BGZF file. The same bytes and level give the same
/// block with the same htslib. Pure functions, for any thread.
public enum GzipBlock {
  /// The most bytes one block holds.
  public static let capacity = 0xFF00

  /// The block of `bytes`.
  ///
  /// - Parameter level: deflate level 0…9.
  /// - Precondition: at most `capacity` bytes.
  /// - Throws: `inputOutput` where the library fails.
  public static func compress(_ bytes: [UInt8], level: Int = 6) throws(BioIOError) -> [UInt8] {
    precondition(bytes.count <= capacity && (0...9).contains(level), "a block is bounded, deflate levels are 0…9")
    var status: Int32 = 0
    let block = unsafe [UInt8](unsafeUninitializedCapacity: Int(BGZF_MAX_BLOCK_SIZE)) { space, count in
      var length = Int(BGZF_MAX_BLOCK_SIZE)
      // SAFETY: `length` states the room of `space`; the source outlives the call and its count is passed.
      status = unsafe bytes.withUnsafeBytes {
        unsafe bgzf_compress(space.baseAddress, &length, $0.baseAddress, $0.count, Int32(level))
      }
      count = status == 0 ? length : 0
    }
    guard status == 0 else {
      throw BioIOError(.inputOutput, at: nil, "bytes cannot be compressed (htslib: \(status))")
    }
    return block
  }

  /// The empty block that ends a file (SAM specification, section 4.1.2).
  public static let end: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x04, 0, 0, 0, 0, 0, 0xFF, 0x06, 0, 0x42, 0x43, 0x02, 0, 0x1B, 0, 0x03, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ]
}
