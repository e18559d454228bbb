import BioModel
import Statistics
import Testing

@Suite("Phylogenetic trees")
struct PhylogeneticTreeTests {
  /// ((a:1,b:2)ab:3,((c:4)x:5,d)y,e:-1)r:7
  private func example() throws -> PhylogeneticTree {
    var builder = PhylogeneticTreeBuilder()
    builder.open(name: "r", branchLength: 7)
    builder.open(name: "ab", branchLength: 3)
    for (name, length) in [("a", 1.0), ("b", 2)] {
      builder.open(name: name, branchLength: length)
      builder.close()
    }
    builder.close()
    builder.open(name: "y")
    builder.open(name: "x", branchLength: 5)
    builder.open(name: "c", branchLength: 4)
    builder.close()
    builder.close()
    builder.open(name: "d")
    builder.close()
    builder.close()
    builder.open(name: "e", branchLength: -1)
    builder.close()
    #expect(builder.tree == nil)
    builder.close()
    return try #require(builder.tree)
  }

  @Test("numbers, relatives, orders and sums")
  func measures() throws {
    let tree = try example()
    #expect(tree.nodeCount == 9 && tree.tipNames == ["a", "b", "c", "d", "e"] && tree.root == 0)
    #expect(tree.children(of: 0) == [1, 4, 8] && tree.parent(of: 6) == 5 && tree.parent(of: 0) == nil)
    #expect(tree.postorder.map { tree.names[Int($0)] } == ["a", "b", "ab", "c", "x", "d", "y", "e", "r"])
    #expect(tree.depths == [0, 1, 2, 2, 1, 2, 3, 2, 1])
    #expect(tree.distancesFromRoot == [7, 10, 11, 12, 7, 12, 16, 7, 6])
    #expect(tree.totalBranchLength == 21 && tree.missingBranchLengthCount == 2 && tree.negativeBranchLengthCount == 1)
    #expect(tree.tipsByName()["d"] == 7 && tree.branchLength(of: 7) == nil && !tree.hasBifurcatingRoot)
  }

  @Test("shearing joins branches, keeps distances from the old root, and gives no tree without tips")
  func shearing() throws {
    let tree = try example()
    let pair = try #require(tree.sheared(to: ["c", "e", "unknown"]))
    #expect(pair.names == ["r", "c", "e"] && pair.branchLengths == [7, 9, -1])
    let low = try #require(tree.sheared(to: ["a", "b"]))
    #expect(low.names == ["ab", "a", "b"] && low.branchLengths == [10, 1, 2])
    let single = try #require(tree.sheared(to: ["d"]))
    #expect(single.names == ["d"] && single.branchLengths == [7] && single.hasBranchLength == [true])
    #expect(tree.sheared(to: []) == nil)
    #expect(try #require(tree.sheared(to: tree.tipNames)).names == ["r", "ab", "a", "b", "y", "c", "d", "e"])
  }

  @Test("distances from the root survive any shearing", arguments: 0..<20 as Range<UInt64>)
  func distances(seed: UInt64) throws {
    var random = SeededGenerator(purpose: "shear", seed: seed)
    var builder = PhylogeneticTreeBuilder()
    builder.open(branchLength: 0.5)
    var open = 1
    for tip in 0..<50 {
      while random.below(2) == 0 {
        builder.open(branchLength: Double(random.below(8)))
        open += 1
      }
      builder.open(name: "t\(tip)", branchLength: Double(random.below(8)))
      builder.close()
      while open > 1, random.below(2) == 0 {
        builder.close()
        open -= 1
      }
    }
    for _ in 0..<open { builder.close() }
    let tree = try #require(builder.tree)
    let kept = tree.tipNames.filter { _ in random.below(3) == 0 }
    guard let part = tree.sheared(to: kept) else { return }
    #expect(part.tipNames == kept)
    let whole = tree.distancesFromRoot
    let places = tree.tipsByName()
    let distances = part.distancesFromRoot
    for (name, node) in part.tipsByName() { #expect(distances[node] == whole[try #require(places[name])]) }
    for node in 0..<part.nodeCount where !part.isTip(node) { #expect(part.children(of: node).count > 1) }
  }
}
