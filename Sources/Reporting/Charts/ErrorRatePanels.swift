import Amplicon
import BioModel

/// Small panels of error rates by quality score, one per substitution: observed shares as dots, the model as a line, and
/// what the scores claim as a dashed line.
struct ErrorRatePanels {
  let caption: String
  let label: String
  let mate: RunErrors.Mate
  var note = ""

  private static let panel = (width: 168.0, height: 108.0)
  private static let lowestRate = 1e-7

  /// Twelve panels: rows are the molecule's base, columns the other three. Complexity O(scores).
  var html: HTML {
    let (left, top) = (40.0, 18.0)
    var drawing = HTML.empty
    for base in 0..<4 {
      let others = (0..<4).filter { $0 != base }
      for (column, other) in others.enumerated() {
        let x = left + Double(column) * (Self.panel.width + 14)
        let y = top + Double(base) * (Self.panel.height + 24)
        drawing += panel(Transition.row(from: base, to: other), x: x, y: y, isFirst: column == 0, isLast: base == 3)
      }
    }
    let (width, height) = (left + 3 * (Self.panel.width + 14), top + 4 * (Self.panel.height + 24) + 26)
    drawing += """
      <text x="\((left + width) / 2)" y="\(height - 6)" class="ttl mid">quality score</text>\
      <text transform="translate(10 \(height / 2)) rotate(-90)" class="ttl mid">error rate</text>

      """
    return ChartFigure(caption: caption, label: label, width: width, height: height, drawing: drawing, note: note).html
  }

  private func panel(_ row: Int, x: Double, y: Double, isFirst: Bool, isLast: Bool) -> HTML {
    let highest = mate.model.highestScore
    let across = LinearScale(from: 0, to: Double(max(highest, 1)), pixels: x, x + Self.panel.width)
    let up = LinearScale(from: Self.lowestRate, to: 1, pixels: y + Self.panel.height, y, logarithmic: true)
    var drawing: HTML = """
      <rect x="\(x)" y="\(y)" width="\(Self.panel.width)" height="\(Self.panel.height)" class="plane"/>\
      <text x="\(x + 4)" y="\(y - 5)" class="tick">\(Transition.name(row).replacing("2", with: " → "))</text>

      """
    for rate in [1e-6, 1e-4, 1e-2] {
      drawing +=
        "<line x1=\"\(x)\" x2=\"\(x + Self.panel.width)\" y1=\"\(up(rate))\" y2=\"\(up(rate))\" class=\"grid\"/>"
      if isFirst {
        let power = rate == 1e-6 ? "1e-6" : rate == 1e-4 ? "1e-4" : "0.01"
        drawing += "<text x=\"\(x - 5)\" y=\"\(up(rate) + 4)\" class=\"tick end\">\(power)</text>\n"
      }
    }
    if isLast {
      for score in stride(from: 0, through: highest, by: 10) {
        drawing += """
          <text x="\(across(Double(score)))" y="\(y + Self.panel.height + 15)" class="tick mid">\("\(score)")</text>

          """
      }
    }
    let claimed = (0...highest).map { score -> HTML in
      "\(across(Double(score))),\(up(max(Self.lowestRate, ErrorRatePanels.claimed(score) / 3))) "
    }
    drawing += "<polyline points=\"\(claimed)\" class=\"line faint\" stroke-dasharray=\"3 3\"/>\n"
    let fitted = (0...highest).map { score -> HTML in
      "\(across(Double(score))),\(up(max(Self.lowestRate, mate.model.rate(row, score: score)))) "
    }
    drawing += "<polyline points=\"\(fitted)\" class=\"line\"/>\n"
    guard let observed = mate.learning?.observed else { return drawing }
    for score in 0...highest {
      let total = observed.total(from: row >> 2, score: score)
      guard total > 0 else { continue }
      let share = Double(observed[row, score]) / Double(total)
      drawing += """
        <circle cx="\(across(Double(score)))" cy="\(up(max(Self.lowestRate, share)))" r="2" class="mk" \
        fill="\(ChartPalette.group(0))"/>

        """
    }
    return drawing
  }

  /// 10^(−Q/10).
  private static func claimed(_ score: Int) -> Double { PhredQuality.errorProbability[min(score, 93)] }
}
