/// Values with intervals on a logarithmic axis, one row per sample. For ratios.
struct IntervalPlot {
  struct Row {
    let label: String
    let group: Int
    let value: Double?
    let lower: Double?
    let upper: Double?
    /// Said in the tooltip, and in place of the dot when there is no value.
    let note: String
  }

  let caption: String
  let label: String
  let groups: [String]
  let rows: [Row]
  var note = ""

  /// Values ≤ 0 have no place on a logarithmic axis and are said as text. Complexity O(rows).
  var html: HTML {
    let left = 30 + 7.6 * Double(min(24, max(6, rows.map(\.label.count).max() ?? 6)))
    let remarkWidth = rows.contains { $0.value != nil && !$0.note.isEmpty } ? 170.0 : 80
    let right = 830 - remarkWidth
    let numbers = rows.flatMap { [$0.value, $0.lower, $0.upper] }.compactMap { $0 }.filter { $0 > 0 && $0.isFinite }
    // Beyond twelve decades an interval says only that a side was not seen.
    let high = min(1e6, max(numbers.max() ?? 10, 1.01))
    let low = max(1e-6, min(numbers.min() ?? 0.1, 0.99))
    let ticks = AxisTicks.logarithmic(from: low, to: high)
    let x = LinearScale(from: ticks.first ?? 0.1, to: ticks.last ?? 10, pixels: left, right, logarithmic: true)
    let rowHeight = 22.0
    let bottom = 8 + rowHeight * Double(rows.count)
    var drawing = HTML.empty
    for tick in ticks {
      drawing += """
        <line x1="\(x(tick))" x2="\(x(tick))" y1="4" y2="\(bottom)" class="\(tick == 1 ? "zero" : "grid")"/>\
        <text x="\(x(tick))" y="\(bottom + 16)" class="tick mid">\(DisplayNumber.significant(tick, 1))</text>

        """
    }
    for (index, row) in rows.enumerated() {
      let y = 8 + rowHeight * (Double(index) + 0.5)
      drawing += "<text x=\"\(left - 12)\" y=\"\(y + 4)\" class=\"lab end\">\(row.label.shortened(to: 24))</text>\n"
      guard let value = row.value, value > 0, value.isFinite else {
        drawing += "<text x=\"\(left + 8)\" y=\"\(y + 4)\" class=\"tick\">\(row.note)</text>\n"
        continue
      }
      if let lower = row.lower, let upper = row.upper, lower > 0 {
        drawing += """
          <line x1="\(x(lower))" x2="\(x(upper))" y1="\(y)" y2="\(y)" stroke="\(ChartPalette.group(row.group))" \
          class="whisker"/>

          """
      }
      let interval =
        row.lower.map { low in " (\(DisplayNumber.significant(low))–\(DisplayNumber.significant(row.upper ?? low)))" }
        ?? ""
      let remark = row.note.isEmpty ? "" : ", \(row.note)"
      drawing += Mark(row.group).html(
        x: x(value), y: y, radius: 4.8, colour: ChartPalette.group(row.group),
        title: "\(row.label): \(DisplayNumber.significant(value))\(interval)\(remark)")
      drawing += """
        <text x="\(right + 14)" y="\(y + 4)" class="tick">\(DisplayNumber.significant(value)) \(row.note.shortened(to: 18))</text>

        """
    }
    return ChartFigure(
      caption: caption, label: label, width: right + remarkWidth, height: bottom + 24, drawing: drawing,
      legend: groups.count > 1 ? ChartLegend.marks(groups) : .empty, note: note
    ).html
  }
}
