import Glibc
import Statistics
import Testing

struct BinomialDrawTests {
  /// Chi-square of draws against the exact probabilities, cells of fewer than five expected draws joined.
  private func chiSquare(trials: Int, probability: Double, draws: Int, seed: UInt64) -> (value: Double, cells: Int) {
    var generator = SeededGenerator(purpose: "binomial-test", seed: seed)
    var seen = [Int](repeating: 0, count: trials + 1)
    for _ in 0..<draws { seen[generator.binomial(trials: trials, probability: probability)] += 1 }
    var sign: Int32 = 0
    func logFactorial(_ k: Int) -> Double { unsafe lgamma_r(Double(k) + 1, &sign) }
    var (value, cells, expected, observed) = (0.0, 0, 0.0, 0.0)
    for k in 0...trials {
      let logarithm =
        logFactorial(trials) - logFactorial(k) - logFactorial(trials - k) + Double(k) * log(probability)
        + Double(trials - k) * log1p(-probability)
      expected += Double(draws) * exp(logarithm)
      observed += Double(seen[k])
      if expected >= 5 || k == trials {
        if expected > 0 { value += (observed - expected) * (observed - expected) / expected }
        cells += 1
        (expected, observed) = (0, 0)
      }
    }
    return (value, cells)
  }

  @Test(
    "draws follow the distribution, both algorithms and both sides of one half",
    arguments: [(5, 0.3), (40, 0.1), (400, 0.02), (60, 0.4), (200, 0.9), (1_000, 0.5), (3_000, 0.004), (90, 0.112)])
  func distribution(_ trials: Int, _ probability: Double) {
    let (value, cells) = chiSquare(trials: trials, probability: probability, draws: 60_000, seed: 4)
    // Mean cells − 1, standard deviation √(2 cells): four of them, with fixed seeds.
    #expect(value < Double(cells) + 4 * (2 * Double(cells)).squareRoot(), "\(value) over \(cells) cells")
  }

  @Test("ends: no trials, impossible, certain; billions of trials stay in range")
  func ends() {
    var generator = SeededGenerator(purpose: "binomial-test", seed: 1)
    #expect(generator.binomial(trials: 0, probability: 0.5) == 0)
    #expect(generator.binomial(trials: 9, probability: 0) == 0 && generator.binomial(trials: 9, probability: 1) == 9)
    #expect(generator.binomial(trials: 9, probability: -1e-18) == 0)
    #expect(generator.binomial(trials: 9, probability: .nan) == 0)
    #expect(generator.binomial(trials: 9, probability: 1 + 1e-15) == 9)
    for _ in 0..<1_000 {
      let drawn = generator.binomial(trials: 4_000_000_000, probability: 0.25)
      #expect((Double(drawn) - 1e9).magnitude < 7 * 27_386)
      #expect((0...3).contains(generator.binomial(trials: 3, probability: 1e-12)))
    }
  }
}
