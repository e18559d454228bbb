import Glibc

/// The formulas of beta families over two dense rows, term by term: twins of the sums over shared features.
enum PlainFamilies {
  /// What each formula gives for the rows as they are; scaling them is the caller's business.
  static let formulas: [(family: String, distance: @Sendable ([Double], [Double]) -> Double)] = [
    ("bray-curtis", { PlainDistances.brayCurtis($0, $1) }),
    ("jaccard-quantitative", { a, b in sum(a, b) { abs($0 - $1) } / sum(a, b) { max($0, $1) } }),
    ("canberra-sum", { a, b in ratios(a, b).reduce(0, +) }),
    ("canberra-mean", { a, b in ratios(a, b).reduce(0, +) / Double(ratios(a, b).count) }),
    ("clark", { a, b in (ratios(a, b).reduce(0) { $0 + $1 * $1 } / Double(ratios(a, b).count)).squareRoot() }),
    (
      "kulczynski",
      { a, b in 0.5 * (sum(a, b) { max(0, $0 - $1) } / total(a) + sum(a, b) { max(0, $1 - $0) } / total(b)) }
    ),
    ("gower-alternative", { a, b in sum(a, b) { abs($0 - $1) } / Double(ratios(a, b).count) }),
    ("manhattan", { a, b in sum(a, b) { abs($0 - $1) } }),
    ("euclidean", { a, b in euclidean(a, b) }),
    ("morisita-horn", { a, b in sum(a, b) { ($0 - $1) * ($0 - $1) } / sum(a, b) { $0 * $0 + $1 * $1 } }),
    ("yue-clayton", { a, b in sum(a, b) { ($0 - $1) * ($0 - $1) } / sum(a, b) { $0 * $0 + $1 * $1 - $0 * $1 } }),
    (
      "cosine",
      { a, b in
        let d = euclidean(unit(a), unit(b)); return 0.5 * d * d
      }
    ),
    ("chord", { a, b in euclidean(unit(a), unit(b)) }),
    ("hellinger", { a, b in euclidean(a.map { $0.squareRoot() }, b.map { $0.squareRoot() }) }),
    ("jensen-shannon-divergence", { a, b in divergence(a, b) }),
    ("jensen-shannon-distance", { a, b in divergence(a, b).squareRoot() }),
    ("horn", { a, b in horn(a, b) }),
    ("cao", { a, b in cao(a, b) }),
  ]

  private static func sum(_ a: [Double], _ b: [Double], _ term: (Double, Double) -> Double) -> Double {
    zip(a, b).reduce(0) { $0 + term($1.0, $1.1) }
  }

  private static func total(_ row: [Double]) -> Double { row.reduce(0, +) }

  private static func ratios(_ a: [Double], _ b: [Double]) -> [Double] {
    zip(a, b).filter { $0 + $1 > 0 }.map { abs($0 - $1) / ($0 + $1) }
  }

  private static func euclidean(_ a: [Double], _ b: [Double]) -> Double {
    sum(a, b) { ($0 - $1) * ($0 - $1) }.squareRoot()
  }

  private static func unit(_ row: [Double]) -> [Double] {
    let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return row.map { $0 / length }
  }

  /// x ln(x / m) − x + m ≥ 0 for the mean m of both; the linear parts cancel in the sum of both.
  private static func divergence(_ a: [Double], _ b: [Double]) -> Double {
    func part(_ x: Double, _ m: Double) -> Double {
      guard x > 0 else { return m }
      let t = (x - m) / m
      // (1 + t) ln(1 + t) − t, by its series where it would cancel.
      if abs(t) < 1e-3 { return m * t * t * (0.5 - t / 6 + t * t / 12 - t * t * t / 20) }
      return m * ((1 + t) * log1p(t) - t)
    }
    return 0.5 * sum(a, b) { $0 + $1 > 0 ? part($0, ($0 + $1) / 2) + part($1, ($0 + $1) / 2) : 0 }
  }

  /// By the same way with both totals as weights: the mean of a feature is its share of both samples.
  private static func horn(_ a: [Double], _ b: [Double]) -> Double {
    let (first, second) = (total(a), total(b))
    let below = first * log1p(second / first) + second * log1p(first / second)
    func part(_ x: Double, _ m: Double) -> Double {
      guard x > 0 else { return m }
      let t = (x - m) / m
      if abs(t) < 1e-3 { return m * t * t * (0.5 - t / 6 + t * t / 12 - t * t * t / 20) }
      return m * ((1 + t) * log1p(t) - t)
    }
    return sum(a, b) { x, y in
      guard x + y > 0 else { return 0 }
      let share = (x + y) / (first + second)
      return part(x, first * share) + part(y, second * share)
    } / below
  }

  private static func cao(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    var count = 0.0
    for (first, second) in zip(a, b) where first + second > 0 {
      let (x, y) = (max(0.1, first), max(0.1, second))
      let mean = log((x + y) / 2)
      if x != y { sum += mean - (x * log(y) + y * log(x)) / (x + y) }
      count += 1
    }
    return sum / count
  }
}
