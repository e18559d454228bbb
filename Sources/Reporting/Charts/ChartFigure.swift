/// An SVG in a figure: caption above, drawing (it scrolls where the screen is narrow), legend and note below.
struct ChartFigure {
  /// What the figure shows, as a sentence.
  let caption: String
  /// A description for those who cannot see it.
  let label: String
  let width: Double
  let height: Double
  /// The SVG's content.
  let drawing: HTML
  var legend: HTML = .empty
  var note = ""

  var html: HTML {
    let below: HTML = note.isEmpty ? .empty : "<p class=\"note\">\(note)</p>"
    return """
      <figure>
      <figcaption>\(caption)</figcaption>
      <div class="chart"><svg viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
      role="img" aria-label="\(label)" xmlns="http://www.w3.org/2000/svg">
      \(drawing)</svg></div>
      \(legend)\(below)</figure>

      """
  }
}
