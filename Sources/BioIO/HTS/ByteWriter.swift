public import BioModel
import CHTSlib
import Glibc

/// A file being written, BGZF where its name ends in `.gz` or `.bgz`, plain otherwise.
///
/// Nothing is lost unnoticed: every failed write throws, and `close` says whether the last bytes reached the disk.
/// A writer that is dropped without `close` leaves a partial file behind; results therefore go through `OutputFolder`.
@safe
public final class ByteWriter: ByteSink {
  /// The path as given.
  public let path: String
  // SAFETY: owned; opened in init, closed by `close` or deinit and then nil.
  private var file: UnsafeMutablePointer<BGZF>?
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private static let bufferBytes = 1 << 18

  /// Creates the file, or empties it.
  ///
  /// - Parameter level: deflate level 0…9 of a compressed file.
  /// - Throws: `cannotWriteOutput`.
  public init(path: String, level: Int = 6) throws(BioIOError) {
    precondition((0...9).contains(level), "deflate levels are 0…9")
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw ByteWriter.cannotWrite(path) }
    hts_set_log_level(HTS_LOG_OFF)
    let isCompressed = path.hasSuffix(".gz") || path.hasSuffix(".bgz")
    guard let file = unsafe bgzf_dopen(descriptor, isCompressed ? "w\(level)" : "wu") else {
      Glibc.close(descriptor)
      throw ByteWriter.cannotWrite(path)
    }
    unsafe self.file = file
    buffer.reserveCapacity(ByteWriter.bufferBytes + 65_536)
  }

  deinit {
    if let file = unsafe file { _ = unsafe bgzf_close(file) }
  }

  /// Appends bytes.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func write(_ bytes: [UInt8]) throws(BioIOError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= ByteWriter.bufferBytes { try drain() }
  }

  /// Appends a part of an array.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func write(_ bytes: ArraySlice<UInt8>) throws(BioIOError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= ByteWriter.bufferBytes { try drain() }
  }

  /// Appends the bytes of a span.
  ///
  /// - Throws: `cannotWriteOutput`.
  func write(_ bytes: Span<UInt8>) throws(BioIOError) {
    // SAFETY: the span outlives the call.
    unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
    if buffer.count >= ByteWriter.bufferBytes { try drain() }
  }

  /// Writes what is left and the end marker, waits for the disk, and closes the file. Later calls do nothing.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func close() throws(BioIOError) {
    guard let file = unsafe file else { return }
    try drain()
    // The last block and the end marker are written on closing: a second descriptor syncs the file after it.
    let second = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    unsafe self.file = nil
    let closed = unsafe bgzf_close(file)
    let synced = second >= 0 ? fsync(second) : -1
    let reason = errno
    if second >= 0 { Glibc.close(second) }
    // Pipes and devices cannot be synced (EINVAL), and need not be.
    guard closed == 0, synced == 0 || reason == EINVAL else { throw ByteWriter.cannotWrite(path) }
  }

  private func drain() throws(BioIOError) {
    guard let file = unsafe file else {
      throw BioIOError(.cannotWriteOutput, at: SourceLocation(file: path), "the file is closed already")
    }
    // SAFETY: the array outlives the call and its count is passed.
    let written = unsafe buffer.withUnsafeBytes { unsafe bgzf_write(file, $0.baseAddress, $0.count) }
    guard written == buffer.count else { throw ByteWriter.cannotWrite(path) }
    buffer.removeAll(keepingCapacity: true)
  }

  static func cannotWrite(_ path: String) -> BioIOError {
    BioIOError(
      .cannotWriteOutput, at: SourceLocation(file: path), "the file cannot be written: \(systemMessage())",
      advice: "check the folder's permissions and the free space")
  }
}
