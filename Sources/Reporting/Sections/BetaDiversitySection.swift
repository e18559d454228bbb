public import BioModel
import Diversity

/// Differences between samples: a map by principal coordinates for each distance.
public struct BetaDiversitySection: ReportSection {
  public let descriptor = Descriptor(
    id: "beta-diversity", title: "Differences between samples", summary: "Ordinations of the distance matrices.")

  static let pointLimit = 2_000

  /// Below this stress a solution of non-metric scaling is degenerate.
  static let leastStress = 1e-3

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    let charts = results.ordinations.filter { $0.axisCount > 0 && $0.sampleIDs.count > 1 }.map { chart($0, results) }
    guard !charts.isEmpty else { return nil }
    return """
      <p>Samples that lie close together have similar communities. The percentage at an axis is the part of all \
      differences that it shows; the rest is not in the picture.</p>
      <div class="charts wide">
      \(charts)</div>

      """
  }

  private func chart(_ ordination: OrdinationSummary, _ results: RunResults) -> HTML {
    let groups = results.groups
    let place = results.groupOfSample.mapValues { groups.firstIndex(of: $0) ?? 0 }
    let drawn = min(ordination.sampleIDs.count, Self.pointLimit)
    let axis = { (number: Int) -> String in
      guard !ordination.eigenvalues.isEmpty else { return "axis \(number + 1)" }
      return number < ordination.axisCount
        ? "axis \(number + 1): \(DisplayNumber.percent(ordination.proportionExplained[number])) of the differences"
        : "axis \(number + 1): nothing left to show"
    }
    let cut =
      drawn < ordination.sampleIDs.count
      ? ["The first \(drawn) of \(ordination.sampleIDs.count) samples are drawn."] : []
    return Scatter(
      caption: caption(ordination, results),
      label: "\(ordination.title) of \(drawn) samples by \(ordination.metric)", xTitle: axis(0), yTitle: axis(1),
      groups: groups,
      points: (0..<drawn).map { row in
        let coordinates = ordination.coordinates[row]
        return Scatter.Point(
          label: ordination.sampleIDs[row], group: place[ordination.sampleIDs[row]] ?? 0, x: coordinates[0],
          y: coordinates.count > 1 ? coordinates[1] : 0)
      },
      note: (cut + [ordination.note, fit(ordination)]).filter { !$0.isEmpty }.joined(separator: " ")
    ).html
  }

  private func caption(_ ordination: OrdinationSummary, _ results: RunResults) -> String {
    if ordination.loadings != nil { return ordination.title }
    let metric = results.title(of: ordination.metric)
    return ordination.method == "pcoa" ? metric : "\(metric), \(ordination.title.lowercased())"
  }

  /// What non-metric scaling came to.
  private func fit(_ ordination: OrdinationSummary) -> String {
    guard let fit = ordination.fit else { return "" }
    let stress = DisplayNumber.significant(fit.stress)
    let found = "found from \(fit.agreeingStarts) of \(fit.starts) starts."
    guard fit.stress >= Self.leastStress else {
      return "Stress \(stress), \(found) Nearly zero stress is no good fit: there are too few samples, or a few that "
        + "share nothing with the rest leave no room for the others. Do not read this map."
    }
    return "Stress \(stress) (below 0.1 is good, above 0.2 poor), \(found)"
  }
}
