import Statistics
import TestSupport
import Testing

@Suite struct BetaDistributionTests {
  struct Row: Sendable {
    let a: Double
    let b: Double
    let probability: Double
    let quantile: Double

    init(_ a: Double, _ b: Double, _ probability: Double, _ quantile: Double) {
      self.a = a
      self.b = b
      self.probability = probability
      self.quantile = quantile
    }
  }

  /// By SciPy, see Fixtures/beta-quantiles.
  static let expected = [
    Row(0.5, 0.5, 0.025, 0.001541333133436012),
    Row(0.5, 0.5, 0.5, 0.4999999999999999),
    Row(0.5, 0.5, 0.975, 0.9984586668665639),
    Row(0.5, 10.5, 0.025, 4.7890433157581876e-05),
    Row(0.5, 10.5, 0.5, 0.021940166768717413),
    Row(0.5, 10.5, 0.975, 0.21719626750921053),
    Row(10.5, 0.5, 0.025, 0.7828037324907894),
    Row(10.5, 0.5, 0.5, 0.9780598332312825),
    Row(10.5, 0.5, 0.975, 0.9999521095668424),
    Row(1, 1, 0.025, 0.025),
    Row(1, 1, 0.5, 0.5),
    Row(1, 1, 0.975, 0.975),
    Row(3.5, 7.5, 0.025, 0.09269459393815316),
    Row(3.5, 7.5, 0.5, 0.30682363239762594),
    Row(3.5, 7.5, 0.975, 0.6058183181486713),
    Row(100.5, 40.5, 0.025, 0.635639926135355),
    Row(100.5, 40.5, 0.5, 0.7137744066974004),
    Row(100.5, 40.5, 0.975, 0.7841755668109853),
    Row(0.5, 50000.5, 0.025, 9.820642020196912e-09),
    Row(0.5, 50000.5, 0.5, 4.549331136184534e-06),
    Row(0.5, 50000.5, 0.975, 5.0237348740547176e-05),
    Row(30000.5, 12.5, 0.025, 0.9993229292558913),
    Row(30000.5, 12.5, 0.5, 0.9995945569148691),
    Row(30000.5, 12.5, 0.975, 0.9997814074371818),
    Row(250000.5, 400000.5, 0.025, 0.38343319111161006),
    Row(250000.5, 400000.5, 0.5, 0.3846154437870029),
    Row(250000.5, 400000.5, 0.975, 0.3857986056808056),
    Row(12.5, 1000000.5, 0.025, 6.559797498097408e-06),
    Row(12.5, 1000000.5, 0.5, 1.2168143265277874e-05),
    Row(12.5, 1000000.5, 0.975, 2.0322901028093776e-05),
  ]

  @Test(arguments: expected)
  func quantilesAgreeWithSciPy(row: Row) {
    let quantile = BetaDistribution(a: row.a, b: row.b).quantile(row.probability)
    #expect((quantile - row.quantile).magnitude <= 1e-9 * row.quantile)
  }

  @Test(arguments: expected)
  func oddsAreTheQuantileOverItsComplement(row: Row) {
    let forward = BetaDistribution(a: row.a, b: row.b).oddsQuantile(row.probability)
    let backward = BetaDistribution(a: row.b, b: row.a).oddsQuantile(1 - row.probability)
    #expect(agree(forward * backward, 1, within: 1e-8))
  }

  @Test func cumulativeProbabilityOfKnownShapes() {
    #expect(agree(BetaDistribution(a: 1, b: 1).cumulativeProbability(0.3), 0.3, within: 1e-13))
    #expect(agree(BetaDistribution(a: 2, b: 1).cumulativeProbability(0.3), 0.09, within: 1e-13))
    // The arcsine law.
    #expect(agree(BetaDistribution(a: 0.5, b: 0.5).cumulativeProbability(0.25), 1.0 / 3, within: 1e-13))
  }

  /// 10 of 50 by R: prop.test(10, 50, correct = FALSE)$conf.int.
  @Test func wilsonInterval() {
    let interval = WilsonInterval(successes: 10, trials: 50)
    #expect(agree(interval.lower, 0.1124375, within: 1e-6))
    #expect(agree(interval.upper, 0.3303711, within: 1e-6))
    #expect(WilsonInterval(successes: 0, trials: 0).upper == 1)
  }

  @Test func orderOfTermsDoesNotMatter() {
    let terms = [0.1, 1e-17, 0.2, 3e16, 0.3, 1e-9]
    #expect(orderFreeSum(terms) == orderFreeSum(terms.reversed()))
  }
}
