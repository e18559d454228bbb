import BioModel
import Dysbiosis

/// The sentence for reports in which no marker lies outside: either nothing stands out from the reference, or nothing
/// was compared, and why.
struct NothingCompared {
  let results: RunResults

  /// Nil where a marker lies outside, or where no marker was looked at. Complexity O(markers).
  var sentence: String? {
    let totals = results.flagCounts.filter { $0.panel == nil }
    guard !totals.isEmpty, totals.allSatisfy({ $0.flagged == 0 }) else { return nil }
    let without = totals.count { $0.examined == 0 }
    if without == totals.count { return "No marker could be compared with a reference group: \(why)." }
    let rest =
      without == 0
      ? "" : " In \(without) of \(totals.count) samples no marker could be compared with it: \(why)."
    return ReportLanguage.noFinding + rest
  }

  private var why: String {
    guard results.cohort != nil else { return "none fits or was given" }
    let reasons = results.markers.filter { $0.status == .notEvaluable }.map(\.reason)
    return CommonReason(reasons)?.words ?? "none of the markers has a limit that may be applied"
  }
}
