import Diversity

extension GroupComparison {
  /// What both methods say together, by feature and coefficient.
  var verdicts: [[String]: AbundanceAgreement.Verdict] {
    Dictionary(
      (agreement?.rows ?? []).map { ([$0.first.feature, $0.first.coefficient], $0.verdict) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension AbundanceAgreement.Verdict {
  /// With the methods' names: `both`, `linda-only`, `ancom-bc2-only`, `opposite`, `neither`.
  func words(of comparison: GroupComparison) -> String {
    let names = comparison.abundance.map(\.method)
    guard names.count == 2 else { return rawValue }
    return switch self {
    case .firstOnly: "\(names[0])-only"
    case .secondOnly: "\(names[1])-only"
    default: rawValue
    }
  }
}
