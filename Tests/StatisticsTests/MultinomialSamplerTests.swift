import Glibc
import Statistics
import Testing

struct MultinomialSamplerTests {
  private typealias Class = MultinomialSampler.Class

  /// ln k!
  private func logFactorial(_ k: Int) -> Double {
    var sign: Int32 = 0
    return unsafe lgamma_r(Double(k) + 1, &sign)
  }

  /// Chi-square of a feature's drawn counts against the binomial law, cells of fewer than five expected draws joined.
  private func chiSquare(_ seen: [Int], trials: Int, probability: Double) -> (value: Double, cells: Int) {
    let draws = seen.reduce(0, +)
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

  /// A draw's counts come in no order, so features are told apart by a share that dwarfs the others': the larger count
  /// is the feature looked at.
  @Test(
    "the largest feature follows its binomial law, by tables and by rejection",
    arguments: [(12, 0.97), (40, 0.93), (60, 0.9), (400, 0.8), (3_000, 0.75), (20_000, 0.7)])
  func marginal(_ trials: Int, _ share: Double) {
    let rest = 1 - share
    let sampler = MultinomialSampler(
      trials: trials, classes: [Class(features: 1, share: share), Class(features: 400, share: rest / 400)])
    var generator = SeededGenerator(purpose: "multinomial-test", seed: 4)
    var seen = [Int](repeating: 0, count: trials + 1)
    for _ in 0..<40_000 { seen[sampler.draw(&generator).max() ?? 0] += 1 }
    let (value, cells) = chiSquare(seen, trials: trials, probability: share)
    // Mean cells − 1, standard deviation √(2 cells): four of them, with fixed seeds.
    #expect(value < Double(cells) + 4 * (2 * Double(cells)).squareRoot(), "\(value) over \(cells) cells")
  }

  @Test("three reads over features of 1/2, 1/3, 1/6: every outcome as often as the multinomial law says")
  func joint() {
    let shares = [1.0 / 2, 1.0 / 3, 1.0 / 6]
    let sampler = MultinomialSampler(trials: 3, classes: shares.map { Class(features: 1, share: $0) })
    var generator = SeededGenerator(purpose: "multinomial-test", seed: 9)
    // By the counts falling: 3 is one feature thrice, 2 + 1 two features, 1 + 1 + 1 all.
    var seen = [Int: Int]()
    let draws = 60_000
    for _ in 0..<draws { seen[sampler.draw(&generator).max() ?? 0, default: 0] += 1 }
    let thrice = shares.reduce(0) { $0 + $1 * $1 * $1 }
    let all = 6 * shares[0] * shares[1] * shares[2]
    for (count, probability) in [(3, thrice), (2, 1 - thrice - all), (1, all)] {
      let expected = Double(draws) * probability
      #expect((Double(seen[count] ?? 0) - expected).magnitude < 4 * (expected * (1 - probability)).squareRoot())
    }
  }

  @Test("variances of means from 1 to a million are the binomial's", arguments: [1.0, 20, 40, 500, 1e6])
  func variance(_ mean: Double) {
    // Two features, so their counts are n·p ± the same number.
    let trials = Int(4 * mean)
    let sampler = MultinomialSampler(
      trials: trials, classes: [Class(features: 1, share: 0.75), Class(features: 1, share: 0.25)])
    var generator = SeededGenerator(purpose: "multinomial-test", seed: 5)
    var (sum, squares) = (0.0, 0.0)
    let draws = 20_000
    for _ in 0..<draws {
      let counts = sampler.draw(&generator)
      // The features cannot be told apart where they come close, which moves neither their sum nor their product.
      let product = counts.count == 2 ? Double(counts[0]) * Double(counts[1]) : 0
      sum += product
      squares += product * product
    }
    // E[XY] = n (n − 1) p q.
    let n = Double(trials)
    let expected = n * (n - 1) * 0.1875
    let average = sum / Double(draws)
    let error = ((squares / Double(draws) - average * average) / Double(draws)).squareRoot()
    #expect((average - expected).magnitude < 4 * error, "\(average) for \(expected) ± \(error)")
  }

  @Test("many features that are hardly ever drawn cost nothing, and are distinct as often as they should")
  func sparse() {
    var generator = SeededGenerator(purpose: "multinomial-test", seed: 6)
    let endless = MultinomialSampler(trials: 1_000, classes: [Class(features: 1 << 40, share: 1)])
    #expect(endless.draw(&generator).count >= 999)
    // 100 reads over 1,000 features: 1000 (1 − 0.999^100) of them are seen.
    let sampler = MultinomialSampler(trials: 100, classes: [Class(features: 1_000, share: 0.001)])
    var features = 0
    for _ in 0..<4_000 {
      let counts = sampler.draw(&generator)
      #expect(counts.reduce(0, +) == 100 && counts.allSatisfy { $0 > 0 })
      features += counts.count
    }
    #expect((Double(features) / 4_000 - 1_000 * (1 - pow(0.999, 100))).magnitude < 0.15)
  }

  @Test("in order: each class has its own mean, a share of 0 no read")
  func inOrder() {
    let sampler = MultinomialSampler(
      trials: 1_000, classes: [0.2, 0, 0.7, 0.1].map { Class(features: 1, share: $0) })
    var generator = SeededGenerator(purpose: "multinomial-test", seed: 8)
    var sums = [0, 0, 0, 0]
    for _ in 0..<1_000 {
      let counts = sampler.drawInOrder(&generator)
      #expect(counts.reduce(0, +) == 1_000)
      for place in 0..<4 { sums[place] += counts[place] }
    }
    // Standard deviations of the sums are at most 460.
    #expect(sums[1] == 0 && abs(sums[0] - 200_000) < 1_800 && abs(sums[3] - 100_000) < 1_300)
  }

  @Test("no reads, one feature, shares of zero, a billion reads")
  func ends() {
    var generator = SeededGenerator(purpose: "multinomial-test", seed: 7)
    #expect(MultinomialSampler(trials: 0, classes: []).draw(&generator).isEmpty)
    #expect(MultinomialSampler(trials: 9, classes: [Class(features: 1, share: 0.2)]).draw(&generator) == [9])
    let withZero = MultinomialSampler(trials: 5, classes: [Class(features: 1, share: 1), Class(features: 3, share: 0)])
    #expect(withZero.draw(&generator).filter { $0 > 0 } == [5])
    let large = MultinomialSampler(
      trials: 4_000_000_000, classes: [Class(features: 1, share: 0.75), Class(features: 1, share: 0.25)])
    for _ in 0..<100 {
      let counts = large.draw(&generator)
      #expect(counts.reduce(0, +) == 4_000_000_000)
      #expect((Double(counts.min() ?? 0) - 1e9).magnitude < 7 * 27_386)
    }
  }
}
