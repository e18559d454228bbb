import BioModel
import Glibc
import Pipeline

/// Results on standard output: all of them, or an error.
enum StandardOutput {
  /// - Throws: `cannotWriteOutput` where not everything could be written, for example to a full disk.
  static func write(_ text: String) throws(PipelineError) { try write(Array(text.utf8)) }

  /// - Throws: as for text.
  static func write(_ all: [UInt8]) throws(PipelineError) {
    var bytes = all[...]
    while !bytes.isEmpty {
      // SAFETY: the slice outlives the call and its count is passed.
      let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        throw PipelineError(
          .cannotWriteOutput, "standard output cannot be written", advice: "check the free space, or what reads it")
      }
      bytes = bytes.dropFirst(written)
    }
  }
}
