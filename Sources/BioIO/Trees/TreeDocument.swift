public import BioModel

/// A tree as read, with everything the reader decided on the way.
public struct TreeDocument: Sendable, Equatable {
  public var tree: PhylogeneticTree
  /// What was decided: format, which of several trees.
  public var understood: [Understanding]
  /// What a user should know: branches without a length or with a negative one, further trees.
  public var notices: [Notice]

  public init(tree: PhylogeneticTree, understood: [Understanding] = [], notices: [Notice] = []) {
    self.tree = tree
    self.understood = understood
    self.notices = notices
  }

  /// The answer to one question, or nil when it did not arise.
  public func understanding(of key: String) -> Understanding? { understood.first { $0.key == key } }
}
