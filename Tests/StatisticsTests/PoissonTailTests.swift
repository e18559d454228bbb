import Statistics
import TestSupport
import Testing

@Suite struct PoissonTailTests {
  /// By R's ppois, see Fixtures/dada-statistics.
  @Test func agreesWithR() throws {
    let rows = TestFiles.rows("Fixtures/dada-statistics/poisson.csv", beside: #filePath)
    #expect(rows.count == 167)
    for row in rows {
      let (count, mean, tail) = (try #require(Int(row[0])), try #require(Double(row[1])), try #require(Double(row[2])))
      let found = PoissonTail.atLeast(count, mean: mean)
      #expect((found - tail).magnitude <= 2e-12 * tail, "P(X ≥ \(count)), mean \(mean): \(found), R \(tail)")
    }
  }

  @Test func agreesWithThePlainSum() {
    for mean in [0.01, 0.7, 3, 11.5] {
      for count in [1, 2, 4, 8, 20] {
        var term = 1.0
        for n in 1...count { term *= mean / Double(n) }
        var sum = 0.0
        for n in count..<(count + 200) {
          sum += term
          term *= mean / Double(n + 1)
        }
        sum *= exponential(-mean)
        #expect((PoissonTail.atLeast(count, mean: mean) - sum).magnitude <= 1e-13 * sum)
      }
    }
  }

  @Test func hasItsEdges() {
    #expect(PoissonTail.atLeast(0, mean: 3) == 1 && PoissonTail.atLeast(2, mean: 0) == 0)
    #expect(PoissonTail.atLeast(5000, mean: 1e-3) == 0)
    #expect(PoissonTail.atLeastGivenPresent(1, mean: 1e-200) == 1)
    // P(X ≥ 2) / P(X ≥ 1) → E / 2 for small E.
    #expect((PoissonTail.atLeastGivenPresent(2, mean: 1e-100) / 5e-101 - 1).magnitude < 1e-12)
    #expect(PoissonTail.atLeast(10, mean: 1e6) == 1)
  }

  private func exponential(_ x: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for n in 1...60 {
      term *= -x / Double(n)
      sum += term
    }
    return 1 / sum
  }
}
