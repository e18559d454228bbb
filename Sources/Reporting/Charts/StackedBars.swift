/// Horizontal bars of shares, one row per sample, rows in groups. For read fate and composition.
struct StackedBars {
  /// A part of every bar.
  struct Layer {
    let name: String
    let colour: String
  }

  /// One bar.
  struct Row {
    let label: String
    let group: String?
    /// One value per layer, ≥ 0.
    let values: [Double]
    /// Shown at the right end, for example the number of reads.
    let remark: String
    /// Shown in place of a bar when all values are 0.
    let emptyReason: String
  }

  let caption: String
  let label: String
  let layers: [Layer]
  let rows: [Row]
  var note = ""

  /// A bar's width is 100 % of its row's sum. Complexity O(rows · layers).
  var html: HTML {
    // As wide as the longest name that is drawn, at about 7.6 pixels a letter.
    let labelWidth = 24 + 7.6 * Double(min(24, max(6, rows.map(\.label.count).max() ?? 6)))
    let remarkWidth = rows.contains { !$0.remark.isEmpty } ? 80.0 : 24
    let barWidth = 830 - labelWidth - remarkWidth
    let rowHeight = rows.count > 30 ? 15.0 : 24
    let barHeight = rowHeight - (rows.count > 30 ? 3 : 6)
    var y = 6.0
    var drawing = HTML.empty
    var lastGroup: String?
    for row in rows {
      if let group = row.group, group != lastGroup {
        y += lastGroup == nil ? 0 : 8
        drawing += "<text x=\"\(0)\" y=\"\(y + 13)\" class=\"grp\">\(group)</text>\n"
        y += 20
      }
      lastGroup = row.group
      let middle = y + rowHeight / 2 + 4
      drawing +=
        "<text x=\"\(labelWidth - 10)\" y=\"\(middle)\" class=\"lab end\">\(row.label.shortened(to: 24))</text>\n"
      drawing += bar(row, x: labelWidth, y: y + (rowHeight - barHeight) / 2, width: barWidth, height: barHeight)
      if !row.remark.isEmpty {
        drawing += "<text x=\"\(labelWidth + barWidth + 10)\" y=\"\(middle)\" class=\"tick\">\(row.remark)</text>\n"
      }
      y += rowHeight
    }
    y += 4
    for tick in stride(from: 0.0, through: 1, by: 0.25) {
      let x = labelWidth + tick * barWidth
      drawing += "<line x1=\"\(x)\" x2=\"\(x)\" y1=\"\(y)\" y2=\"\(y + 4)\" class=\"axis\"/>"
      drawing += "<text x=\"\(x)\" y=\"\(y + 17)\" class=\"tick mid\">\(DisplayNumber.percent(tick))</text>\n"
    }
    return ChartFigure(
      caption: caption, label: label, width: labelWidth + barWidth + remarkWidth, height: y + 24, drawing: drawing,
      legend: ChartLegend.html(layers.map { ($0.name, $0.colour) }), note: note
    ).html
  }

  private func bar(_ row: Row, x: Double, y: Double, width: Double, height: Double) -> HTML {
    let total = row.values.reduce(0, +)
    guard total > 0 else {
      return """
        <rect x="\(x)" y="\(y)" width="\(width)" height="\(height)" class="void"/>\
        <text x="\(x + 8)" y="\(y + height / 2 + 4)" class="tick">\(row.emptyReason)</text>

        """
    }
    var html = HTML.empty
    var before = 0.0
    for (layer, value) in zip(layers, row.values) where value > 0 {
      let start = x + width * before / total
      before += value
      let end = x + width * before / total
      guard end - start >= 0.05 else { continue }
      html += """
        <rect x="\(start)" y="\(y)" width="\(end - start)" height="\(height)" fill="\(layer.colour)" class="seg">\
        <title>\(row.label): \(layer.name) \(DisplayNumber.percent(value / total))</title></rect>

        """
    }
    return html
  }
}

extension String {
  /// At most `count` characters, the rest as `…`.
  func shortened(to count: Int) -> String { self.count <= count ? self : prefix(count - 1) + "…" }
}
