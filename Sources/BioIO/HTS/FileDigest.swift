import BioModel
import Fingerprints
import Glibc

/// Size and SHA-256 of a file as it lies on disk, compressed or not: what the manifest records of an input.
public struct FileDigest: Sendable, Equatable {
  /// In bytes.
  public let size: Int
  /// 64 lower-case hexadecimal digits.
  public let sha256: String

  /// Reads the file once. Complexity O(size); 1 MiB of memory.
  ///
  /// - Throws: `missingInput` when it cannot be opened, `inputOutput` when reading fails.
  public static func sha256(_ path: String) throws(BioIOError) -> FileDigest {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw BioIOError(
        .missingInput, at: SourceLocation(file: path), "the file cannot be opened: \(systemMessage())",
        advice: "check the path and its permissions")
    }
    defer { close(descriptor) }
    var digest = SHA256Stream()
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var size = 0
    while true {
      // SAFETY: the array holds the number of bytes passed.
      let got = unsafe Glibc.read(descriptor, &buffer, buffer.count)
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else {
        throw BioIOError(.inputOutput, at: SourceLocation(file: path), "reading failed: \(systemMessage())")
      }
      if got == 0 { break }
      size += got
      unsafe buffer.withUnsafeBytes { unsafe digest.update(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
    }
    return FileDigest(size: size, sha256: digest.hex())
  }
}
