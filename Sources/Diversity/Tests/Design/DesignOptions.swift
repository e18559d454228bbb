/// How columns of the metadata are read.
public struct DesignOptions: Sendable, Equatable {
  /// Per column the level to compare with; such a column is a category.
  public var references: [String: String]
  /// Columns whose numbers are codes.
  public var categories: Set<String>

  /// Nothing special: numbers are quantities, the first level is the reference.
  public init(references: [String: String] = [:], categories: Set<String> = []) {
    self.references = references
    self.categories = categories
  }
}
