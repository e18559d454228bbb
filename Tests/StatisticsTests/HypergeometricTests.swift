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

  /// By mpmath 1.3 with 40 digits: exp of the logarithms of (N − K)! (N − n)! / (N! (N − K − n)!).
  @Test(
    "long products keep their digits",
    arguments: [
      (1_000, 50, 100, 0.0044757909778860895288), (1_000, 33, 700, 1.5250168013135126231e-18),
      (100_000, 5_000, 800, 1.2747623643268064818e-18), (1_000_000_000, 40, 500_000_000, 9.0949399236730950174e-13),
      (1_000_000_000, 10_000, 2_000_000, 2.0200836857948809573e-9),
      (10_000_000, 300, 1_000_000, 1.8729940762167870312e-14),
      (260, 40, 150, 7.9060793472663863963e-18), (4_000_000, 2_000_000, 60, 8.6697800961753353363e-19),
    ] as [(Int, Int, Int, Double)])
  func longProducts(_ population: Int, _ marked: Int, _ draws: Int, _ expected: Double) {
    let law = Hypergeometric(population: population, marked: marked, draws: draws)
    let turned = Hypergeometric(population: population, marked: draws, draws: marked)
    #expect(agree(law.probabilityOfNone / expected, 1, within: 1e-13))
    #expect(agree(turned.probabilityOfNone / expected, 1, within: 1e-13))
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

  @Test("k ln k: expanded or summed, the expectation is the sum to 1e-12, and drafts to 1e-5")
  func entropyTerm() {
    func sum(_ drawn: Hypergeometric) -> Double { drawn.expectation { $0 > 1 ? Double($0) * log(Double($0)) : 0 } }
    for (population, marked, draws) in [
      (9_000_000, 4_000_000, 5_000), (9_000_000, 8_999_000, 1_200), (50_000, 20_000, 49_990),
      (1_000_000, 250_000, 400_000), (4_001, 2_000, 2_001), (30_000, 20_000, 1_500), (100_000, 400, 6_000),
      (1_000, 100, 250), (5_000_000, 40, 2_500_000), (1_000_000, 2_000, 34_942), (100_000, 6_500, 1_000),
      (100_000, 50, 90_000), (18, 9, 9), (20, 19, 19), (2, 1, 1), (2, 2, 1), (1, 1, 1), (7, 7, 5), (40, 40, 39),
      (22, 21, 21), (1_000_000_000, 500_000, 1_000_000), (9, 1, 8),
      (168, 4, 160), (168, 17, 160), (168, 15, 167), (168, 46, 84),
    ] {
      let drawn = Hypergeometric(population: population, marked: marked, draws: draws)
      let exact = sum(drawn)
      let found = drawn.expectedEntropyTerm()
      #expect(agree(found, exact, within: 1e-12), "\(population) \(marked) \(draws): \(found) for \(exact)")
      #expect(agree(drawn.expectedEntropyTerm(.draft), exact, within: 1e-5))
    }
    #expect(Hypergeometric(population: 9, marked: 0, draws: 4).expectedEntropyTerm() == 0)
  }
}
