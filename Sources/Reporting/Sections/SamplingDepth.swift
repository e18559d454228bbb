public import BioModel
import Diversity

/// Sampling depth: which samples are lost at which number of reads, and what is left of their diversity there.
public struct SamplingDepth: ReportSection {
  public let descriptor = Descriptor(
    id: "sampling-depth", title: "Sampling depth", summary: "What comparing at each depth would cost and show.")

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    guard let advice = results.depthAdvice, !advice.candidates.isEmpty else { return nil }
    var table = HTMLTable(
      caption: "What each depth would cost and show",
      columns: [
        ("Reads", .number), ("Samples kept", .number), ("Samples lost", .text), ("Features shown", .number),
        ("Hill number of order 1", .number), ("of order 2", .number), ("Coverage", .number),
      ])
    for row in advice.candidates {
      let lost = row.lostSamples.prefix(Self.nameLimit).joined(separator: ", ")
      let more = row.lostSamples.count > Self.nameLimit ? " and \(row.lostSamples.count - Self.nameLimit) more" : ""
      let isCommon = row.depth == results.commonDepth?.depth
      table.row([
        HTML(text: DisplayNumber.grouped(row.depth) + (isCommon ? " (used)" : "")),
        HTML(text: DisplayNumber.grouped(row.keptCount)), HTML(text: lost.isEmpty ? "none" : lost + more),
        share(row.observedFeatures), share(row.hill1), share(row.hill2), share(row.coverage),
      ])
    }
    let isWithout = advice.candidates.allSatisfy { $0.coverage == nil }
    return """
      <p>Shares are of what all reads of a sample show: the median of the kept samples, and the smallest of them in small \
      print. <code>--depth</code> chooses another depth.\
      \(isWithout ? " Coverage needs singletons, which denoising leaves none of." : "")</p>
      \(table.html(foldAbove: 12))
      """
  }

  private static let nameLimit = 5

  private func share(_ share: DepthShare?) -> HTML {
    guard let share else { return "–" }
    return "\(DisplayNumber.percent(share.median))<br><small>\(DisplayNumber.percent(share.smallest))</small>"
  }
}
