import BioModel
import CHTSlib
import Glibc

/// Says why a gzip or BGZF file cannot be read on, and where.
enum StreamFault {
  /// The fault behind a failed `bgzf_read_block`; nil when all that follows is NUL padding.
  ///
  /// - Parameter file: open, and failed just now; its position is moved.
  static func describe(_ file: UnsafeMutablePointer<BGZF>, path: String) -> BioIOError? {
    unsafe dysbio_bgzf_has_gzip_stream(file) != 0 ? gzip(file, path) : bgzf(file, path)
  }

  private static func gzip(_ file: UnsafeMutablePointer<BGZF>, _ path: String) -> BioIOError? {
    guard let raw = unsafe file.pointee.fp else { return nil }
    let position = unsafe Int(htell(raw)) - Int(dysbio_gzip_bytes_ahead(file))
    let memberStart = unsafe position - Int(dysbio_gzip_member_bytes_in(file))
    let isAtMemberStart = unsafe dysbio_gzip_member_bytes_out(file) == 0 && position - memberStart <= 2
    let message = unsafe file.pointee.gz_stream.pointee.msg.map { unsafe String(cString: $0) }
    if isAtMemberStart, memberStart > 0 {
      let padding = unsafe onlyPaddingFollows(raw, from: memberStart)
      if padding == true { return nil }
      return trailingGarbage(path, memberStart)
    }
    if message == nil { return truncated(path, position) }
    return corrupt(path, position, message ?? "")
  }

  private static func bgzf(_ file: UnsafeMutablePointer<BGZF>, _ path: String) -> BioIOError? {
    guard let raw = unsafe file.pointee.fp else { return nil }
    let code = unsafe Int32(dysbio_bgzf_errcode(file))
    var start = unsafe Int(file.pointee.block_address)
    let isHeader = code & BGZF_ERR_HEADER != 0
    if isHeader {
      // htslib skips empty blocks without saying so: walk over them to the header that stopped it.
      var header = [UInt8](repeating: 0, count: 18)
      while unsafe hseek(raw, off_t(start), SEEK_SET) >= 0 {
        let got = unsafe hread(raw, &header, header.count)
        guard got == 18, header.starts(with: [0x1F, 0x8B, 8, 4]), header[12] == 0x42, header[13] == 0x43 else { break }
        start += Int(header[16]) + Int(header[17]) << 8 + 1
      }
      switch unsafe onlyPaddingFollows(raw, from: start) {
      case true?: return nil
      default: break
      }
      if header.starts(with: [0x1F, 0x8B]) { return truncated(path, start) }
      return trailingGarbage(path, start)
    }
    if code & BGZF_ERR_IO != 0 { return truncated(path, start) }
    return corrupt(path, start, code & BGZF_ERR_CRC != 0 ? "a block fails its checksum" : "a block does not inflate")
  }

  /// Whether every byte from `start` to the end is NUL; nil where the input cannot be read again.
  private static func onlyPaddingFollows(_ raw: UnsafeMutablePointer<hFILE>, from start: Int) -> Bool? {
    guard unsafe hseek(raw, off_t(start), SEEK_SET) >= 0 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while true {
      let got = unsafe hread(raw, &bytes, bytes.count)
      if got < 0 { return nil }
      if got == 0 { return true }
      if bytes[..<got].contains(where: { $0 != 0 }) { return false }
    }
  }

  /// The file ends at `offset`, inside a member.
  static func truncated(_ path: String, _ offset: Int) -> BioIOError {
    BioIOError(
      .malformedInput, at: SourceLocation(file: path, byteOffset: offset), "the gzip data end too early",
      advice: "the file is truncated; copy or download it again")
  }

  /// What lies before `offset` is wrong.
  static func corrupt(_ path: String, _ offset: Int, _ reason: String) -> BioIOError {
    BioIOError(
      .malformedInput, at: SourceLocation(file: path, byteOffset: offset), "the gzip data are corrupt (\(reason))",
      advice: "copy or download the file again")
  }

  /// Something else than gzip begins at `offset`, behind whole members.
  static func trailingGarbage(_ path: String, _ offset: Int) -> BioIOError {
    BioIOError(
      .malformedInput, at: SourceLocation(file: path, byteOffset: offset),
      "the gzip data are followed by bytes that are not gzip",
      advice: "the file is damaged or was appended to; copy or download it again")
  }

  /// The system failed to read.
  static func unreadable(_ path: String) -> BioIOError {
    BioIOError(
      .inputOutput, at: SourceLocation(file: path), "reading failed: \(systemMessage())",
      advice: "check the disk or the network file system")
  }
}
