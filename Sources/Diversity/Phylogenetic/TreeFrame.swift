import BioModel

/// The part of a tree that carries a table's features, without nodes that have a single child there.
struct TreeFrame: Sendable {
  /// The parent of each node, -1 at the top; parents come before their children.
  let parents: [Int32]
  /// The number of each node's branch, -1 where it has no length.
  let branchOfNode: [Int32]
  /// The lengths of the branches.
  let branchLengths: [Double]
  /// The node of each of the table's features, -1 where no sample holds it or the tree does not have it.
  let nodeOfFeature: [Int32]

  var nodeCount: Int { parents.count }

  /// Complexity: O(nodes + features + non-zeros).
  init(_ table: FeatureTable, match: TreeMatch) {
    let tree = match.tree
    var isHeld = [Bool](repeating: false, count: table.featureCount)
    for column in table.columns { isHeld[Int(column)] = true }
    let tips = (0..<table.featureCount).map { isHeld[$0] ? match.tip(of: table.featureIDs[$0]) ?? -1 : -1 }
    // How many children of each node lead to a feature; a tip that is one counts as 2, so that it stays.
    var leads = [Int32](repeating: 0, count: tree.nodeCount)
    for tip in tips where tip >= 0 { leads[tip] = 2 }
    for node in (1..<max(1, tree.nodeCount)).reversed() where leads[node] > 0 { leads[Int(tree.parents[node])] += 1 }

    var parents: [Int32] = []
    var branchOfNode: [Int32] = []
    var branchLengths: [Double] = []
    var newNumber = [Int32](repeating: -1, count: tree.nodeCount)
    // Lengths of left-out nodes right above each node, and the nearest node above that stays.
    var above = [Double](repeating: 0, count: tree.nodeCount)
    for node in 0..<tree.nodeCount where leads[node] > 0 {
      let parent = Int(tree.parents[node])
      let length = parent < 0 ? 0 : above[parent] + max(0, tree.branchLengths[node])
      let top = parent < 0 ? -1 : newNumber[parent]
      if leads[node] == 1 {
        above[node] = length
        newNumber[node] = top
      } else {
        newNumber[node] = Int32(parents.count)
        parents.append(top)
        branchOfNode.append(length > 0 ? Int32(branchLengths.count) : -1)
        if length > 0 { branchLengths.append(length) }
      }
    }
    self.parents = parents
    self.branchOfNode = branchOfNode
    self.branchLengths = branchLengths
    nodeOfFeature = tips.map { $0 < 0 ? -1 : newNumber[$0] }
  }
}
