/// Shares as shaded cells of a grid, one cell outlined: pairs kept by where both mates are cut.
struct HeatMap {
  struct Cell {
    let row: Int
    let column: Int
    /// 0…1; shading is stretched over the shares that occur.
    let share: Double
    /// What the cell says when it is pointed at.
    let title: String
    var isChosen = false
  }

  let caption: String
  let label: String
  let xTitle: String
  let yTitle: String
  let rows: [String]
  let columns: [String]
  let cells: [Cell]
  var note = ""

  /// Row 0 is at the bottom. Complexity O(cells).
  var html: HTML {
    let (left, top, bottom) = (64.0, 8.0, 46.0)
    let side = max(12.0, min(26, 560 / Double(max(rows.count, columns.count, 1))))
    let (width, height) = (left + side * Double(columns.count) + 18, top + side * Double(rows.count) + bottom)
    let shares = cells.map(\.share)
    let (low, high) = (shares.min() ?? 0, shares.max() ?? 1)
    let floor = top + side * Double(rows.count)
    var drawing = HTML.empty
    for cell in cells {
      let depth = high > low ? 0.08 + 0.92 * (cell.share - low) / (high - low) : 1
      drawing += """
        <rect x="\(left + side * Double(cell.column))" y="\(floor - side * Double(cell.row + 1))" \
        width="\(side - 1)" height="\(side - 1)" class="cell" fill-opacity="\(depth)"><title>\(cell.title)</title></rect>

        """
    }
    for cell in cells where cell.isChosen {
      drawing += """
        <rect x="\(left + side * Double(cell.column))" y="\(floor - side * Double(cell.row + 1))" \
        width="\(side - 1)" height="\(side - 1)" class="chosen"/>

        """
    }
    let step = side < 20 ? 2 : 1
    for (place, name) in rows.enumerated() where place % step == 0 {
      drawing +=
        "<text x=\"\(left - 6)\" y=\"\(floor - side * (Double(place) + 0.5) + 4)\" class=\"tick end\">\(name)</text>\n"
    }
    let every = side < 20 ? 3 : 2
    for (place, name) in columns.enumerated() where place % every == 0 {
      drawing +=
        "<text x=\"\(left + side * (Double(place) + 0.5))\" y=\"\(floor + 16)\" class=\"tick mid\">\(name)</text>\n"
    }
    drawing += """
      <text x="\(left + side * Double(columns.count) / 2)" y="\(height - 8)" class="ttl mid">\(xTitle)</text>\
      <text transform="translate(12 \(floor / 2)) rotate(-90)" class="ttl mid">\(yTitle)</text>

      """
    return ChartFigure(caption: caption, label: label, width: width, height: height, drawing: drawing, note: note).html
  }
}
