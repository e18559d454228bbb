import BioModel
import Kernels

/// The stretch of an input that is being parsed: a buffer that moves along the file and grows with the longest record.
///
/// A fault of the file is kept until the parser has used the bytes before it, so that what is delivered does not
/// depend on how much was read at once.
struct InputWindow {
  /// The buffer; valid in `start..<end`.
  private(set) var bytes: [UInt8]
  /// Where the next record begins.
  var start = 0
  /// Where the bytes read so far end.
  private(set) var end = 0
  /// Whether nothing more can be read.
  private(set) var hasEnded = false
  /// Why nothing more can be read, when it is not the end of the file.
  private(set) var fault: BioIOError?
  let reader: ByteReader

  /// 256 KiB stay in a core's second-level cache between reading and parsing.
  static let initialCapacity = 262_144

  init(_ reader: ByteReader) {
    self.reader = reader
    bytes = [UInt8](repeating: 0, count: InputWindow.initialCapacity)
  }

  /// Moves what is left to the front and reads as much as fits; grows when a single record fills the buffer.
  mutating func refill() {
    if start > 0 {
      let rest = end - start
      if rest > 0 {
        // SAFETY: both ranges lie in the buffer; memmove semantics allow them to overlap.
        unsafe bytes.withUnsafeMutableBytes { bytes in
          let tail = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<end])
          unsafe bytes.copyMemory(from: tail)
        }
      }
      start = 0
      end = rest
    }
    if bytes.count - end < 65_536 {
      bytes.append(contentsOf: repeatElement(0, count: bytes.count))
    }
    // The reader hands out at most 64 KiB a call and must find as much room.
    while !hasEnded, bytes.count - end >= 65_536 {
      do throws(BioIOError) {
        let got = try reader.read(into: &bytes, at: end)
        if got == 0 { hasEnded = true }
        end += got
      } catch {
        fault = error
        hasEnded = true
      }
    }
  }

  /// One line, as places relative to `start`, without its line end (LF or CR LF).
  struct Line {
    let content: Range<Int>
    /// Where the next line begins.
    let next: Int
  }

  /// The line that begins `offset` bytes behind `start`, read on as far as needed; nil at the end of the file.
  ///
  /// - Throws: the file's fault when it cuts the line off.
  mutating func line(at offset: Int) throws(BioIOError) -> Line? {
    var scanned = offset
    while true {
      let found = LineScan.lineFeed(in: bytes.span.extracting(..<end), from: start + scanned) - start
      if start + found < end { return Line(content: offset..<withoutReturn(offset, found), next: found + 1) }
      scanned = end - start
      if hasEnded { break }
      refill()
    }
    if let fault { throw fault }
    guard scanned > offset else { return nil }
    return Line(content: offset..<withoutReturn(offset, scanned), next: scanned)
  }

  private func withoutReturn(_ lineStart: Int, _ lineEnd: Int) -> Int {
    lineEnd > lineStart && bytes[start + lineEnd - 1] == 0x0D ? lineEnd - 1 : lineEnd
  }

  /// The byte `offset` behind `start`.
  subscript(_ offset: Int) -> UInt8 { bytes[start + offset] }

  /// A stretch as text, for names in messages.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[start + range.lowerBound..<start + range.upperBound], as: UTF8.self)
  }
}
