import Glibc

/// Files of the tests: committed fixtures, and real data that may be compressed.
enum TableInput {
  /// The bytes of a fixture of this target.
  static func fixture(_ path: String) -> [UInt8] {
    let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    return read("/\(tests)/Fixtures/\(path)")
  }

  /// The bytes of a file, inflated by `gzip` when its name ends in `.gz`; empty when it cannot be read.
  static func read(_ path: String) -> [UInt8] {
    let stream = path.hasSuffix(".gz") ? unsafe popen("gzip -dc '\(path)'", "r") : unsafe fopen(path, "r")
    guard let stream = unsafe stream else { return [] }
    defer { if path.hasSuffix(".gz") { _ = unsafe pclose(stream) } else { _ = unsafe fclose(stream) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // SAFETY: the buffer has as many bytes as are asked for.
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe fread($0.baseAddress, 1, $0.count, stream) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
