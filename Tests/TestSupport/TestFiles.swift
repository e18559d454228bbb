import Glibc

/// Text files of a test's `Fixtures` folder, read from the source tree.
public enum TestFiles {
  /// The bytes of a file beside a test's source (`#filePath`); empty if it cannot be read.
  public static func bytes(_ name: String, beside source: String) -> [UInt8] {
    var parts = source.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast()
    guard let file = unsafe fopen(parts.joined(separator: "/") + "/" + name, "r") else { return [] }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&part, 1, part.count, file)
      if count == 0 { return bytes }
      bytes.append(contentsOf: part[..<count])
    }
  }

  /// The text of a file.
  public static func text(_ name: String, beside source: String) -> String {
    String(decoding: bytes(name, beside: source), as: UTF8.self)
  }

  /// The cells of a CSV file without quotes, the head left out.
  public static func rows(_ name: String, beside source: String) -> [[String]] {
    text(name, beside: source).split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
