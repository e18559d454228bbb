import BioModel
import CSystem
import Fingerprints
import Glibc

/// A file that finished bytes are appended to in order, BGZF where its name ends in `.gz` or `.bgz`, plain otherwise.
///
/// Lanes make what is to be written in `OutputSlot`s; the file takes the slots one by one
/// (`Parallel.pipelinedFold`'s finishing stages). `ByteWriter` is for a single owner and compresses on its own.
///
/// Nothing is lost unnoticed: every failed write throws, and `close` says whether the last bytes reached the disk. A
/// file that is dropped without `close` stays partial: without end marker.
///
/// `@unchecked Sendable` because calls are serialised by the caller; only one lane is in it at a time.
public final class OutputFile: @unchecked Sendable {
  /// The path as given.
  public let path: String
  /// Whether slots for this file are compressed.
  public let isCompressed: Bool
  /// Bytes written.
  public private(set) var size = 0
  /// -1 once closed.
  private var descriptor: Int32
  private var digest = SHA256Stream()
  private var sentToDisk = 0

  /// The disk is given its work in pieces of this size, so that little is left to wait for at the end.
  private static let piece = 8 << 20

  /// Creates the file, or empties it.
  ///
  /// - Throws: `cannotWriteOutput`.
  public init(path: String) throws(BioIOError) {
    self.path = path
    isCompressed = path.hasSuffix(".gz") || path.hasSuffix(".bgz")
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw ByteWriter.cannotWrite(path) }
  }

  deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

  /// Appends a sealed slot's bytes and empties the slot.
  ///
  /// - Precondition: the slot was made for this kind of file and is sealed.
  /// - Throws: `cannotWriteOutput`.
  public func write(_ slot: OutputSlot) throws(BioIOError) {
    precondition(slot.isCompressed == isCompressed, "the slot is made for another kind of file")
    try slot.withSealedBytes { (bytes) throws(BioIOError) in try write(bytes) }
    slot.removeAll()
  }

  /// Ends a compressed file with its end marker, waits for the disk, and closes the file. Later calls do nothing.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func close() throws(BioIOError) {
    guard descriptor >= 0 else { return }
    if isCompressed { try write(BGZFCompressor.endMarker.span) }
    let synced = fsync(descriptor)
    // Pipes and devices cannot be synced (EINVAL), and need not be.
    let isSafe = synced == 0 || errno == EINVAL
    let reason = errno
    let closed = Glibc.close(descriptor)
    descriptor = -1
    if !isSafe { errno = reason }
    guard isSafe, closed == 0 else { throw ByteWriter.cannotWrite(path) }
  }

  /// The SHA-256 of all that was written, as 64 lower-case hexadecimal digits.
  public var sha256: String { digest.hex() }

  private func write(_ bytes: Span<UInt8>) throws(BioIOError) {
    guard descriptor >= 0 else {
      throw BioIOError(.cannotWriteOutput, at: SourceLocation(file: path), "the file is closed already")
    }
    var written = 0
    while written < bytes.count {
      // SAFETY: the rest of the span is what is passed; it outlives the call.
      let got = unsafe bytes.extracting(written...).withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw ByteWriter.cannotWrite(path) }
      written += got
    }
    // SAFETY: the span outlives the call.
    unsafe bytes.withUnsafeBytes { unsafe digest.update($0) }
    size += bytes.count
    if size - sentToDisk >= OutputFile.piece {
      // Only a beginning: whether all reached the disk is what `close` asks.
      dysbio_start_writeback(descriptor, Int64(sentToDisk), Int64(size - sentToDisk))
      sentToDisk = size
    }
  }
}
