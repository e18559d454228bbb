import BioModel
import Diversity
import TestSupport
import Testing

struct TreeMatchTests {
  private let table = FeatureTable(
    sampleIDs: ["s", "t"], featureIDs: ["a", "b", "x", "nobody"], unit: .counts, rows: [[6, 1, 1, 0], [0, 2, 6, 0]])

  private func tree(_ text: String) throws -> PhylogeneticTree { try #require(PlainNewick.tree(text)) }

  @Test("features without a tip are an error that names them, unless they are dropped with the share lost")
  func missing() throws {
    let rooted = try tree("((a:1,b:1):1,c:2);")
    #expect(throws: DiversityError.featuresNotInTree(["x"], of: 3)) { try TreeMatch(rooted, table: table) }
    let match = try TreeMatch(rooted, table: table, missing: .drop)
    #expect(match.missingFeatures == ["x"] && match.lostShare == 7.0 / 16 && match.largestLostShare == 0.75)
    #expect(match.notices.map(\.code) == ["features-not-in-tree"])
    #expect(match.notices[0].message.contains("1 of 3 features") && match.notices[0].message.contains("43.75 %"))
    #expect(match.keptFeatures(of: table).featureIDs == ["a", "b"])
    // s is all a and b, t all b: of shares 6/7 and 1/7 against 0 and 1.
    let found = try BetaDiversity.matrix(WeightedUnifrac(), table, match: match)
    #expect(agree(found[0, 1], 12.0 / 7, within: 1e-14))
  }

  @Test("a tree of other features is an error even where they may be dropped")
  func nothingMatches() throws {
    let other = try tree("(p:1,q:1);")
    #expect(throws: DiversityError.featuresNotInTree(["a", "b", "x"], of: 3)) {
      try TreeMatch(other, table: table, missing: .drop)
    }
  }

  @Test("an unrooted tree is rooted at its midpoint, and that is said; a rooted one stays")
  func rooting() throws {
    let unrooted = try TreeMatch(tree("(a:1,b:2,x:5);"), table: table)
    #expect(unrooted.isMidpointRooted && unrooted.notices.map(\.code) == ["tree-midpoint-rooted"])
    #expect(unrooted.tree.children(of: 0).count == 2)
    let rooted = try TreeMatch(tree("((a:1,b:2):0,x:5);"), table: table)
    #expect(!rooted.isMidpointRooted && rooted.notices.isEmpty)
  }

  @Test("missing and negative branch lengths count as 0, with a warning")
  func lengths() throws {
    let match = try TreeMatch(tree("((a,b:-2):1,x:5);"), table: table)
    #expect(match.notices.map(\.code) == ["branch-lengths-missing", "branch-lengths-negative"])
    #expect(match.notices.allSatisfy { $0.severity == .warning })
    let same = try TreeMatch(tree("((a:0,b:0):1,x:5);"), table: table)
    for metric in [WeightedUnifrac(), UnweightedUnifrac()] as [any BetaMetric] {
      let first = try BetaDiversity.matrix(metric, table, match: match)
      #expect(try first == BetaDiversity.matrix(metric, table, match: same))
    }
  }

  @Test("samples that differ in branches without a length are at 0, one without reads in the tree has no distances")
  func odd() throws {
    let flat = FeatureTable(
      sampleIDs: ["s", "t", "u"], featureIDs: ["a", "b", "x"], unit: .counts,
      rows: [[4, 0, 0], [0, 4, 0], [0, 0, 9]])
    let match = try TreeMatch(tree("(a:0,b:0);"), table: flat, missing: .drop)
    for metric in UnifracMetrics.all where metric.scale != .rarefiedCounts {
      let found = try BetaDiversity.matrix(metric, flat, match: match)
      #expect(found[0, 1] == 0 && found.distance(0, 2) == nil, "\(metric.id)")
    }
    let alpha = PhylogeneticAlphaDiversity.compute(flat, match: match, metrics: [FaithPd()])
    #expect(alpha.map(\.value) == [.defined(0), .defined(0), .undefined(.emptySample)])
  }

  @Test("the root's own length counts nowhere, branches between the root and all features do")
  func root() throws {
    let match = try TreeMatch(tree("((((a:1,b:2):3):4,c:1):10,d:1):99;"), table: table, missing: .drop)
    let alpha = PhylogeneticAlphaDiversity.compute(
      table, match: match, metrics: [FaithPd(), PdUnrooted(), PdWeighted()])
    #expect(alpha.map(\.value) == [20, 3, 17 + 8.0 / 7, 19, 0, 19].map { .defined($0) })
  }
}
