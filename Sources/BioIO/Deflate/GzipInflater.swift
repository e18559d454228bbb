import BioModel
import CISAL

/// Inflates a gzip file of any number of members by ISA-L, which takes 0.4 of zlib's time.
///
/// Every member is checked to be whole (header, data, CRC-32, length; RFC 1952), and nothing but NUL padding may follow
/// the last one. Bytes before a fault are handed out before the fault is thrown; up to 258 of them are withheld where a
/// match is wrong, for ISA-L does not say where it began, and up to two letters where the file is cut. Sequential, one
/// owner at a time.
@safe
final class GzipInflater {
  private enum Place {
    /// Before a member's header or the end of the file.
    case header
    case data
    /// Behind the data.
    case trailer
    case ended
    /// At a fault; bytes before it may still lie in ISA-L's memory.
    case fault(BioIOError)
  }

  /// Bytes of the longest match (RFC 1951, section 3.2.5).
  private static let longestMatch = 258

  private let path: String
  private var input: GzipInput
  private var place = Place.header
  /// Plain bytes of the member, modulo 2³².
  private var memberBytes: UInt32 = 0
  // SAFETY: allocated in init and deallocated in deinit; only this class sees it. `begin` initialises what ISA-L reads.
  private let state: UnsafeMutablePointer<inflate_state>

  /// - Parameters:
  ///   - path: for messages.
  ///   - supply: reads the file, from its first byte on.
  init(path: String, supply: @escaping GzipInput.Supply) {
    self.path = path
    input = GzipInput(path: path, supply: supply)
    unsafe state = .allocate(capacity: 1)
    unsafe dysbio_isal_inflate_begin(state)
  }

  deinit {
    unsafe state.deallocate()
  }

  /// Inflates up to `room` bytes into `buffer`, beginning at `offset`.
  ///
  /// - Returns: the number of bytes, 0 only at the end.
  /// - Throws: `malformedInput` with the byte offset in the compressed file for a truncated, corrupt or continued file;
  ///   `inputOutput` when the system fails to read, after which it must not be called again.
  /// - Complexity: O(bytes read and inflated); no allocation.
  func read(into buffer: inout [UInt8], at offset: Int, room: Int) throws(BioIOError) -> Int {
    precondition(offset >= 0 && room > 0 && offset + room <= buffer.count, "there must be room to inflate into")
    while true {
      switch place {
      case .header: try takeHeader()
      case .data:
        let written = try inflate(into: &buffer, at: offset, room: room)
        if written > 0 { return written }
      case .trailer: try takeTrailer()
      case .ended: return 0
      case .fault(let fault):
        // SAFETY: `room` bytes lie between `offset` and the end of the buffer.
        let rest = unsafe buffer.withUnsafeMutableBufferPointer {
          unsafe UnsafeMutableBufferPointer(rebasing: $0[offset..<offset + room]).baseAddress
            .map { unsafe dysbio_isal_inflate_rest(state, $0, room) } ?? 0
        }
        if rest > 0 { return rest }
        throw fault
      }
    }
  }

  /// Takes a member's header, or finds that the file has ended before it.
  private func takeHeader() throws(BioIOError) {
    let memberStart = input.position
    var header = GzipHeader()
    while let byte = try input.byte() {
      switch header.take(byte) {
      case .more: continue
      case .end:
        unsafe dysbio_isal_inflate_begin(state)
        memberBytes = 0
        place = .data
        return
      case .notGzip:
        let isFirst = input.position == memberStart + 1
        if byte == 0, isFirst, try onlyPaddingFollows() {
          place = .ended
        } else {
          place = .fault(StreamFault.trailingGarbage(path, memberStart))
        }
        return
      case .corrupt(let reason):
        place = .fault(StreamFault.corrupt(path, input.position, reason))
        return
      }
    }
    place = input.position == memberStart ? .ended : .fault(StreamFault.truncated(path, input.position))
  }

  private func onlyPaddingFollows() throws(BioIOError) -> Bool {
    while let byte = try input.byte() {
      if byte != 0 { return false }
    }
    return true
  }

  /// Inflates until there is something, the data end, or a fault is found.
  private func inflate(into buffer: inout [UInt8], at offset: Int, room: Int) throws(BioIOError) -> Int {
    while true {
      var used = input.count
      var written = room
      // SAFETY: ISA-L reads `used` bytes, which are there, and writes at most `room` bytes behind `offset`, which lie in
      // the buffer; both outlive the call, after which ISA-L's pointers are set anew.
      let status = input.withBytes { bytes in
        unsafe bytes.withUnsafeBufferPointer { source in
          unsafe buffer.withUnsafeMutableBufferPointer { target in
            unsafe dysbio_isal_inflate(
              state, source.baseAddress, &used,
              UnsafeMutableBufferPointer(rebasing: target[offset..<offset + room]).baseAddress, &written)
          }
        }
      }
      input.drop(used)
      memberBytes &+= UInt32(written)
      if status != 0 {
        let offset = unsafe input.position - Int(dysbio_isal_inflate_held_bytes(state))
        place = .fault(StreamFault.corrupt(path, offset, GzipInflater.reason(status)))
        // Block headers hold no bytes; at a wrong code the last match is in doubt.
        if status == ISAL_INVALID_BLOCK { return written }
        let dropped = unsafe dysbio_isal_inflate_drop_rest(state, GzipInflater.longestMatch)
        return max(0, written - (GzipInflater.longestMatch - Int(dropped)))
      }
      if unsafe dysbio_isal_inflate_has_ended(state) != 0 { place = .trailer }
      if written > 0 { return written }
      if case .trailer = place { return 0 }
      // Nothing came out: what is there is too little to go on.
      if used > 0, input.count > 0 { continue }
      if try !input.refill() {
        place = .fault(StreamFault.truncated(path, input.position + input.count))
        return 0
      }
    }
  }

  /// Compares the checksum and the length behind the data, four bytes each; ISA-L has taken the first of them already.
  private func takeTrailer() throws(BioIOError) {
    let held = unsafe Int(dysbio_isal_inflate_held_bytes(state))
    let heldBytes = unsafe dysbio_isal_inflate_held(state)
    let start = input.position - held
    var trailer: UInt64 = 0
    for place in 0..<8 {
      if place < held {
        trailer |= heldBytes & (0xFF << (8 * place))
      } else if let byte = try input.byte() {
        trailer |= UInt64(byte) << (8 * place)
      } else {
        self.place = .fault(StreamFault.truncated(path, input.position))
        return
      }
      if place == 3, unsafe UInt32(truncatingIfNeeded: trailer) != dysbio_isal_inflate_crc(state) {
        self.place = .fault(StreamFault.corrupt(path, start + 4, "incorrect data check"))
        return
      }
    }
    guard UInt32(trailer >> 32) == memberBytes else {
      place = .fault(StreamFault.corrupt(path, start + 8, "incorrect length check"))
      return
    }
    place = .header
  }

  /// What a fault of ISA-L means.
  private static func reason(_ status: Int32) -> String {
    switch status {
    case ISAL_INVALID_BLOCK: "invalid block"
    case ISAL_INVALID_SYMBOL: "invalid code"
    case ISAL_INVALID_LOOKBACK: "invalid distance too far back"
    default: "it does not inflate"
    }
  }
}
