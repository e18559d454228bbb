import BioModel

/// What a PERMANOVA and the dispersion of the groups say together, in plain words.
enum ComparisonSentence {
  /// Where a p-value is called small.
  static let level = 0.05

  static func text(
    metric: String, group: String, permanova: PermanovaResult, dispersion: DispersionResult?
  ) -> String {
    guard let term = permanova.terms.first(where: { $0.name == group }) ?? permanova.terms.last else { return "" }
    let effect = term.marginal ?? term.sequential
    if effect.pValue.reason == .oneArrangement {
      return
        "By \(metric), \(term.name) cannot be tested: strata or subjects leave no other arrangement of the samples than the data's own."
    }
    guard let p = effect.pValue.number, let rSquared = effect.rSquared.number else {
      return "By \(metric), all samples are alike: there is nothing to test."
    }
    let others = permanova.terms.count > 1 ? " beside the other terms" : ""
    let share = NumberText.text(100 * rSquared, significantDigits: 2)
    let figures =
      "R² = \(NumberText.text(rSquared, significantDigits: 3)), p = \(NumberText.text(p, significantDigits: 3)), "
      + (effect.isExact ? "all \(effect.permutations) arrangements" : "\(effect.permutations) permutations")
    var text =
      p < level
      ? "By \(metric), samples differ by \(term.name)\(others), which goes with \(share) % of the variation (\(figures))."
      : "By \(metric), no difference by \(term.name)\(others) was shown (\(figures))."
    guard let spread = dispersion?.permutationP.number else { return text }
    let ownP =
      NumberText.text(spread, significantDigits: 3) + (dispersion?.centre == .centroid ? ", from centroids" : "")
    if spread < level, p < level {
      text +=
        " The groups are not equally spread either (p = \(ownP)), so part of this may be a difference in spread, not in place."
    } else if spread < level {
      text += " The groups are not equally spread (p = \(ownP))."
    } else if p < level {
      text += " No difference in spread was shown (p = \(ownP))."
    }
    return text
  }
}
