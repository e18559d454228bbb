/// A node of a YAML document, with the line it begins in.
public struct YAMLNode: Sendable, Equatable {
  public enum Content: Sendable, Equatable {
    /// A text; a plain one stands without quotes and may be meant as a number or a truth value.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    /// In the order written, each key once.
    case mapping([Entry])
  }

  /// A key with its value.
  public struct Entry: Sendable, Equatable {
    public let key: String
    /// 1-based, of the key.
    public let line: Int
    public let value: YAMLNode

    public init(key: String, line: Int, value: YAMLNode) {
      self.key = key
      self.line = line
      self.value = value
    }
  }

  public let content: Content
  /// 1-based.
  public let line: Int

  public init(_ content: Content, line: Int) {
    self.content = content
    self.line = line
  }
}
