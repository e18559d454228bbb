/// A result file as the manifest lists it.
public struct WrittenFile: Sendable, Equatable {
  /// Relative to the results folder, with `/`.
  public let path: String
  /// In bytes.
  public let size: Int
  /// 64 lower-case hexadecimal digits.
  public let sha256: String

  public init(path: String, size: Int, sha256: String) {
    self.path = path
    self.size = size
    self.sha256 = sha256
  }
}
