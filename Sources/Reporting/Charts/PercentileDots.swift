/// The samples of one row of percentile bars. Up to `PercentileBars.dotLimit` each is drawn; above that the middle half
/// and the median stand for all, and those outside are drawn as diamonds, one for those at the same pixel.
struct PercentileDots {
  let dots: [PercentileBars.Dot]
  let x: LinearScale
  let y: Double

  /// Complexity O(dots · log dots).
  var html: HTML {
    guard dots.count <= PercentileBars.dotLimit else { return quartiles + outside }
    var html = HTML.empty
    if dots.count == 1, let lower = dots[0].lower, let upper = dots[0].upper {
      html += "<line x1=\"\(x(lower))\" x2=\"\(x(upper))\" y1=\"\(y)\" y2=\"\(y)\" class=\"pint\"/>\n"
    }
    // Those outside last, so that they lie on top.
    for dot in dots.filter({ $0.kind != .outside }) + dots.filter({ $0.kind == .outside }) {
      html += Self.mark(dot.kind, x: x(dot.percentile), y: y, title: dot.title)
    }
    return html
  }

  /// The mark of a kind, as in the key.
  static func mark(_ kind: PercentileBars.Kind, x: Double, y: Double, title: String) -> HTML {
    let tip: HTML = title.isEmpty ? .empty : "<title>\(title)</title>"
    switch kind {
    case .outside:
      return """
        <path d="M\(x) \(y - 7)L\(x + 7) \(y)L\(x) \(y + 7)L\(x - 7) \(y)Z" class="flag">\(tip)</path>

        """
    case .notEvaluable:
      return """
        <path d="M\(x - 4) \(y - 4)L\(x + 4) \(y + 4)M\(x + 4) \(y - 4)L\(x - 4) \(y + 4)" class="nev">\(tip)</path>

        """
    case .typical: return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"4.5\" class=\"typ\">\(tip)</circle>\n"
    case .context: return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"4.5\" class=\"ctx\">\(tip)</circle>\n"
    }
  }

  private var quartiles: HTML {
    let sorted = dots.map(\.percentile).sorted()
    let (q1, median, q3) = (sorted.quantile(0.25), sorted.quantile(0.5), sorted.quantile(0.75))
    return """
      <rect x="\(x(q1))" y="\(y - 6)" width="\(max(1, x(q3) - x(q1)))" height="12" rx="3" class="quart">\
      <title>middle half of \(dots.count) samples: \(DisplayNumber.ordinal(q1)) to \(DisplayNumber.ordinal(q3))\
       percentile</title></rect>\
      <line x1="\(x(median))" x2="\(x(median))" y1="\(y - 7)" y2="\(y + 7)" class="median"/>

      """
  }

  private var outside: HTML {
    var pixels: [Int: [PercentileBars.Dot]] = [:]
    for dot in dots where dot.kind == .outside { pixels[Int(x(dot.percentile).rounded()), default: []].append(dot) }
    var html = HTML.empty
    for pixel in pixels.keys.sorted() {
      guard let here = pixels[pixel], let first = here.first else { continue }
      html += Self.mark(.outside, x: x(first.percentile), y: y, title: here.count == 1 ? first.title : Self.title(here))
    }
    return html
  }

  /// Names of samples in a title; the table below the figure has more.
  private static let nameLimit = 5

  private static func title(_ here: [PercentileBars.Dot]) -> String {
    let names = here.prefix(nameLimit).map(\.sample).joined(separator: ", ")
    let more = here.count > nameLimit ? " and \(here.count - nameLimit) more" : ""
    let place = here.first.map { DisplayNumber.ordinal($0.percentile) } ?? ""
    return "\(here.count) samples, \(names)\(more): \(place) percentile, outside"
  }
}
