/// Builds a tree node by node, as a file or a clustering names them: open a node, open and close its children, close it.
///
///     var builder = PhylogeneticTreeBuilder()
///     builder.open()                       // the root
///     builder.open(name: "a", branchLength: 0.1)
///     builder.close()
///     builder.close()
///     let tree = builder.tree              // nil until the root is closed
///
/// O(1) per call, no recursion.
public struct PhylogeneticTreeBuilder: Sendable {
  private var parents: [Int32] = []
  private var subtreeEnds: [Int32] = []
  private var names: [String] = []
  private var branchLengths: [Double] = []
  private var hasBranchLength: [Bool] = []
  private var current: Int32 = -1

  public init() {}

  /// How many nodes there are so far.
  public var nodeCount: Int { parents.count }
  /// Whether a node is open.
  public var isOpen: Bool { current >= 0 }
  /// Whether the open node is the root.
  public var isAtRoot: Bool { current == 0 }
  /// Whether the open node has no children so far.
  public var isAtTip: Bool { current >= 0 && Int(current) == parents.count - 1 }

  /// Reserves memory for as many nodes.
  public mutating func reserveCapacity(_ nodes: Int) {
    parents.reserveCapacity(nodes)
    subtreeEnds.reserveCapacity(nodes)
    names.reserveCapacity(nodes)
    branchLengths.reserveCapacity(nodes)
    hasBranchLength.reserveCapacity(nodes)
  }

  /// Opens a child of the open node, or the root.
  ///
  /// - Precondition: a node is open, or there is none yet; fewer than 2^31 nodes; a finite length.
  public mutating func open(name: String = "", branchLength: Double? = nil) {
    precondition(current >= 0 || parents.isEmpty, "a tree has one root")
    precondition(parents.count < Int(Int32.max), "a tree has fewer than 2^31 nodes")
    parents.append(current)
    subtreeEnds.append(0)
    names.append(name)
    branchLengths.append(0)
    hasBranchLength.append(false)
    current = Int32(parents.count - 1)
    if let branchLength { setBranchLength(branchLength) }
  }

  /// Names the open node.
  public mutating func setName(_ name: String) { names[Int(current)] = name }

  /// Gives the branch above the open node its length.
  ///
  /// - Precondition: it is finite.
  public mutating func setBranchLength(_ length: Double) {
    precondition(length.isFinite, "branch lengths are finite")
    branchLengths[Int(current)] = length
    hasBranchLength[Int(current)] = true
  }

  /// Closes the open node; its parent is open then.
  public mutating func close() {
    subtreeEnds[Int(current)] = Int32(parents.count)
    current = parents[Int(current)]
  }

  /// The tree, once its root is closed; nil before.
  ///
  /// - Precondition: tips have names, each its own.
  public var tree: PhylogeneticTree? {
    guard current < 0, !parents.isEmpty else { return nil }
    return PhylogeneticTree(
      parents: parents, subtreeEnds: subtreeEnds, names: names, branchLengths: branchLengths,
      hasBranchLength: hasBranchLength)
  }
}
