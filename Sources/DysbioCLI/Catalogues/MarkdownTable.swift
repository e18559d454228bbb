/// A table of a Markdown page.
struct MarkdownTable {
  private(set) var text: String

  init(_ heads: [String]) {
    text = "| " + heads.joined(separator: " | ") + " |\n" + "|" + String(repeating: "---|", count: heads.count) + "\n"
  }

  /// Adds a row; cells are finished Markdown.
  mutating func row(_ cells: [String]) { text += "| " + cells.joined(separator: " | ") + " |\n" }

  /// Text in which no sign has a meaning.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "|*_`<>[]\\".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }

  /// Text as code; a bar would end the cell.
  static func code(_ text: String) -> String {
    "`" + text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") + "`"
  }

  /// A source as a link to its DOI.
  static func source(citation: String?, doi: String) -> String {
    guard !doi.isEmpty else { return escaped(citation ?? "") }
    let address = doi.map { $0 == "(" ? "%28" : $0 == ")" ? "%29" : String($0) }.joined()
    return (citation.map { escaped($0) + ", " } ?? "") + "[\(escaped(doi))](https://doi.org/\(address))"
  }
}
