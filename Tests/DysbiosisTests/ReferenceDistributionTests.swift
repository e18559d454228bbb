import Dysbiosis
import Statistics
import TestSupport
import Testing

@Suite struct ReferenceDistributionTests {
  /// Random values with ties and zeros, n of them.
  static func values(_ n: Int, _ generator: inout SeededGenerator) -> [Double] {
    (0..<n).map { _ in generator.below(4) == 0 ? 0 : Double(generator.below(3 * n + 1)) / 7 }
  }

  /// Up to 100 subjects the quantiles hold every value.
  @Test func quantilesOfUpToAHundredAreExact() throws {
    var generator = SeededGenerator(purpose: "distribution", seed: 1)
    for n in [1, 2, 19, 30, 99, 100] {
      let all = Self.values(n, &generator)
      let full = ReferenceDistribution(all)
      let read = try #require(
        ReferenceDistribution(quantiles: full.quantiles, count: n, zeroCount: full.zeroCount))
      #expect(read == full && read.isComplete)
      for _ in 0..<50 {
        let x = generator.below(3) == 0 ? all[generator.below(n)] : Double(generator.below(3 * n + 3)) / 7 - 0.1
        let (atOrBelow, below) = (all.count { $0 <= x }, all.count { $0 < x })
        #expect(read.atOrBelow(x) == .init(least: atOrBelow, most: atOrBelow))
        #expect(read.below(x) == .init(least: below, most: below))
      }
    }
  }

  /// With more subjects the numbers are bounded, and a flag of the quantiles is a flag of the values.
  @Test func quantilesOfManyAreConservative() throws {
    var generator = SeededGenerator(purpose: "distribution", seed: 2)
    var (flagged, lost) = (0, 0)
    for n in [102, 136, 250, 1000] {
      let all = Self.values(n, &generator)
      let full = ReferenceDistribution(all)
      let read = try #require(ReferenceDistribution(quantiles: full.quantiles, count: n, zeroCount: full.zeroCount))
      #expect(!read.isComplete)
      for _ in 0..<300 {
        let x = Double(generator.below(3 * n + 3)) / 7 - 0.1
        let truth = all.count { $0 <= x }
        let bounds = read.atOrBelow(x)
        #expect(bounds.least <= truth && truth <= bounds.most && bounds.most - bounds.least <= n / 100)
        let position = ReferencePosition(of: x, in: ReferenceView(read))
        let plain = ReferencePosition(of: x, in: all)
        #expect(agree(position.percentile ?? -1, plain.percentile ?? -9, within: 1.01))
        #expect(position.interval.lower <= plain.interval.lower && position.interval.upper >= plain.interval.upper)
        for side in TailRule.Side.allCases {
          let rule = TailRule(side: side, tailProbability: 0.1)
          let byQuantiles = rule.flags(x, in: ReferenceView(read))
          let byValues = rule.flags(x, reference: all)
          #expect(!byQuantiles || byValues)
          flagged += byValues ? 1 : 0
          lost += byValues && !byQuantiles ? 1 : 0
          let cutOff = rule.cutOff(in: ReferenceView(read))
          #expect(byQuantiles == (cutOff.map { side == .low ? x < $0 : x > $0 } ?? false))
        }
      }
    }
    #expect(flagged > 100 && lost < flagged / 5)
  }

  /// Leaving a subject out is the same as never having had it.
  @Test func leavingOutIsRemoving() {
    var generator = SeededGenerator(purpose: "distribution", seed: 3)
    for _ in 0..<40 {
      let all = Self.values(2 + generator.below(40), &generator)
      let out = generator.below(all.count)
      let others = all.enumerated().filter { $0.offset != out }.map(\.element)
      let view = ReferenceView(ReferenceDistribution(all), leavingOut: all[out])
      #expect(view.count == others.count)
      #expect(view.zeroShare == Double(others.count { $0 == 0 }) / Double(others.count))
      for x in all + [-1, 1e9] {
        #expect(ReferencePosition(of: x, in: view) == ReferencePosition(of: x, in: others))
        for side in TailRule.Side.allCases {
          let rule = TailRule(side: side, tailProbability: 0.1)
          #expect(rule.flags(x, in: view) == rule.flags(x, reference: others))
          #expect(rule.cutOff(in: view) == rule.cutOff(reference: others))
        }
      }
    }
  }

  @Test func badQuantilesAreRefused() {
    let good = (0...100).map(Double.init)
    #expect(ReferenceDistribution(quantiles: good, count: 500, zeroCount: 0) != nil)
    #expect(ReferenceDistribution(quantiles: Array(good.dropLast()), count: 500, zeroCount: 0) == nil)
    #expect(ReferenceDistribution(quantiles: good.reversed(), count: 500, zeroCount: 0) == nil)
    #expect(ReferenceDistribution(quantiles: good, count: 0, zeroCount: 0) == nil)
    #expect(ReferenceDistribution(quantiles: good, count: 500, zeroCount: 501) == nil)
    // Ten subjects have ten values.
    #expect(ReferenceDistribution(quantiles: good, count: 10, zeroCount: 0) == nil)
    #expect(ReferenceDistribution([]).quantiles.isEmpty)
  }
}
