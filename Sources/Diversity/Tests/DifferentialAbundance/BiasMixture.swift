import Glibc
import Statistics

/// The bias that all features' coefficients share, by a mixture of three normal distributions: features that do not
/// differ (mean δ), that fall (mean δ + l₁, l₁ ≤ 0) and that rise (δ + l₂, l₂ ≥ 0), with the coefficient's own variance,
/// in the latter two raised by κ₁, κ₂ ≥ 0. Fitted by expectation–maximisation (Lin & Peddada 2020,
/// doi:10.1038/s41467-020-17041-7, Methods).
struct BiasMixture: Sendable {
  /// δ at convergence.
  let bias: Double
  /// The variance of the weighted least-squares estimate of δ given the classes.
  let variance: Double

  /// - Parameters:
  ///   - effects: one coefficient per feature. - variances: theirs, > 0.
  ///   - tolerance: the length of the step of the eight parameters at which the fit ends, or after `iterations`.
  init(_ effects: [Double], variances: [Double], tolerance: Double = 1e-5, iterations: Int = 100) {
    var state = State(effects)
    for _ in 0..<iterations {
      let next = state.improved(effects, variances)
      let step = next.distance(to: state)
      state = next
      if !(step > tolerance) { break }
    }
    bias = state.bias
    let ordered = effects.sorted()
    let low = Quantile.of(ordered, min(1, max(0, state.weights[1])))
    let high = Quantile.of(ordered, min(1, max(0, 1 - state.weights[2])))
    var information = CompensatedSum()
    for (effect, own) in zip(effects, variances) {
      let extra = (effect < low ? state.spreads[0] : 0) + (effect >= high ? state.spreads[1] : 0)
      information.add(1 / (own + extra))
    }
    variance = information.value > 0 && information.value.isFinite ? 1 / information.value : 0
  }

  private struct State {
    var weights: [Double]
    var bias: Double
    /// l₁ and l₂.
    var shifts: [Double]
    /// κ₁ and κ₂.
    var spreads: [Double]

    /// The middle half gives δ, the outer eighths the means and variances of the others.
    init(_ effects: [Double]) {
      let ordered = effects.sorted()
      let edges = [0.125, 0.25, 0.75, 0.875].map { Quantile.of(ordered, $0) }
      let middle = effects.filter { $0 >= edges[1] && $0 <= edges[2] }
      weights = [0.75, 0.125, 0.125]
      bias = State.mean(middle.isEmpty ? effects : middle)
      let low = effects.filter { $0 < edges[0] }
      let high = effects.filter { $0 > edges[3] }
      shifts = [
        low.isEmpty ? ordered[0] : State.mean(low), high.isEmpty ? ordered[ordered.count - 1] : State.mean(high),
      ]
      spreads = [State.spread(low), State.spread(high)]
    }

    func improved(_ effects: [Double], _ variances: [Double]) -> State {
      var shares = [[Double]](repeating: [Double](repeating: 0, count: effects.count), count: 3)
      let means = [bias, bias + shifts[0], bias + shifts[1]]
      let added = [0, spreads[0], spreads[1]]
      for (place, effect) in effects.enumerated() {
        var density = [0.0, 0, 0]
        for kind in 0..<3 {
          let variance = variances[place] + added[kind]
          let difference = effect - means[kind]
          density[kind] = weights[kind] * exp(-0.5 * difference * difference / variance) / variance.squareRoot()
        }
        let sum = density[0] + density[1] + density[2]
        // Where all densities underflow the nearest mean takes the feature.
        let nearest = (0..<3).min { (effect - means[$0]).magnitude < (effect - means[$1]).magnitude } ?? 0
        for kind in 0..<3 { shares[kind][place] = sum > 0 ? density[kind] / sum : (kind == nearest ? 1 : 0) }
      }
      var next = self
      next.weights = shares.map { $0.compensatedSum / Double(effects.count) }
      var top = CompensatedSum()
      var bottom = CompensatedSum()
      for (place, effect) in effects.enumerated() {
        for kind in 0..<3 {
          let weight = shares[kind][place] / (variances[place] + added[kind])
          top.add(weight * (effect - (kind == 0 ? 0 : shifts[kind - 1])))
          bottom.add(weight)
        }
      }
      next.bias = top.value / bottom.value
      for kind in 1...2 {
        var shift = CompensatedSum()
        var weights = CompensatedSum()
        for (place, effect) in effects.enumerated() {
          let weight = shares[kind][place] / (variances[place] + added[kind])
          shift.add(weight * (effect - bias))
          weights.add(weight)
        }
        let mean = weights.value > 0 ? shift.value / weights.value : 0
        next.shifts[kind - 1] = kind == 1 ? min(0, mean) : max(0, mean)
        next.spreads[kind - 1] = State.bestSpread(
          from: spreads[kind - 1], shares[kind], variances, effects.map { ($0 - means[kind]) * ($0 - means[kind]) })
      }
      return next
    }

    func distance(to other: State) -> Double {
      let own = weights + [bias] + shifts + spreads
      let their = other.weights + [other.bias] + other.shifts + other.spreads
      return zip(own, their).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    /// The κ ≥ 0 nearest downhill of `start` at which Σ r (ln(v + κ) + d²/(v + κ)) is smallest, by bisection of its slope.
    private static func bestSpread(
      from start: Double, _ shares: [Double], _ variances: [Double], _ squares: [Double]
    ) -> Double {
      func slope(_ spread: Double) -> Double {
        var sum = 0.0
        for place in shares.indices {
          let variance = variances[place] + spread
          sum += shares[place] * (variance - squares[place]) / (variance * variance)
        }
        return sum
      }
      var low: Double
      var high: Double
      if slope(start) > 0 {
        high = start
        low = start / 2
        while low > 1e-12, slope(low) > 0 {
          high = low
          low /= 2
        }
        if low <= 1e-12 {
          if slope(0) >= 0 { return 0 }
          low = 0
        }
      } else {
        low = start
        high = max(1e-6, 2 * start)
        var steps = 0
        while slope(high) < 0, steps < 200 {
          low = high
          high *= 2
          steps += 1
        }
      }
      for _ in 0..<200 {
        let middle = 0.5 * (low + high)
        if middle <= low || middle >= high { break }
        if slope(middle) > 0 { high = middle } else { low = middle }
      }
      return 0.5 * (low + high)
    }

    private static func mean(_ values: [Double]) -> Double { values.compensatedSum / Double(values.count) }

    private static func spread(_ values: [Double]) -> Double {
      guard values.count > 1 else { return 1 }
      let mean = mean(values)
      let variance = values.map { ($0 - mean) * ($0 - mean) }.compensatedSum / Double(values.count - 1)
      return variance > 0 ? variance : 1
    }
  }
}
