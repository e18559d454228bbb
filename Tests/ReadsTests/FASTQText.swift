import BioModel
import Glibc
import TestSupport

/// Reads a plain or gzip-compressed four-line FASTQ for tests on real data, through `gzip -dc`.
enum FASTQText {
  /// The lines of a file of the test data, unpacked; none where it is not there.
  static func lines(_ path: String) -> [ArraySlice<UInt8>] {
    guard let folder = TestData.folder, let pipe = unsafe popen("gzip -dcf '\(folder)/\(path)'", "r") else { return [] }
    defer { unsafe _ = pclose(pipe) }
    var bytes: [UInt8] = []
    var chunk = Array(repeating: UInt8(0), count: 1 << 16)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe fread($0.baseAddress, 1, $0.count, pipe) }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
  }

  static func batch(_ path: String, limit: Int = .max) -> ReadBatch {
    let batch = ReadBatch()
    let lines = lines(path)
    var line = 0
    while line + 3 < lines.count, batch.count < limit {
      batch.append(
        name: lines[line].dropFirst(), sequence: Array(lines[line + 1]), quality: lines[line + 3].map { $0 - 33 })
      line += 4
    }
    return batch
  }
}
