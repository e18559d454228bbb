/// Where values lie among a reference: a track from the 0th to the 100th percentile with the reference band, one row
/// per marker, one dot per sample. Outside the band is a matter of shape and tone, not of red and green.
struct PercentileBars {
  /// What may be said of a dot.
  enum Kind {
    /// Beyond the limit of its rule: a diamond.
    case outside
    case typical
    /// Shown, never counted: hollow.
    case context
    /// It has a place, but no rule may be applied: a cross.
    case notEvaluable
  }

  /// A sample's dot.
  struct Dot {
    let percentile: Double
    /// The interval of the percentile; drawn where a row has one dot.
    let lower: Double?
    let upper: Double?
    let kind: Kind
    let sample: String
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

  private static let (left, right) = (214.0, 560.0)
  /// Room for words on the right; a line of them has at most `wordLimit` characters of 6.4 pixels on average.
  private static let wordRoom = 270.0
  private static let wordLimit = 40
  private static let lineHeight = 13.5

  /// Complexity O(dots · log dots).
  var html: HTML {
    let (left, right) = (Self.left, Self.right)
    let top = 24.0
    let words = rows.map { $0.words.wrapped(to: Self.wordLimit) }
    let heights = words.map { max(34, 10 + Self.lineHeight * Double($0.count)) }
    let bottom = top + heights.reduce(0, +)
    let x = LinearScale(from: 0, to: 100, pixels: left, right)
    var drawing: HTML = """
      <rect x="\(x(5))" y="\(top)" width="\(x(95) - x(5))" height="\(bottom - top)" class="ref"/>\
      <line x1="\(x(50))" x2="\(x(50))" y1="\(top)" y2="\(bottom)" class="refmid"/>\
      <text x="\(x(50))" y="14" class="tick mid">reference interval P5–P95</text>

      """
    var y = top
    for (index, row) in rows.enumerated() {
      y += heights[index] / 2
      drawing += """
        <text x="\(left - 14)" y="\(y - 1)" class="lab end">\(row.label.shortened(to: 28))<title>\(row.label)</title></text>\
        <text x="\(left - 14)" y="\(y + 11)" class="tiny end">\(row.detail)</text>\
        <line x1="\(left)" x2="\(right)" y1="\(y)" y2="\(y)" class="track"/>

        """
      if let limit = row.limit {
        drawing += "<line x1=\"\(x(limit))\" x2=\"\(x(limit))\" y1=\"\(y - 9)\" y2=\"\(y + 9)\" class=\"lim\"/>\n"
      }
      drawing += PercentileDots(dots: row.dots, x: x, y: y).html
      let first = y + 4 - Self.lineHeight * Double(words[index].count - 1) / 2
      for (line, text) in words[index].enumerated() {
        drawing += """
          <text x="\(right + 14)" y="\(first + Self.lineHeight * Double(line))" class="tick">\(text)</text>

          """
      }
      y += heights[index] / 2
    }
    for tick in [5.0, 25, 50, 75, 95] {
      drawing += "<text x=\"\(x(tick))\" y=\"\(bottom + 15)\" class=\"tick mid\">\(DisplayNumber.fixed(tick, 0))</text>"
    }
    drawing +=
      "<text x=\"\((left + right) / 2)\" y=\"\(bottom + 33)\" class=\"ttl mid\">percentile of the reference</text>\n"
    return ChartFigure(
      caption: caption, label: label, width: right + Self.wordRoom, height: bottom + 42, drawing: drawing, note: note
    ).html
  }
}
