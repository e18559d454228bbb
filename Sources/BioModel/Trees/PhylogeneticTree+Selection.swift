/// Parts of a tree.
extension PhylogeneticTree {
  /// The tree of some tips only: nodes that lead to none of them go, and a node with a single child left gives way to
  /// that child, whose branch becomes as long as both together (a missing length counts as 0, two missing ones stay
  /// missing). The same holds at the root: the new root is the last common ancestor of the tips, and its own branch
  /// length is the way to the old root, so that distances from the old root are kept.
  ///
  /// - Parameter isKept: asked once for each tip's name.
  /// - Returns: the tree, or nil when no tip is kept.
  /// - Complexity: O(nodes).
  public func sheared(where isKept: (String) -> Bool) -> PhylogeneticTree? {
    // How many children of each node lead to a kept tip; a kept tip counts as 1.
    var keptChildren = [Int32](repeating: 0, count: nodeCount)
    for node in (0..<nodeCount).reversed() {
      if isTip(node), isKept(names[node]) { keptChildren[node] = 1 }
      if keptChildren[node] > 0, parents[node] >= 0 { keptChildren[Int(parents[node])] += 1 }
    }
    guard keptChildren[0] > 0 else { return nil }
    var builder = PhylogeneticTreeBuilder()
    // Length of dropped nodes above each node, handed down along chains.
    var above = [Double](repeating: 0, count: nodeCount)
    var hasAbove = [Bool](repeating: false, count: nodeCount)
    var open: [Int] = []
    for node in 0..<nodeCount where keptChildren[node] > 0 {
      while let last = open.last, subtreeEnd(of: last) <= node {
        builder.close()
        open.removeLast()
      }
      var length = branchLengths[node]
      var hasLength = hasBranchLength[node]
      if let parent = parent(of: node), isDropped(parent, keptChildren) {
        length += above[parent]
        hasLength = hasLength || hasAbove[parent]
      }
      if isDropped(node, keptChildren) {
        above[node] = length
        hasAbove[node] = hasLength
      } else {
        builder.open(name: names[node], branchLength: hasLength ? length : nil)
        open.append(node)
      }
    }
    for _ in open { builder.close() }
    return builder.tree
  }

  /// As `sheared(where:)` for the tips of these names; names that are no tips are left aside.
  public func sheared(to tipNames: some Sequence<String>) -> PhylogeneticTree? {
    let kept = Set(tipNames)
    return sheared { kept.contains($0) }
  }

  private func isDropped(_ node: Int, _ keptChildren: [Int32]) -> Bool {
    !isTip(node) && keptChildren[node] == 1
  }
}
