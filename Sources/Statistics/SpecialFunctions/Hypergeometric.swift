import Glibc

/// How many marked items a draw without replacement holds: `draws` items from `population`, of which `marked` are
/// marked.
///
/// Expectations and draws are computed from the ratio of neighbouring probabilities, started at the mode, with + − × ÷
/// only: no logarithm of a factorial loses digits for large populations. Terms below 1e-22 of the mode's are left out.
public struct Hypergeometric: Sendable, Equatable {
  /// The number of items drawn from.
  public let population: Int
  /// How many of them are marked.
  public let marked: Int
  /// How many are drawn.
  public let draws: Int

  /// - Precondition: 0 ≤ `marked` ≤ `population` and 0 ≤ `draws` ≤ `population`.
  public init(population: Int, marked: Int, draws: Int) {
    precondition(marked >= 0 && marked <= population && draws >= 0 && draws <= population)
    self.population = population
    self.marked = marked
    self.draws = draws
  }

  /// The possible numbers of marked items in the draw.
  public var support: ClosedRange<Int> { max(0, draws - (population - marked))...min(marked, draws) }

  /// The mean number of marked items, draws · marked / population; 0 for an empty population.
  public var mean: Double { population == 0 ? 0 : Double(draws) * Double(marked) / Double(population) }

  /// The variance of the number of marked items; 0 for a population of one or none.
  public var variance: Double {
    guard population > 1 else { return 0 }
    let whole = Double(population)
    let share = Double(marked) / whole
    return Double(draws) * share * (Double(population - marked) / whole)
      * (Double(population - draws) / Double(population - 1))
  }

  /// The probability that the draw holds no marked item, C(population − marked, draws) / C(population, draws), to 1e-13.
  ///
  /// A product of min(marked, draws) factors, ended once it is below 1e-20 (returned as 0): one less it is 1. Where it is
  /// long, by Stirling's series.
  public var probabilityOfNone: Double {
    guard draws <= population - marked else { return 0 }
    // The product is at most e^(−marked · draws / population), and e^(−47) < 1e-20.
    if Double(marked) * (Double(draws) / Double(population)) > 47 { return 0 }
    let short = min(marked, draws)
    let rest = population - marked - draws
    if short > 96, rest >= 64, rest >= population / 4 {
      let product = exp(logProbabilityOfNone)
      return product < 1e-20 ? 0 : product
    }
    let kept = Double(population - max(marked, draws))
    let whole = Double(population)
    var product = 1.0
    for step in 0..<short {
      product *= (kept - Double(step)) / (whole - Double(step))
      if product < 1e-20 { return 0 }
    }
    return product
  }

  /// ln of (N − K)! (N − n)! / (N! (N − K − n)!) by Stirling's series, its large terms put together so that none is much
  /// larger than K n / N: n ln(1 − K/N) + K ln(1 − n/(N − K)) + (N − n + ½) ln(1 + K n / (N (N − K − n))).
  private var logProbabilityOfNone: Double {
    let (N, K, n) = (Double(population), Double(marked), Double(draws))
    let rest = N - K - n
    // What Stirling's formula leaves of ln x!; the next term is below 1e-15 from 64 on.
    func remainder(_ x: Double) -> Double {
      let square = x * x
      return (1.0 / 12 - (1.0 / 360 - 1.0 / 1260 / square) / square) / x
    }
    return n * log1p(-K / N) + K * log1p(-n / (N - K)) + (N - n + 0.5) * log1p(K * n / N / rest)
      + (remainder(N - K) - remainder(N) + remainder(N - n) - remainder(rest))
  }

  /// The expectation of `value` over the number of marked items in the draw.
  ///
  /// - Complexity: O(standard deviation) calls.
  public func expectation(of value: (Int) -> Double) -> Double {
    var weights = CompensatedSum()
    var sum = CompensatedSum()
    forEachTerm { count, weight in
      weights.add(weight)
      sum.add(weight * value(count))
      return true
    }
    return sum.value / weights.value
  }

  /// A random number of marked items, exact to the rounding of doubles, by inversion outwards from the mode.
  ///
  /// Takes one number from the generator, none where the support is a single value. Complexity O(standard deviation).
  public func draw(_ generator: inout SeededGenerator) -> Int {
    let support = support
    guard support.count > 1 else { return support.lowerBound }
    var total = 0.0
    forEachTerm { _, weight in
      total += weight
      return true
    }
    var rest = generator.uniform01() * total
    // Kept where rounding leaves a crumb of `rest` after the last term.
    var result = mode
    forEachTerm { count, weight in
      rest -= weight
      if rest < 0 { result = count }
      return rest >= 0
    }
    return result
  }

  private var mode: Int {
    let guess = (Double(draws) + 1) * (Double(marked) + 1) / (Double(population) + 2)
    return min(max(Int(guess), support.lowerBound), support.upperBound)
  }

  /// Calls `body` with each number of marked items and its probability relative to the mode's: the mode, then those
  /// above it, then those below; ends when `body` returns false.
  @inline(__always)
  private func forEachTerm(_ body: (_ count: Int, _ weight: Double) -> Bool) {
    let negligible = 1e-22
    let support = support
    let mode = mode
    let m = Double(marked)
    let n = Double(draws)
    // Unmarked items that are not drawn, less the count: population − marked − draws.
    let others = Double(population - marked) - n
    guard body(mode, 1) else { return }
    var weight = 1.0
    var count = mode
    while count < support.upperBound {
      let k = Double(count)
      weight *= (m - k) * (n - k) / ((k + 1) * (others + k + 1))
      if weight < negligible { break }
      count += 1
      guard body(count, weight) else { return }
    }
    weight = 1
    count = mode
    while count > support.lowerBound {
      let k = Double(count)
      weight *= k * (others + k) / ((m - k + 1) * (n - k + 1))
      if weight < negligible { break }
      count -= 1
      guard body(count, weight) else { return }
    }
  }
}
