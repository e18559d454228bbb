/// Points on two axes of equal scale, coloured and shaped by group. For ordinations.
struct Scatter {
  struct Point {
    let label: String
    let group: Int
    let x: Double
    let y: Double
  }

  let caption: String
  let label: String
  let xTitle: String
  let yTitle: String
  let groups: [String]
  let points: [Point]
  var note = ""

  /// Complexity O(points).
  var html: HTML {
    let width = 420.0
    let height = 360.0
    let (left, right, top, bottom) = (58.0, width - 10, 8.0, height - 46)
    let xTicks = AxisTicks.linear(from: points.map(\.x).min() ?? 0, to: points.map(\.x).max() ?? 1)
    let yTicks = AxisTicks.linear(from: points.map(\.y).min() ?? 0, to: points.map(\.y).max() ?? 1)
    let x = LinearScale(from: xTicks.first ?? 0, to: xTicks.last ?? 1, pixels: left + 8, right - 8)
    let y = LinearScale(from: yTicks.first ?? 0, to: yTicks.last ?? 1, pixels: bottom - 8, top + 8)
    var drawing: HTML = """
      <rect x="\(left)" y="\(top)" width="\(right - left)" height="\(bottom - top)" class="plane"/>

      """
    let (xDecimals, yDecimals) = (AxisTicks.decimals(xTicks), AxisTicks.decimals(yTicks))
    for tick in xTicks {
      drawing += """
        <line x1="\(x(tick))" x2="\(x(tick))" y1="\(top)" y2="\(bottom)" class="\(tick == 0 ? "zero" : "grid")"/>\
        <text x="\(x(tick))" y="\(bottom + 17)" class="tick mid">\(DisplayNumber.fixed(tick, xDecimals))</text>

        """
    }
    for tick in yTicks {
      drawing += """
        <line x1="\(left)" x2="\(right)" y1="\(y(tick))" y2="\(y(tick))" class="\(tick == 0 ? "zero" : "grid")"/>\
        <text x="\(left - 8)" y="\(y(tick) + 4)" class="tick end">\(DisplayNumber.fixed(tick, yDecimals))</text>

        """
    }
    drawing += """
      <text x="\((left + right) / 2)" y="\(height - 8)" class="ttl mid">\(xTitle)</text>\
      <text transform="translate(14 \((top + bottom) / 2)) rotate(-90)" class="ttl mid">\(yTitle)</text>

      """
    let named = points.count <= 24
    for point in points {
      let (px, py) = (x(point.x), y(point.y))
      drawing += Mark(point.group).html(
        x: px, y: py, radius: points.count > 150 ? 3.5 : 5.5, colour: ChartPalette.group(point.group),
        title: groups.count > 1 ? "\(point.label) (\(groups[point.group]))" : point.label)
      if named {
        let atRight = px < right - 90
        drawing += """
          <text x="\(px + (atRight ? 9 : -9))" y="\(py + 4)" class="\(atRight ? "tag" : "tag end")">\
          \(point.label.shortened(to: 18))</text>

          """
      }
    }
    return ChartFigure(
      caption: caption, label: label, width: width, height: height, drawing: drawing,
      legend: groups.count > 1 ? ChartLegend.marks(groups) : .empty, note: note
    ).html
  }
}
