import Glibc
import Testing

/// Reads small text files of test data, gzip or plain.
enum TextFile {
  /// The rows of a delimited file, quotes and a byte-order mark removed.
  static func rows(_ path: String, separator: Character) throws -> [[String]] {
    // Data sets lie compressed; gzip -dcf passes plain files through.
    let file = unsafe try #require(popen("gzip -dcf '\(path)'", "r"))
    defer { unsafe _ = pclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe fread($0.baseAddress, 1, $0.count, file) }
      if count == 0 { break }
      bytes += buffer[..<count]
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let text = String(decoding: bytes.filter { $0 != 0x22 && $0 != 0x0D }, as: UTF8.self)
    return text.split(separator: "\n").map { line in
      line.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
  }
}
