/// Orders and sums over a tree.
extension PhylogeneticTree {
  /// All nodes, children before their parents and siblings in order. Complexity O(nodes).
  public var postorder: [Int32] {
    var order: [Int32] = []
    order.reserveCapacity(nodeCount)
    var open: [Int32] = []
    for node in 0..<nodeCount {
      while let last = open.last, subtreeEnds[Int(last)] <= node { order.append(open.removeLast()) }
      open.append(Int32(node))
    }
    return order + open.reversed()
  }

  /// How many branches lie between the root and each node. Complexity O(nodes).
  public var depths: [Int32] {
    var depths = [Int32](repeating: 0, count: nodeCount)
    for node in 0..<nodeCount where parents[node] >= 0 { depths[node] = depths[Int(parents[node])] + 1 }
    return depths
  }

  /// The sum of the branch lengths from the root (its own included) to each node; missing ones count as 0.
  /// Complexity O(nodes).
  public var distancesFromRoot: [Double] {
    var distances = branchLengths
    for node in 0..<nodeCount where parents[node] >= 0 { distances[node] += distances[Int(parents[node])] }
    return distances
  }

  /// The sum of all branch lengths, missing ones as 0, in order of the nodes. Complexity O(nodes).
  public var totalBranchLength: Double { branchLengths.reduce(0, +) }

  /// How many nodes below the root have no branch length.
  public var missingBranchLengthCount: Int { hasBranchLength.dropFirst().count { !$0 } }

  /// How many branch lengths are below 0.
  public var negativeBranchLengthCount: Int { branchLengths.count { $0 < 0 } }

  /// Whether the root has at most two children, as rooted trees have; unrooted ones are written with three.
  public var hasBifurcatingRoot: Bool { children(of: 0).count <= 2 }
}
