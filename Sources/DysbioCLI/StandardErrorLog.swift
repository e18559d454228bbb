import BioModel
import Glibc
import Logging
import Parallel

/// Messages as lines on standard error: plain text, or one JSON object a line.
struct StandardErrorLog: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  private let format: LogFormat

  init(level: Logger.Level, format: LogFormat) {
    logLevel = level
    self.format = format
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    switch format {
    case .text:
      let prefix = event.level >= .error ? "error: " : event.level == .warning ? "warning: " : ""
      StandardError.write("\(prefix)\(event.message)\n")
    case .json:
      var json = JSONWriter()
      json.object { json in
        json.member("level", event.level.rawValue)
        json.member("message", "\(event.message)")
      }
      StandardError.write(json.text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ") + "\n")
    }
  }
}

/// Whole lines on standard error, never mixed with another lane's.
enum StandardError {
  private static let lock = Guarded(())

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func write(_ text: String) {
    lock.withLock { _ in
      var bytes = Array(text.utf8)[...]
      while !bytes.isEmpty {
        // SAFETY: the slice outlives the call and its count is passed.
        let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
        guard written > 0 else { return }
        bytes = bytes.dropFirst(written)
      }
    }
  }
}
