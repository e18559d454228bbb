import BioModel

/// What `convert` and `table summarise` print for people.
public enum TableSummaryText {
  private static let rowLimit = 40

  /// The text, with a line end.
  ///
  /// - Parameter withSamples: list the samples too, forty at most.
  public static func render(_ summary: TableSummary, withSamples: Bool) -> String {
    var lines = [summary.name]
    lines.append(
      "  \(counted(summary.samples.count, "sample")), \(counted(summary.featureCount, "feature")), "
        + "\(counted(summary.nonZeroCount, "value")) (\(percent(summary.density)) of the cells)")
    lines += figures(summary)
    lines += ["", "Understood"]
    var decisions = TextTable(["what", "value", "confidence", "because"], numbers: [2])
    for decision in summary.decisions {
      decisions.row([decision.key, decision.value, NumberText.text(decision.confidence), decision.reason])
    }
    lines += decisions.lines
    if withSamples { lines += samples(summary) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func figures(_ summary: TableSummary) -> [String] {
    var lines: [String] = []
    let isCounts = summary.unit == .counts
    let totals = summary.samples.map(\.total).sorted()
    if let least = totals.first, let most = totals.last {
      let middle = (totals[(totals.count - 1) / 2] + totals[totals.count / 2]) / 2
      lines.append(
        "  \(isCounts ? "reads" : "shares") per sample: \(number(least)) to \(number(most)), median \(number(middle))")
    }
    if !summary.namedFeatures.isEmpty {
      lines.append(
        "  features with a name: "
          + summary.namedFeatures.map { "\($0.rank.name) \(DisplayNumber.grouped($0.count))" }.joined(separator: ", "))
    }
    return lines
  }

  private static func samples(_ summary: TableSummary) -> [String] {
    var table = TextTable(
      ["sample", "total", "features", "unclassified", "Bacteria + Archaea"], numbers: [1, 2, 3, 4])
    for sample in summary.samples.prefix(rowLimit) {
      table.row([
        sample.id, number(sample.total), DisplayNumber.grouped(sample.featureCount),
        sample.unclassifiedShare.map(percent) ?? "", sample.denominator.map(number) ?? "",
      ])
    }
    var lines = ["", "Samples"] + table.lines
    if summary.samples.count > rowLimit {
      lines.append("  … and \(DisplayNumber.grouped(summary.samples.count - rowLimit)) more (all of them with --json)")
    }
    return lines
  }

  private static func counted(_ count: Int, _ word: String) -> String {
    "\(DisplayNumber.grouped(count)) \(word)\(count == 1 ? "" : "s")"
  }

  private static func percent(_ share: Double) -> String { NumberText.text(100 * share, significantDigits: 3) + " %" }

  private static func number(_ value: Double) -> String {
    // Halves come from medians of whole numbers.
    (value == value.rounded() || value.magnitude >= 1000) && value.magnitude < 1e15
      ? DisplayNumber.grouped(Int(value.rounded())) : NumberText.text(value, significantDigits: 6)
  }
}
