public import BioModel
import Reads

/// Where mates would be cut for denoising apart, and what that leaves.
public struct TruncationSection: ReportSection {
  public let descriptor = Descriptor(
    id: "truncation", title: "Truncation", summary: "Pairs left by where both mates are cut.")

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    results.truncations.flatMap { TruncationSection.html($0, chosen: results.truncation) }
  }

  /// The heat map and the rows around the choice; nil where no lengths are possible.
  static func html(_ table: TruncationTable, chosen: Truncation?) -> HTML? {
    guard !table.rows.isEmpty else { return nil }
    let limits = chosen?.maximumExpectedErrors ?? ErrorLimits.all[ErrorLimits.usual]
    let column = ErrorLimits.all.firstIndex(of: limits) ?? ErrorLimits.usual
    let forward = Set(table.rows.map(\.forward)).sorted()
    let reverse = Set(table.rows.map(\.reverse)).sorted()
    let cells = table.rows.map { row in
      HeatMap.Cell(
        row: forward.firstIndex(of: row.forward) ?? 0, column: reverse.firstIndex(of: row.reverse) ?? 0,
        share: row.keptShares[column],
        title:
          "\(row.forward) + \(row.reverse) bases: \(DisplayNumber.percent(row.keptShares[column])) of pairs, overlap \(row.overlap)",
        isChosen: chosen.map { $0.forward == row.forward && $0.reverse == row.reverse } ?? false)
    }
    let text = "\(DisplayNumber.significant(limits.forward)) and \(DisplayNumber.significant(limits.reverse))"
    let map = HeatMap(
      caption: "Pairs within \(text) expected errors by the bases kept of both mates; darker is more",
      label: "Heat map of pairs kept by truncation of forward and reverse mates", xTitle: "bases kept of reverse mates",
      yTitle: "bases kept of forward mates", rows: forward.map(String.init), columns: reverse.map(String.init),
      cells: cells,
      note: "Empty: mates of an amplicon of \(table.longestAmplicon) bases would not meet. Outlined: the plan's choice."
    )
    var rows = HTMLTable(
      caption: "Share of pairs kept by truncation",
      columns: [("Forward", .number), ("Reverse", .number), ("Overlap", .number)]
        + ErrorLimits.all.map {
          (
            HTML(text: "EE \(DisplayNumber.significant($0.forward)), \(DisplayNumber.significant($0.reverse))"), .number
          )
        })
    for row in table.shown(chosen: chosen) {
      let mark = chosen.map { $0.forward == row.forward && $0.reverse == row.reverse } == true ? " ◂" : ""
      rows.row(
        [HTML(text: "\(row.forward)\(mark)"), HTML(text: "\(row.reverse)"), HTML(text: "\(row.overlap)")]
          + row.keptShares.map { HTML(text: DisplayNumber.percent($0)) })
    }
    return """
      <p>Mates that are denoised apart (DADA2) must have one length each. Lengths are counted from behind the primers; all \
      pairs count, those without primers as lost. The whole table stands in <code>truncation.csv</code>.</p>
      <div class="charts">
      \(map.html)</div>
      \(rows.html())
      """
  }
}
