import Statistics
import TestSupport
import Testing

struct DistributionTests {
  @Test("tails and quantiles equal R's, relative to their size")
  func r() {
    let rows = TestFiles.rows("Fixtures/distributions/expected.csv", beside: #filePath)
    #expect(rows.count > 200)
    for row in rows {
      let numbers = row.dropFirst().map { Double($0) ?? .nan }
      let (x, a, b, expected) = (numbers[0], numbers[1], numbers[2], numbers[3])
      let found: Double
      switch row[0] {
      case "f": found = FDistribution(numerator: a, denominator: b).upperTail(x)
      case "t": found = StudentT(degreesOfFreedom: a).twoSided(x)
      case "t-quantile": found = StudentT(degreesOfFreedom: a).twoSidedQuantile(x)
      case "chi-square": found = ChiSquareDistribution(degreesOfFreedom: a).upperTail(x)
      case "normal-quantile": found = NormalDistribution.quantile(x)
      case "normal": found = NormalDistribution.cumulativeProbability(x)
      case "rank-sum": found = RankSumDistribution(Int(a), Int(b)).cumulativeProbability(Int(x))
      case "signed-rank": found = SignedRankDistribution(Int(a)).cumulativeProbability(Int(x))
      default:
        Issue.record("unknown row \(row)")
        continue
      }
      #expect((found - expected).magnitude <= 1e-10 * expected.magnitude, "\(row): \(found)")
    }
  }

  @Test("mid-ranks and quantiles")
  func ranks() {
    let found = MidRanks([3, 1, 3, 2, 3])
    #expect(found.ranks == [4, 1, 4, 2, 4] && found.tieSum == 24 && found.hasTies)
    #expect(MidRanks([]).ranks.isEmpty)
    #expect(Quantile.of([1, 2, 4], 0.25) == 1.5)
    #expect(Quantile.of([7], 0.9) == 7)
  }

  @Test("a basis leaves out dependent columns and solves least squares")
  func basis() {
    let x = [[1.0, 1, 1, 1], [0, 1, 2, 3], [1, 2, 3, 4], [0, 1, 4, 9]]
    let found = OrthonormalBasis(x)
    #expect(found.kept == [0, 1, 3] && found.rank == 3)
    let y = [2.0, 3, 6, 11]
    #expect(zip(found.coefficients(y), [2, 0, 1]).allSatisfy { agree($0, $1, within: 1e-12) })
    #expect(found.residuals(y).allSatisfy { $0.magnitude < 1e-12 })
    let rows = found.pseudoInverse.map { row in zip(row, y).map(*).reduce(0, +) }
    #expect(zip(rows, [2, 0, 1]).allSatisfy { agree($0, $1, within: 1e-12) })
  }

  @Test("the mode of a lopsided density is not its mean")
  func mode() {
    let dense: [Double] = (0..<60).map { Double($0 % 20) * 0.01 }
    let wide: [Double] = (0..<40).map { 3 + Double($0) * 0.1 }
    let values = dense + wide
    let found = DensityMode.of(values)
    #expect(found > 0 && found < 0.3)
    #expect(DensityMode.of([4]) == 4 && DensityMode.of([]).isNaN && DensityMode.of([2, 2, 2]) == 2)
  }
}
