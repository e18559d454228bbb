/// What a registered thing (metric, format, index, report section) says of itself: the source of help texts,
/// allowed values, column heads and `dysbio list`.
public struct Descriptor: Sendable, Hashable {
  /// The permanent kebab-case id, which names the convention (`shannon-ln`).
  public let id: String
  /// A short title for people.
  public let title: String
  /// One sentence: what it says.
  public let summary: String
  /// The formula as text, empty where there is none.
  public let formula: String
  /// The unit of its values, for example `nats`, `features`, `1`.
  public let unit: String
  /// The DOI or other source, without `doi:`; empty where there is none.
  public let reference: String
  /// Whether it can be computed only with a tree of the features.
  public let needsTree: Bool

  public init(
    id: String, title: String, summary: String, formula: String = "", unit: String = "", reference: String = "",
    needsTree: Bool = false
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.formula = formula
    self.unit = unit
    self.reference = reference
    self.needsTree = needsTree
  }
}

/// A thing that stands in a registry.
public protocol Described: Sendable {
  var descriptor: Descriptor { get }
}

extension Described {
  /// The permanent id.
  public var id: String { descriptor.id }
}
