import Foundation

/// A folder of one test, removed with the value.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = TemporaryFolder.root + "/" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// Holds the folders of this process; what values that are never freed keep in it goes at the end.
  private static let root: String = {
    atexit { try? FileManager.default.removeItem(atPath: TemporaryFolder.root) }
    return NSTemporaryDirectory() + "dysbio-tests-\(ProcessInfo.processInfo.processIdentifier)"
  }()

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in it.
  func file(_ name: String) -> String { path + "/" + name }

  /// Writes a text and returns its path.
  @discardableResult func write(_ name: String, _ text: String) throws -> String {
    let url = URL(fileURLWithPath: file(name))
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  func text(_ name: String) throws -> String { try Files.text(file(name)) }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

  /// Whether neither results nor an unfinished run of this name are there.
  func holdsNothing(of name: String) -> Bool {
    !exists(name) && !exists(name + ".partial") && !exists(name + ".replaced")
  }
}

/// Files as the tests read them.
enum Files {
  static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }

  static func data(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  /// The paths of all files in a folder and its folders, sorted by bytes.
  static func names(under folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { name in
        var isFolder: ObjCBool = false
        _ = unsafe FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
        return !isFolder.boolValue
      }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The rows of a CSV file without quoted line breaks, as fields.
  static func rows(_ path: String) throws -> [[String]] {
    try text(path).split(separator: "\n").map(fields)
  }

  /// The fields of one CSV line (RFC 4180).
  static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    var quoteEnds = false
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: "\"") where isQuoted: (isQuoted, quoteEnds) = (false, true)
      case UInt8(ascii: "\""):
        if quoteEnds { fields[fields.count - 1] += "\"" }
        (isQuoted, quoteEnds) = (true, false)
      case UInt8(ascii: ",") where !isQuoted:
        fields.append("")
        quoteEnds = false
      default: fields[fields.count - 1] += String(decoding: [byte], as: UTF8.self)
      }
    }
    return fields
  }
}
