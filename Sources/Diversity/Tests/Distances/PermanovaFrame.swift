import BioModel
import Statistics

/// What the effects of one analysis share.
struct PermanovaFrame: Sendable {
  let count: Int
  let total: Double
  let residual: Double
  let residualDegrees: Int

  /// The effect of the vectors `own`, with F as SS/df over what all vectors leave of `total`.
  func effect(
    observed: [Double], permuted: [[Double]], own: Range<Int>, total formTotal: Double, moves: Rearrangements
  ) -> PermanovaResult.Effect {
    let sum = observed[own].compensatedSum
    let isFlat = total <= 0
    let statistic = ratio(observed, own: own, total: formTotal)
    let reached = permuted.map { ratio($0, own: own, total: formTotal) }
    let p = moves.testedP(observed: statistic, permuted: reached)
    let mean = residual / Double(residualDegrees)
    let f = residual > 1e-12 * total ? sum / Double(own.count) / mean : .nan
    return PermanovaResult.Effect(
      degreesOfFreedom: own.count, sumOfSquares: sum,
      rSquared: isFlat ? .undefined(.divisionByZero) : .defined(sum / total),
      pseudoF: MetricValue(isFlat ? .nan : f, otherwise: .divisionByZero),
      pValue: isFlat ? .undefined(.divisionByZero) : p, permutations: moves.count, isExact: moves.isExact)
  }

  /// The term's sum of squares over the residual one; F without the degrees of freedom, which permutations keep.
  private func ratio(_ forms: [Double], own: Range<Int>, total: Double) -> Double {
    let rest = total - forms.reduce(0, +)
    let sum = forms[own].reduce(0, +)
    // A residual of rounding alone: perfect separation ranks above everything else.
    return rest > 1e-12 * self.total ? sum / rest : .greatestFiniteMagnitude
  }
}
