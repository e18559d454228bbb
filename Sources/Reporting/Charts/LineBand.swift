/// A median line with two bands around it, along positions: per-cycle read quality.
struct LineBand {
  struct Position {
    let p10: Double
    let p25: Double
    let median: Double
    let p75: Double
    let p90: Double
  }

  let caption: String
  let label: String
  let xTitle: String
  let yTitle: String
  let positions: [Position]
  var note = ""

  /// At most 300 positions are drawn, evenly spaced. Complexity O(positions).
  var html: HTML {
    let (width, height) = (520.0, 210.0)
    let (left, right, top, bottom) = (46.0, width - 18, 8.0, height - 42)
    let step = max(1, (positions.count + 299) / 300)
    let drawn = stride(from: 0, to: positions.count, by: step).map { (Double($0 + 1), positions[$0]) }
    let yTicks = AxisTicks.linear(from: 0, to: max(40, positions.map(\.p90).max() ?? 40), count: 4)
    let xTicks = AxisTicks.linear(from: 0, to: Double(max(positions.count, 2)), count: 5)
      .filter { $0 <= Double(max(positions.count, 2)) }
    let x = LinearScale(from: 1, to: Double(max(positions.count, 2)), pixels: left, right)
    let y = LinearScale(from: 0, to: yTicks.last ?? 40, pixels: bottom, top)
    var drawing = HTML.empty
    for tick in yTicks {
      drawing += """
        <line x1="\(left)" x2="\(right)" y1="\(y(tick))" y2="\(y(tick))" class="grid"/>\
        <text x="\(left - 7)" y="\(y(tick) + 4)" class="tick end">\(DisplayNumber.fixed(tick, 0))</text>

        """
    }
    for tick in xTicks {
      drawing += """
        <text x="\(x(max(tick, 1)))" y="\(bottom + 16)" class="tick mid">\(DisplayNumber.fixed(max(tick, 1), 0))</text>

        """
    }
    drawing += band(drawn.map { ($0, $1.p10, $1.p90) }, x: x, y: y, style: "band outer")
    drawing += band(drawn.map { ($0, $1.p25, $1.p75) }, x: x, y: y, style: "band inner")
    let line = drawn.map { position -> HTML in "\(x(position.0)),\(y(position.1.median)) " }
    drawing += "<polyline points=\"\(line)\" class=\"line\"/>\n"
    drawing += """
      <text x="\((left + right) / 2)" y="\(height - 8)" class="ttl mid">\(xTitle)</text>\
      <text transform="translate(11 \((top + bottom) / 2)) rotate(-90)" class="ttl mid">\(yTitle)</text>

      """
    return ChartFigure(caption: caption, label: label, width: width, height: height, drawing: drawing, note: note).html
  }

  private func band(_ edges: [(Double, Double, Double)], x: LinearScale, y: LinearScale, style: String) -> HTML {
    let above = edges.map { edge -> HTML in "\(x(edge.0)),\(y(edge.2)) " }
    let below = edges.reversed().map { edge -> HTML in "\(x(edge.0)),\(y(edge.1)) " }
    return "<polygon points=\"\(above)\(below)\" class=\"\(style)\"/>\n"
  }
}
