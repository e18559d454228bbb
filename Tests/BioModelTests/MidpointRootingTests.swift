import BioModel
import TestSupport
import Testing

struct MidpointRootingTests {
  private func tree(_ text: String) throws -> PhylogeneticTree { try #require(PlainNewick.tree(text)) }

  /// The way between each two tips, by their names in order.
  private func ways(_ tree: PhylogeneticTree) -> [Double] {
    let distances = tree.distancesFromRoot
    let tips = tree.tips.map { Int($0) }.sorted { tree.names[$0].utf8.lexicographicallyPrecedes(tree.names[$1].utf8) }
    return tips.flatMap { a in
      tips.map { b in
        var top = min(a, b)
        while tree.subtreeEnd(of: top) <= max(a, b) { top = Int(tree.parents[top]) }
        return distances[a] + distances[b] - 2 * distances[top]
      }
    }
  }

  @Test("the root lies in the middle of the longest way, and no way between tips changes")
  func middle() throws {
    for (text, deepest) in [
      ("(a:1,b:2,c:5);", 3.5), ("((a:1,b:9):1,c:5);", 7.5), ("(a:4,b:4);", 4), ("((a:1,b:1):3,(c:1,d:1):1,e:2);", 3),
      ("((((a:1):1):1,b:1):1,(c:0.5,d:7):2);", 6.5),
    ] {
      let before = try tree(text)
      let after = before.rootedAtMidpoint()
      #expect(after.children(of: 0).count == 2, "\(text)")
      let depths = after.children(of: 0).map { child in
        after.tips.filter { $0 >= child && $0 < after.subtreeEnd(of: child) }.map { after.distancesFromRoot[Int($0)] }
          .max()
      }
      #expect(depths == [deepest, deepest], "\(text)")
      for (a, b) in zip(ways(before), ways(after)) { #expect(agree(a, b, within: 1e-14), "\(text)") }
      #expect(Set(after.tipNames) == Set(before.tipNames))
    }
  }

  @Test("random trees keep their ways", arguments: 0..<20)
  func random(_ seed: Int) throws {
    let names = (0..<(3 + seed)).map { "t\($0)" }
    let before = try #require(RandomTree.tree(tips: names, seed: UInt64(seed), missingLengths: true))
    let after = before.rootedAtMidpoint()
    for (a, b) in zip(ways(before), ways(after)) { #expect(agree(a, b, within: 1e-12)) }
    let longest = ways(before).max() ?? 0
    let deepest = after.tips.map { after.distancesFromRoot[Int($0)] }.max() ?? 0
    #expect(agree(deepest, longest / 2, within: 1e-12))
  }

  @Test("a tree without lengths or with one tip stays as it is")
  func nothingToDo() throws {
    for text in ["(a,b,c);", "(a:3);", "a;"] {
      let before = try tree(text)
      #expect(before.rootedAtMidpoint() == before)
    }
  }
}
