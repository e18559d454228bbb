/// A rooted tree of features: nodes with optional names and branch lengths, in flat arrays.
///
/// Nodes are numbered in preorder, the root is 0: a parent comes before its children, and the descendants of a node are
/// the numbers behind it up to `subtreeEnd(of:)`. So `(0..<nodeCount).reversed()` visits children before parents, and
/// a loop upwards visits parents first; neither needs recursion or a stack. A node without children is a tip. Names of
/// tips are not empty and stand once; inner nodes may have a name (or a support value), any number of children, also
/// one. A branch length belongs to the branch above its node; it is finite and may be negative (neighbour joining) or
/// missing, which is told apart from 0.
public struct PhylogeneticTree: Sendable, Equatable {
  /// The parent of each node; -1 for the root.
  public let parents: [Int32]
  /// One past the last descendant of each node.
  public let subtreeEnds: [Int32]
  /// The name of each node, empty where there is none.
  public let names: [String]
  /// The length of the branch above each node, 0 where it is missing.
  public let branchLengths: [Double]
  /// Whether the branch above each node has a length.
  public let hasBranchLength: [Bool]
  /// The numbers of the tips, rising.
  public let tips: [Int32]

  public var nodeCount: Int { parents.count }
  public var tipCount: Int { tips.count }
  /// The number of the root.
  public var root: Int { 0 }

  /// - Precondition: the arrays are what a `PhylogeneticTreeBuilder` makes.
  init(parents: [Int32], subtreeEnds: [Int32], names: [String], branchLengths: [Double], hasBranchLength: [Bool]) {
    self.parents = parents
    self.subtreeEnds = subtreeEnds
    self.names = names
    self.branchLengths = branchLengths
    self.hasBranchLength = hasBranchLength
    var tips: [Int32] = []
    for node in parents.indices where subtreeEnds[node] == node + 1 { tips.append(Int32(node)) }
    self.tips = tips
  }

  /// Whether a node has no children.
  public func isTip(_ node: Int) -> Bool { subtreeEnds[node] == node + 1 }

  /// The parent of a node; nil for the root.
  public func parent(of node: Int) -> Int? { parents[node] < 0 ? nil : Int(parents[node]) }

  /// One past the last descendant of a node: the descendants are `node + 1 ..< subtreeEnd(of: node)`.
  public func subtreeEnd(of node: Int) -> Int { Int(subtreeEnds[node]) }

  /// The name of a node; nil where it has none.
  public func name(of node: Int) -> String? { names[node].isEmpty ? nil : names[node] }

  /// The length of the branch above a node; nil where it is missing.
  public func branchLength(of node: Int) -> Double? { hasBranchLength[node] ? branchLengths[node] : nil }

  /// The children of a node, in order. Complexity O(children).
  public func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var child = node + 1
    while child < subtreeEnd(of: node) {
      children.append(child)
      child = subtreeEnd(of: child)
    }
    return children
  }

  /// The names of the tips, in preorder.
  public var tipNames: [String] { tips.map { names[Int($0)] } }

  /// The node of each tip's name. Complexity O(tips).
  public func tipsByName() -> [String: Int] {
    Dictionary(tips.map { (names[Int($0)], Int($0)) }, uniquingKeysWith: { first, _ in first })
  }
}
