public import BioModel
import Dysbiosis

/// How well technical replicates agree, by marker.
public struct RepeatabilitySection: ReportSection {
  public let descriptor = Descriptor(
    id: "repeatability", title: "Technical replicates", summary: "Agreement of replicates by marker.")

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    guard !results.repeatability.isEmpty else { return nil }
    let names = results.markerNames
    var table = HTMLTable(
      caption: "Repeatability",
      columns: [
        ("Marker", .text), ("Scale", .text), ("Specimens", .number), ("Samples", .number), ("SD within", .number),
        ("SD between", .number), ("Share between", .number), ("Limit", .number),
      ])
    for row in results.repeatability {
      table.row([
        HTML(text: names[row.marker] ?? row.marker), HTML(text: row.scale.rawValue), HTML(text: "\(row.specimens)"),
        HTML(text: "\(row.samples)"), number(row.withinSD), number(row.betweenSD),
        HTML(text: row.varianceShare.map(DisplayNumber.percent) ?? "–"), number(row.repeatabilityLimit),
      ])
    }
    return """
      <p>Samples of one specimen that were worked on apart. “Limit”: 95 % of the differences of two measurements of one \
      specimen lie below it (1.96 · √2 · SD within; of shares in log-odds, of ratios in natural logarithms). “Share \
      between”: how much of the variance is between specimens; the rest is the method's.</p>
      \(table.html(foldAbove: 40))
      """
  }

  private func number(_ value: Double?) -> HTML { HTML(text: value.map { DisplayNumber.significant($0) } ?? "–") }
}
