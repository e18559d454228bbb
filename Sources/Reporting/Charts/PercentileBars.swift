/// Where values lie among a reference: a track from the 0th to the 100th percentile with the reference band, one row
/// per marker, one dot per sample. Outside the band is a matter of shape and tone, not of red and green.
struct PercentileBars {
  /// A sample's dot.
  struct Dot {
    let percentile: Double
    let isFlagged: Bool
    /// Shown, never counted: drawn hollow.
    let isContext: Bool
    let title: String
  }

  struct Row {
    let label: String
    /// Evidence level, in small letters below the label.
    let detail: String
    let dots: [Dot]
    /// The percentile at which the marker's rule flags, drawn as a short line; nil for rules without one.
    let limit: Double?
    /// The row's outcome in words.
    let words: String
  }

  let caption: String
  let label: String
  let rows: [Row]
  var note = ""

  /// Above this number of dots a row is drawn as its quartiles plus the flagged dots.
  static let dotLimit = 60

  /// Complexity O(dots · log dots).
  var html: HTML {
    let (left, right) = (220.0, 640.0)
    let rowHeight = 34.0
    let top = 24.0
    let bottom = top + rowHeight * Double(rows.count)
    let x = LinearScale(from: 0, to: 100, pixels: left, right)
    var drawing: HTML = """
      <rect x="\(x(5))" y="\(top)" width="\(x(95) - x(5))" height="\(bottom - top)" class="ref"/>\
      <line x1="\(x(50))" x2="\(x(50))" y1="\(top)" y2="\(bottom)" class="refmid"/>\
      <text x="\(x(50))" y="14" class="tick mid">reference interval P5–P95</text>

      """
    for (index, row) in rows.enumerated() {
      let y = top + rowHeight * (Double(index) + 0.5)
      drawing += """
        <text x="\(left - 16)" y="\(y - 1)" class="lab end">\(row.label.shortened(to: 28))<title>\(row.label)</title></text>\
        <text x="\(left - 16)" y="\(y + 11)" class="tiny end">\(row.detail)</text>\
        <line x1="\(left)" x2="\(right)" y1="\(y)" y2="\(y)" class="track"/>

        """
      if let limit = row.limit {
        drawing += "<line x1=\"\(x(limit))\" x2=\"\(x(limit))\" y1=\"\(y - 9)\" y2=\"\(y + 9)\" class=\"lim\"/>\n"
      }
      drawing += dots(row.dots, x: x, y: y)
      drawing += "<text x=\"\(right + 16)\" y=\"\(y + 4)\" class=\"tick\">\(row.words)</text>\n"
    }
    for tick in [5.0, 25, 50, 75, 95] {
      drawing += "<text x=\"\(x(tick))\" y=\"\(bottom + 15)\" class=\"tick mid\">\(DisplayNumber.fixed(tick, 0))</text>"
    }
    drawing +=
      "<text x=\"\((left + right) / 2)\" y=\"\(bottom + 33)\" class=\"ttl mid\">percentile of the reference</text>\n"
    return ChartFigure(
      caption: caption, label: label, width: right + 190, height: bottom + 42, drawing: drawing, note: note
    ).html
  }

  private func dots(_ all: [Dot], x: LinearScale, y: Double) -> HTML {
    var html = HTML.empty
    var drawn = all
    if all.count > Self.dotLimit {
      let sorted = all.map(\.percentile).sorted()
      let (q1, median, q3) = (sorted.quantile(0.25), sorted.quantile(0.5), sorted.quantile(0.75))
      html += """
        <rect x="\(x(q1))" y="\(y - 6)" width="\(max(1, x(q3) - x(q1)))" height="12" rx="3" class="quart">\
        <title>middle half of \(all.count) samples: \(DisplayNumber.ordinal(q1)) to \(DisplayNumber.ordinal(q3))\
         percentile</title></rect>\
        <line x1="\(x(median))" x2="\(x(median))" y1="\(y - 7)" y2="\(y + 7)" class="median"/>

        """
      drawn = Array(all.filter(\.isFlagged).prefix(Self.dotLimit))
    }
    // Flagged dots last, so that they lie on top.
    for dot in drawn.filter({ !$0.isFlagged }) + drawn.filter(\.isFlagged) {
      let px = x(dot.percentile)
      let title: HTML = "<title>\(dot.title)</title>"
      if dot.isFlagged {
        html += """
          <path d="M\(px) \(y - 7)L\(px + 7) \(y)L\(px) \(y + 7)L\(px - 7) \(y)Z" class="flag">\(title)</path>

          """
      } else {
        html +=
          "<circle cx=\"\(px)\" cy=\"\(y)\" r=\"4.5\" class=\"\(dot.isContext ? "ctx" : "typ")\">\(title)</circle>\n"
      }
    }
    return html
  }
}
