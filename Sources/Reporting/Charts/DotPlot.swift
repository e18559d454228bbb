/// One column of dots per group with the quartile box and the median behind them. Every sample is a dot.
struct DotPlot {
  struct Point {
    let label: String
    let group: Int
    let value: Double
  }

  let title: String
  let unit: String
  let groups: [String]
  let points: [Point]
  var note = ""

  /// Complexity O(points · log points).
  var html: HTML {
    // A group without a value, for example of blanks, takes no room; the others keep their colours.
    let shown = groups.indices.filter { index in points.contains { $0.group == index } }
    let column = shown.count > 6 ? 64.0 : 104
    let width = max(390, 62 + column * Double(shown.count) + 10)
    let height = 240.0
    let (left, right, top, bottom) = (58.0, width - 6, 10.0, height - 34)
    let ticks = AxisTicks.linear(from: points.map(\.value).min() ?? 0, to: points.map(\.value).max() ?? 1, count: 4)
    let decimals = AxisTicks.decimals(ticks)
    let y = LinearScale(from: ticks.first ?? 0, to: ticks.last ?? 1, pixels: bottom - 4, top + 6)
    var drawing = HTML.empty
    for tick in ticks {
      drawing += """
        <line x1="\(left)" x2="\(right)" y1="\(y(tick))" y2="\(y(tick))" class="grid"/>\
        <text x="\(left - 8)" y="\(y(tick) + 4)" class="tick end">\(Self.tickText(tick, decimals))</text>

        """
    }
    let span = (right - left) / Double(max(shown.count, 1))
    for (place, index) in shown.enumerated() {
      let group = groups[index]
      let middle = left + span * (Double(place) + 0.5)
      let inGroup = points.filter { $0.group == index }.sorted { ($0.value, $0.label) < ($1.value, $1.label) }
      drawing += box(inGroup.map(\.value), middle: middle, y: y)
      for (place, point) in inGroup.enumerated() {
        // A fixed zigzag keeps neighbours in value apart without chance.
        let offset =
          inGroup.count == 1 ? 0 : [0.0, -0.5, 0.5, -0.25, 0.25, -0.75, 0.75][place % 7] * min(span * 0.28, 26)
        drawing += Mark(index).html(
          x: middle + offset, y: y(point.value), radius: inGroup.count > 60 ? 2.5 : 4.2,
          colour: ChartPalette.group(index), title: "\(point.label): \(DisplayNumber.significant(point.value))")
      }
      drawing += """
        <text x="\(middle)" y="\(bottom + 18)" class="lab mid">\(group.shortened(to: Int(span / 7)))</text>

        """
    }
    return ChartFigure(
      caption: unit.isEmpty || unit == "1" ? title : "\(title) (\(unit))",
      label: "\(title) of \(points.count) samples in \(shown.count) groups", width: width, height: height,
      drawing: drawing, note: note
    ).html
  }

  private func box(_ values: [Double], middle: Double, y: LinearScale) -> HTML {
    guard values.count >= 3 else { return .empty }
    let (q1, median, q3) = (values.quantile(0.25), values.quantile(0.5), values.quantile(0.75))
    return """
      <rect x="\(middle - 30)" y="\(y(q3))" width="60" height="\(max(0, y(q1) - y(q3)))" rx="3" class="box"/>\
      <line x1="\(middle - 30)" x2="\(middle + 30)" y1="\(y(median))" y2="\(y(median))" class="median"/>

      """
  }

  static func tickText(_ tick: Double, _ decimals: Int) -> String {
    decimals == 0 && tick.magnitude >= 1000 && tick.magnitude < 1e12
      ? DisplayNumber.grouped(Int(tick)) : DisplayNumber.fixed(tick, decimals)
  }
}

extension [Double] {
  /// The quantile of sorted values by linear interpolation (type 7); 0 when empty.
  func quantile(_ p: Double) -> Double {
    guard let last = indices.last else { return 0 }
    let place = p * Double(last)
    let low = Int(place)
    let high = Swift.min(low + 1, last)
    return self[low] + (self[high] - self[low]) * (place - Double(low))
  }
}
