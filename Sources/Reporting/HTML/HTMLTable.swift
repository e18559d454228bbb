/// A table that scrolls sideways where it is wide; the first column heads its row.
struct HTMLTable {
  /// How a column is set.
  enum Alignment {
    case text, number
  }

  /// Column heads with their alignment.
  let columns: [(head: HTML, alignment: Alignment)]
  /// Cells by row.
  private(set) var rows: [[HTML]] = []
  private let caption: String

  init(caption: String, columns: [(head: HTML, alignment: Alignment)]) {
    self.caption = caption
    self.columns = columns
  }

  /// Adds a row of finished cells.
  mutating func row(_ cells: [HTML]) { rows.append(cells) }

  /// The markup; folded into `<details>` above `foldAbove` rows, with its notes.
  func html(foldAbove: Int = 25, notes: [HTML] = []) -> HTML {
    let heads = columns.map { column -> HTML in
      column.alignment == .number
        ? "<th scope=\"col\" class=\"n\">\(column.head)</th>" : "<th scope=\"col\">\(column.head)</th>"
    }
    var body = HTML.empty
    for row in rows {
      body += "<tr>"
      for (index, cell) in row.enumerated() {
        let isNumber = index < columns.count && columns[index].alignment == .number
        if index == 0 {
          body += "<th scope=\"row\">\(cell)</th>"
        } else {
          body += isNumber ? "<td class=\"n\">\(cell)</td>" : "<td>\(cell)</td>"
        }
      }
      body += "</tr>\n"
    }
    let below: HTML =
      notes.isEmpty
      ? .empty : "<p class=\"note\">\(notes.dropFirst().reduce(notes[0]) { "\($0) \($1)" as HTML })</p>\n"
    let table: HTML = """
      <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table>
      <caption class="sr">\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(body)</tbody></table></div>
      \(below)
      """
    guard rows.count > foldAbove else { return table }
    return
      "<details><summary>\(caption) (\(rows.count) \(rows.count == 1 ? "row" : "rows"))</summary>\n\(table)</details>\n"
  }
}
