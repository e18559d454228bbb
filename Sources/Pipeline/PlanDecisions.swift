import BioModel
import Reads
import Reporting

/// The plan as the report tells it: what was chosen, and why.
enum PlanDecisions {
  static func of(_ plan: LibraryPlan) -> [PlanDecision] {
    let primers = plan.primers.value?.pair
    let window = plan.ampliconLength.value
    let merge = plan.merge.value
    return [
      PlanDecision(title: "Reads used", value: plan.readUse.value.rawValue, reason: plan.readUse.reason),
      PlanDecision(
        title: "Primers",
        value: primers.map { "\($0.name) (\($0.forward.sequence), \($0.reverse.sequence)) removed" } ?? "none removed",
        reason: plan.primers.reason),
      PlanDecision(title: "Orientation", value: plan.orientation.value.rawValue, reason: plan.orientation.reason),
      PlanDecision(title: "Region", value: plan.region.value ?? "not recognised", reason: plan.region.reason),
      PlanDecision(
        title: "Truncation",
        value: plan.truncation.value.map {
          "\($0.forward) and \($0.reverse) bases, expected errors ≤ "
            + "\(NumberText.text($0.maximumExpectedErrors.forward)) and \(NumberText.text($0.maximumExpectedErrors.reverse))"
        } ?? "none", reason: plan.truncation.reason),
      PlanDecision(title: "Read filter", value: text(plan.forwardFilter.value), reason: plan.forwardFilter.reason),
      PlanDecision(
        title: "Merging",
        value: merge.map {
          "overlap ≥ \($0.minimumOverlap), differences ≤ \($0.maximumDifferences), expected errors ≤ "
            + NumberText.text($0.maximumExpectedErrors)
        } ?? "none", reason: plan.merge.reason),
      PlanDecision(
        title: "Amplicon length", value: window.map { "\($0.minimum)–\($0.maximum)" } ?? "any",
        reason: plan.ampliconLength.reason),
      PlanDecision(title: "Quality scores", value: plan.errorModel.value.rawValue, reason: plan.errorModel.reason),
    ]
  }

  private static func text(_ filter: ReadFilterSettings) -> String {
    var parts: [String] = []
    if let length = filter.truncLen { parts.append("cut to \(length)") }
    if let score = filter.qualityCutTail { parts.append("poor ends cut at \(score)") }
    if let score = filter.truncQ { parts.append("cut at scores ≤ \(score)") }
    parts.append("length ≥ \(filter.minLength)")
    if let maximum = filter.maxLength { parts.append("length ≤ \(maximum)") }
    if let maximum = filter.maxN { parts.append("N ≤ \(maximum)") }
    if let maximum = filter.maxEE { parts.append("expected errors ≤ \(NumberText.text(maximum))") }
    if let minimum = filter.minComplexity { parts.append("complexity ≥ \(NumberText.text(minimum))") }
    return parts.joined(separator: ", ")
  }
}
