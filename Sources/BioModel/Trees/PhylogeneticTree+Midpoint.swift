/// Rooting of unrooted trees.
extension PhylogeneticTree {
  /// The tree with its root in the middle of the longest way between two tips (Farris 1972, doi:10.1086/282802).
  ///
  /// Missing and negative branch lengths count as 0 on that way. Of several longest ways the first in the order of the
  /// nodes is taken. The branch that holds the middle is cut in two; the old root stays as an inner node, unless
  /// nothing is left below it. A tree with fewer than two tips, or without any branch length, is returned as it is.
  ///
  /// - Complexity: O(nodes).
  public func rootedAtMidpoint() -> PhylogeneticTree {
    guard tipCount > 1, let (node, below) = middleOfLongestWay() else { return self }
    return rooted(above: node, at: below)
  }

  private func usedLength(_ node: Int) -> Double { max(0, branchLengths[node]) }

  /// The node below the middle, and how far the middle is above it.
  private func middleOfLongestWay() -> (node: Int, below: Double)? {
    // The farthest tip below each node and its distance.
    var heights = [Double](repeating: 0, count: nodeCount)
    var farthest = (0..<nodeCount).map { Int32($0) }
    var isReached = (0..<nodeCount).map { isTip($0) }
    var longest = (length: 0.0, deeper: -1)
    for node in (1..<nodeCount).reversed() {
      let parent = Int(parents[node])
      let height = heights[node] + usedLength(node)
      if isReached[parent] {
        let way = heights[parent] + height
        // Later siblings come first here; ≥ lets the first in the order of the nodes stand.
        if way >= longest.length {
          longest = (way, Int(height >= heights[parent] ? farthest[node] : farthest[parent]))
        }
      }
      if !isReached[parent] || height >= heights[parent] {
        heights[parent] = height
        farthest[parent] = farthest[node]
        isReached[parent] = true
      }
    }
    guard longest.length > 0, longest.deeper >= 0 else { return nil }
    var node = longest.deeper
    var left = longest.length / 2
    while left > usedLength(node), parents[node] > 0 {
      left -= usedLength(node)
      node = Int(parents[node])
    }
    return (node, min(left, usedLength(node)))
  }

  /// The tree with a new root on the branch above `node`, `below` away from it.
  private func rooted(above node: Int, at below: Double) -> PhylogeneticTree {
    var builder = PhylogeneticTreeBuilder()
    builder.reserveCapacity(nodeCount + 1)
    builder.open()
    copy(node, length: below, into: &builder)
    // From here to the old root every node becomes the child of what was its child, as far as it leads anywhere else.
    var way: [(parent: Int, others: [Int], length: Double?)] = []
    var child = node
    var length: Double? = usedLength(node) - below
    while let parent = parent(of: child) {
      way.append((parent, children(of: parent).filter { $0 != child }, length))
      length = branchLength(of: parent)
      child = parent
    }
    while let last = way.last, last.others.isEmpty { way.removeLast() }
    for step in way {
      builder.open(name: names[step.parent], branchLength: step.length)
      for other in step.others { copy(other, length: branchLength(of: other), into: &builder) }
    }
    for _ in way { builder.close() }
    builder.close()
    return builder.tree ?? self
  }

  /// Adds a node with all below it.
  private func copy(_ top: Int, length: Double?, into builder: inout PhylogeneticTreeBuilder) {
    var open: [Int] = []
    for node in top..<subtreeEnd(of: top) {
      while let last = open.last, subtreeEnd(of: last) <= node {
        builder.close()
        open.removeLast()
      }
      builder.open(name: names[node], branchLength: node == top ? length : branchLength(of: node))
      open.append(node)
    }
    for _ in open { builder.close() }
  }
}
