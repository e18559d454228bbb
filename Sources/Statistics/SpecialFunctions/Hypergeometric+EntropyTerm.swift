import Glibc

extension Hypergeometric {
  /// How exactly a draw's expectation is needed.
  public enum Precision: Sendable {
    /// To 1e-12.
    case full
    /// To 1e-5, for the spread over many draws.
    case draft
  }

  /// The expectation of k ln k over the number k of marked items in the draw.
  ///
  /// Where the spread is small beside the mean μ (full: μ ≥ 16 and (σ/μ)² ≤ 1/64; draft: μ ≥ 20) by the expansion around it,
  /// μ ln μ + Σ_r (−1)^r E(k − μ)^r / (r (r − 1) μ^(r − 1)) to the order 21 (draft: 7), else summed up.
  ///
  /// - Complexity: O(1) where it is expanded, else O(standard deviation).
  public func expectedEntropyTerm(_ precision: Precision = .full) -> Double {
    let mean = mean
    switch precision {
    case .full where mean >= 16 && 64 * variance <= mean * mean: return expandedEntropyTerm(degree: 11)
    case .draft where mean >= 20: return expandedEntropyTerm(degree: 4)
    default: return expectation { EntropyTerm.of($0) }
    }
  }

  /// The expansion with the central moments below twice the `degree`.
  ///
  /// The moments come from the recurrence of the Hahn polynomials, which are orthogonal under this law: with the symmetric
  /// tridiagonal matrix J of its coefficients E(k − μ)^r is the first entry of (J − μ)^r, exact for r < 2 · degree
  /// (Golub & Welsch 1969, doi:10.1090/S0025-5718-69-99647-1; coefficients: Koekoek et al. 2010, section 9.5,
  /// doi:10.1007/978-3-642-05014-5). Nothing large cancels.
  private func expandedEntropyTerm(degree: Int) -> Double {
    let (N, K, n) = (Double(population), Double(marked), Double(draws))
    let mean = mean
    // Coefficients over the mean, so that no power overflows.
    var diagonal = InlineArray<12, Double>(repeating: 0)
    var beside = InlineArray<12, Double>(repeating: 0)
    var rising = mean
    // Beyond the support there is no further polynomial, and the moments need none.
    for step in 1..<min(degree, support.count) {
      let j = Double(step)
      let falling = j * (j - N - 1 + n) * (j - N + K - 1) / ((2 * j - N - 2) * (2 * j - N - 1))
      beside[step] = max(0, rising * falling).squareRoot() / mean
      rising = (j - N - 1) * (j - K) * (n - j) / ((2 * j - N - 1) * (2 * j - N))
      diagonal[step] = (rising + falling - mean) / mean
    }
    var power = InlineArray<13, Double>(repeating: 0)
    var next = power
    power[0] = 1
    var sum = 0.0
    for step in 1..<degree {
      var (odd, even) = (0.0, 0.0)
      for place in 0...step {
        let above = place > 0 ? beside[place] * power[place - 1] : 0
        let value = above + diagonal[place] * power[place] + beside[place + 1] * power[place + 1]
        odd += value * power[place]
        even += value * value
        next[place] = value
      }
      let r = Double(2 * step)
      if step > 1 { sum -= odd / ((r - 1) * (r - 2)) }
      sum += even / (r * (r - 1))
      swap(&power, &next)
    }
    return mean * (log(mean) + sum)
  }
}
