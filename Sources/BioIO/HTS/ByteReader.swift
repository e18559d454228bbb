public import BioModel
import CHTSlib
import Glibc

/// The plain bytes of a file or of standard input (`-`), inflated by htslib when it is BGZF and by `GzipInflater` when
/// it is gzip of another kind.
///
/// Sequential, one owner at a time. At the end it has checked that every gzip member is whole (length and CRC) and
/// that nothing but NUL padding follows. Bytes that lie before a fault are handed out; the fault is thrown after them.
@safe
public final class ByteReader {
  /// The path as given.
  public let path: String
  /// What to say about the file once it has ended.
  public private(set) var notices: [Notice] = []
  /// Whether a BGZF file ended without its end marker: it may have been cut between two blocks.
  public private(set) var lacksEndMarker = false

  // SAFETY: owned; opened in init, closed by `finish` or deinit and then nil.
  private var file: UnsafeMutablePointer<BGZF>?
  private var fault: BioIOError?
  private var bytesAtEnd = 0
  private let isCompressed: Bool
  /// Inflates a file that begins as gzip and is not BGZF; htslib only reads its bytes.
  private let gzip: GzipInflater?

  /// Opens the file and looks at its first bytes.
  ///
  /// - Throws: `missingInput` for a file that is missing, unreadable, a folder or a URL; `malformedInput` for a
  ///   compression other than gzip, and for a name that ends in `.gz` with other content.
  public convenience init(path: String) throws(BioIOError) {
    var source = try InputSource(path: path)
    try self.init(&source)
  }

  init(_ source: inout InputSource) throws(BioIOError) {
    path = source.path
    // SAFETY: the source hands over its open file; bgzf_hopen owns it unless it fails.
    let raw = unsafe source.take()
    guard let file = unsafe bgzf_hopen(raw, "r") else {
      if let raw = unsafe raw { unsafe hclose_abruptly(raw) }
      throw BioIOError(.inputOutput, at: SourceLocation(file: path), "the file cannot be read: \(systemMessage())")
    }
    unsafe self.file = file
    isCompressed = unsafe dysbio_bgzf_is_compressed(file) != 0
    if unsafe dysbio_bgzf_is_gzip(file) != 0, let raw = unsafe file.pointee.fp {
      gzip = GzipInflater(path: path) { bytes, offset in
        // SAFETY: the array has the bytes asked for; the inflater reads only while `file` is open, which owns `raw`.
        unsafe bytes.withUnsafeMutableBytes {
          unsafe hread(raw, UnsafeMutableRawBufferPointer(rebasing: $0[offset...]).baseAddress, $0.count - offset)
        }
      }
    } else {
      gzip = nil
    }
  }

  deinit {
    if let file = unsafe file { _ = unsafe bgzf_close(file) }
  }

  /// Reads into `buffer`, beginning at `offset`: of a compressed file at most 64 KiB.
  ///
  /// - Returns: the number of bytes read, 0 only at the end.
  /// - Throws: `malformedInput` with the byte offset in the compressed file for a truncated, corrupt or continued gzip
  ///   file; `inputOutput` when the system fails to read.
  public func read(into buffer: inout [UInt8], at offset: Int) throws(BioIOError) -> Int {
    precondition(offset < buffer.count, "there must be room to read into")
    if let fault { throw fault }
    guard let file = unsafe file else { return 0 }
    guard isCompressed else {
      // SAFETY: all bytes between `offset` and the end of the buffer are passed; `file` is open.
      let got = unsafe buffer.withUnsafeMutableBytes {
        let room = unsafe UnsafeMutableRawBufferPointer(rebasing: $0[offset...])
        return unsafe bgzf_raw_read(file, room.baseAddress, room.count)
      }
      if got < 0 { throw fail(StreamFault.unreadable(path)) }
      if got == 0 { try finish() }
      return got
    }
    let room = min(buffer.count - offset, 65_536)
    if let gzip {
      do throws(BioIOError) {
        let got = try gzip.read(into: &buffer, at: offset, room: room)
        if got == 0 { try finish() }
        return got
      } catch {
        unsafe close(file)
        throw fail(error)
      }
    }
    if unsafe file.pointee.block_offset >= file.pointee.block_length {
      unsafe dysbio_bgzf_finish_block(file)
      if unsafe bgzf_read_block(file) != 0 {
        let salvaged = try salvage(into: &buffer, at: offset, room: room)
        return salvaged
      }
      if unsafe file.pointee.block_length == 0 {
        try finish()
        return 0
      }
    }
    let available = unsafe Int(file.pointee.block_length - file.pointee.block_offset)
    let count = min(available, room)
    // SAFETY: the block holds `available` bytes from its offset; `count` bytes fit behind `offset`.
    unsafe buffer.withUnsafeMutableBytes {
      let block = unsafe UnsafeRawBufferPointer(
        start: dysbio_bgzf_block(file) + Int(file.pointee.block_offset), count: count)
      unsafe UnsafeMutableRawBufferPointer(rebasing: $0[offset..<offset + count]).copyMemory(from: block)
    }
    unsafe file.pointee.block_offset += Int32(count)
    return count
  }

