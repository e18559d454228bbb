import BioModel
import Diversity

/// What stands for zeros where logarithms are taken, as the methods paragraph states it.
struct ZeroRuleText {
  let results: RunResults

  init(_ results: RunResults) { self.results = results }

  /// A sentence, with a blank before it, where log-ratios of samples were compared; else empty.
  var logRatios: String {
    let isUsed =
      results.distances.contains { $0.metric == "aitchison" } || results.ordinations.contains { $0.method == "pca-clr" }
    guard isUsed else { return "" }
    return isCounts
      ? " For log-ratios 0.5 was added to every count (features absent from the whole table left out first)."
      : " For log-ratios half of a sample's smallest non-zero share was added to every one of its shares (features "
        + "absent from the whole table left out first)."
  }

  /// A clause, with a semicolon before it, on the zeros of the tests of abundance; empty where there were none.
  var abundance: String {
    let methods = results.comparison?.abundance.map(\.method) ?? []
    var rules: [String] = []
    if methods.contains("linda") {
      rules.append(
        isCounts
          ? "for LinDA 0.5 was added to every count, or, where read totals depend on the model (p < 0.1), zeros were "
            + "imputed in proportion to them"
          : "for LinDA zeros became half of the taxon's smallest share")
    }
    if methods.contains("ancom-bc2") { rules.append("for ANCOM-BC2 0.5 was added to every count") }
    return rules.isEmpty ? "" : "; " + rules.joined(separator: "; ")
  }

  private var isCounts: Bool { results.counts?.unit != .relativeAbundance }
}
