import Dysbiosis
import Statistics
import TestSupport
import Testing

@Suite struct TailRuleTests {
  /// n = 19, p = 0.1: (k + 1)/20 ≤ 0.1 holds for k = 0 and 1.
  @Test func lowRuleCountsReferenceValuesAtOrBelow() {
    let reference = (1...19).map(Double.init)
    let rule = TailRule(side: .low, tailProbability: 0.1)
    #expect(rule.flags(0.5, reference: reference))
    #expect(rule.flags(1, reference: reference))
    #expect(!rule.flags(2, reference: reference))
    #expect(rule.cutOff(reference: reference) == 2)
  }

  @Test func highRuleIsTheMirror() {
    let reference = (1...19).map(Double.init)
    let rule = TailRule(side: .high, tailProbability: 0.1)
    #expect(rule.flags(19, reference: reference))
    #expect(!rule.flags(18, reference: reference))
    #expect(rule.cutOff(reference: reference) == 18)
  }

  @Test(arguments: [(0.1, 20), (0.05, 40), (0.01, 200)])
  func minimumSubjects(p: Double, n: Int) {
    #expect(TailRule(side: .low, tailProbability: p).minimumSubjects == n)
  }

  /// The cut-off says the same as the rule, also with ties and small references.
  @Test func cutOffAgreesWithTheRule() {
    var generator = SeededGenerator(purpose: "tail-rule", seed: 4)
    for _ in 0..<300 {
      let reference = (0..<(1 + generator.below(60))).map { _ in Double(generator.below(12)) }
      let value = Double(generator.below(14)) - 1
      for side in TailRule.Side.allCases {
        let rule = TailRule(side: side, tailProbability: [0.1, 0.05][generator.below(2)])
        let byCutOff = rule.cutOff(reference: reference).map { side == .low ? value < $0 : value > $0 } ?? false
        #expect(byCutOff == rule.flags(value, reference: reference))
      }
    }
  }

  /// Exchangeable values are flagged at a rate of at most p.
  @Test func chanceRateIsAtMostP() {
    var generator = SeededGenerator(purpose: "tail-rule-rate", seed: 5)
    let rule = TailRule(side: .low, tailProbability: 0.1)
    var flagged = 0
    for _ in 0..<4000 {
      let values = (0..<26).map { _ in generator.uniform01() }
      if rule.flags(values[0], reference: Array(values[1...])) { flagged += 1 }
    }
    // floor(0.1 · 26)/26 = 0.077; six standard errors around it.
    #expect(flagged > 200 && flagged < 420)
  }

  /// Without the tie, scipy.stats.percentileofscore(kind="mean") of 2 in 1, 2, 2, 3 is 50.
  @Test func percentileIsMidRank() {
    let position = ReferencePosition(of: 2, in: [1, 2, 2, 3])
    #expect(position.percentile == 50)
    #expect(position.interval.lower < 0.5 && position.interval.upper > 0.5)
    #expect(ReferencePosition(of: 2, in: []).percentile == nil)
  }

  /// No reference is large enough for what is no chance rate.
  @Test(arguments: [1e-300, 0, -1, Double.nan]) func absurdRatesFlagNothing(p: Double) {
    let rule = TailRule(side: .low, tailProbability: p)
    #expect(rule.minimumSubjects == Int.max && !rule.flags(0, reference: [1, 2, 3]))
  }
}