  /// How many bytes of the file as it lies on the disk have been read; of a file that has ended, all of them.
  public var fileBytesRead: Int {
    guard let file = unsafe file, let raw = unsafe file.pointee.fp else { return bytesAtEnd }
    return unsafe Int(htell(raw))
  }

  /// The whole content of a file that fits in memory.
  ///
  /// - Parameter takesContainers: a zip archive (QIIME 2 artifact) is handed over as it is instead of refused.
  /// - Throws: as `init(path:)` and `read(into:at:)`.
  public static func readAll(_ path: String, takesContainers: Bool = false) throws(BioIOError) -> [UInt8] {
    var source = try InputSource(path: path, takesContainers: takesContainers)
    let reader = try ByteReader(&source)
    var bytes = [UInt8](repeating: 0, count: 262_144)
    var count = 0
    while true {
      if bytes.count - count < 65_536 { bytes.append(contentsOf: repeatElement(0, count: bytes.count)) }
      let got = try reader.read(into: &bytes, at: count)
      if got == 0 { break }
      count += got
    }
    bytes.removeSubrange(count...)
    return bytes
  }

  /// Hands out what a failed call had inflated and keeps its fault for the next call; NUL padding is no fault.
  private func salvage(into buffer: inout [UInt8], at offset: Int, room: Int) throws(BioIOError) -> Int {
    guard let file = unsafe file else { return 0 }
    var inflated = 0
    if unsafe dysbio_bgzf_has_gzip_stream(file) != 0 {
      inflated = unsafe min(Int(dysbio_gzip_inflated_bytes(file)), 65_536)
    }
    var rest: [UInt8] = []
    if inflated > 0 {
      // SAFETY: htslib's block holds 64 KiB, of which the first `inflated` bytes were written.
      rest = unsafe Array(UnsafeBufferPointer(start: dysbio_bgzf_block(file), count: inflated))
    }
    fault = unsafe StreamFault.describe(file, path: path)
    guard fault == nil else {
      unsafe close(file)
      return try handOut(rest, into: &buffer, at: offset, room: room)
    }
    // Only NUL padding follows: the file has ended well.
    lacksEndMarker = false
    unsafe close(file)
    return try handOut(rest, into: &buffer, at: offset, room: room)
  }

  private func handOut(_ bytes: [UInt8], into buffer: inout [UInt8], at offset: Int, room: Int) throws(BioIOError)
    -> Int
  {
    // A caller gives at least as much room as htslib inflates at once, or loses the bytes before a fault.
    let count = min(bytes.count, room)
    if count < bytes.count, fault == nil {
      throw fail(
        BioIOError(.inputOutput, at: SourceLocation(file: path), "too little room for the last block of the file"))
    }
    if count == 0, let fault { throw fault }
    buffer.replaceSubrange(offset..<offset + count, with: bytes[..<count])
    return count
  }

  /// Closes the file at its end and looks whether htslib saw anything wrong on the way.
  private func finish() throws(BioIOError) {
    guard let file = unsafe file else { return }
    bytesAtEnd = fileBytesRead
    if unsafe dysbio_bgzf_end_marker_is_missing(file) != 0 {
      lacksEndMarker = true
      notices.append(
        Notice(
          .warning, code: "bgzf-end-marker-missing",
          message: "\(path) lacks the BGZF end marker: it may have been cut between two blocks; "
            + "compare its size with the original"))
    }
    let seen = unsafe dysbio_bgzf_errcode(file)
    unsafe self.file = nil
    if unsafe bgzf_close(file) != 0 || seen != 0 { throw fail(StreamFault.unreadable(path)) }
  }

  private func close(_ file: UnsafeMutablePointer<BGZF>) {
    bytesAtEnd = fileBytesRead
    unsafe self.file = nil
    // The fault is known already; what closing says adds nothing.
    _ = unsafe bgzf_close(file)
  }

  private func fail(_ error: BioIOError) -> BioIOError {
    fault = error
    return error
  }
}
