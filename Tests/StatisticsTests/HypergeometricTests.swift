import Glibc
import Statistics
import TestSupport
import Testing

struct HypergeometricTests {
  /// C(n, k) as a product; exact for small n.
  private func choose(_ n: Int, _ k: Int) -> Double {
    guard k >= 0, k <= n else { return 0 }
    return (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
  }

  @Test("expectations equal sums over binomial coefficients")
  func twin() {
    for population in 0...12 {
      for marked in 0...population {
        for draws in 0...population {
          let law = Hypergeometric(population: population, marked: marked, draws: draws)
          let probabilities = (0...draws).map {
            choose(marked, $0) * choose(population - marked, draws - $0) / choose(population, draws)
          }
          for (k, probability) in probabilities.enumerated() {
            #expect(agree(law.expectation { $0 == k ? 1 : 0 }, probability, within: 1e-13))
            #expect(law.support.contains(k) == (probability > 0))
          }
          #expect(agree(law.probabilityOfNone, probabilities[0], within: 1e-13))
          #expect(agree(law.expectation { Double($0) }, law.mean, within: 1e-13))
          #expect(
            agree(law.expectation { (Double($0) - law.mean) * (Double($0) - law.mean) }, law.variance, within: 1e-12))
        }
      }
    }
  }

  @Test("large populations keep their digits")
  func large() {
    let law = Hypergeometric(population: 1_000_000_000, marked: 300_000_000, draws: 100_000_000)
    #expect(agree(law.expectation { Double($0) } / law.mean, 1, within: 1e-12))
    let variance = law.expectation { (Double($0) - law.mean) * (Double($0) - law.mean) }
    #expect(agree(variance / law.variance, 1, within: 1e-9))
    // (1 − 1e-9)^1e5-like: one marked read in a billion, a hundred thousand drawn.
    #expect(
      agree(
        Hypergeometric(population: 1_000_000_000, marked: 1, draws: 100_000).probabilityOfNone, 0.9999, within: 1e-15))
    #expect(Hypergeometric(population: 10, marked: 9, draws: 2).probabilityOfNone == 0)
  }

  @Test("draws have the law's frequencies")
  func draws() {
    var generator = SeededGenerator(purpose: "test", seed: 2)
    let law = Hypergeometric(population: 30, marked: 12, draws: 9)
    var seen = [Double](repeating: 0, count: 10)
    let repeats = 50_000
    for _ in 0..<repeats { seen[law.draw(&generator)] += 1 }
    var chiSquare = 0.0
    for k in 0...9 {
      let expected = law.expectation { $0 == k ? 1 : 0 } * Double(repeats)
      if expected >= 5 { chiSquare += (seen[k] - expected) * (seen[k] - expected) / expected }
    }
    // The 99.9 % quantile of chi-square with 9 degrees of freedom; the seed is fixed.
    #expect(chiSquare < 27.9)
  }

  @Test("a certain draw takes nothing from the generator")
  func certain() {
    var generator = SeededGenerator(purpose: "test", seed: 3)
    var untouched = generator
    #expect(Hypergeometric(population: 5, marked: 5, draws: 3).draw(&generator) == 3)
    #expect(Hypergeometric(population: 5, marked: 2, draws: 5).draw(&generator) == 2)
    #expect(Hypergeometric(population: 0, marked: 0, draws: 0).draw(&generator) == 0)
    #expect(generator.next() == untouched.next())
  }

  @Test("classes sum to the draws and none gives more than it has")
  func multivariate() {
    var generator = SeededGenerator(purpose: "test", seed: 4)
    let sizes = [0, 5, 1, 100_000, 7, 0, 40]
    for draws in [0, 1, 50, 99_999, 100_053] {
      let drawn = generator.multivariateHypergeometric(classSizes: sizes, draws: draws)
      #expect(drawn.reduce(0, +) == draws)
      #expect(zip(drawn, sizes).allSatisfy { $0 >= 0 && $0 <= $1 })
    }
    #expect(generator.multivariateHypergeometric(classSizes: [], draws: 0).isEmpty)
  }

  @Test("the expansion of k ln k is the sum to 1e-12 from a mean of 1,000 on, and to 1e-5 from 20 on")
  func entropyTerm() {
    func sum(_ drawn: Hypergeometric) -> Double { drawn.expectation { $0 > 1 ? Double($0) * log(Double($0)) : 0 } }
    for (population, marked, draws, tolerance) in [
      (9_000_000, 4_000_000, 5_000, 1e-12), (9_000_000, 8_999_000, 1_200, 1e-12), (50_000, 20_000, 49_990, 1e-12),
      (1_000_000, 250_000, 400_000, 1e-12), (4_001, 2_000, 2_001, 1e-12), (30_000, 20_000, 1_500, 1e-12),
      (100_000, 400, 6_000, 1e-5), (1_000, 100, 250, 1e-5), (5_000_000, 40, 2_500_000, 1e-5),
    ] {
      let drawn = Hypergeometric(population: population, marked: marked, draws: draws)
      let exact = sum(drawn)
      #expect(
        agree(drawn.expandedEntropyTerm, exact, within: tolerance),
        "\(population) \(marked) \(draws): \(drawn.expandedEntropyTerm / exact - 1)")
    }
  }
}
