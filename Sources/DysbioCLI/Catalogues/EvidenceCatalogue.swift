import BioModel

/// A catalogue that can be read and cited: as lines, in full, as JSON and as a part of `docs/evidence.md`.
struct EvidenceCatalogue {
  let entries: [CatalogueEntry]
  /// The entries as Markdown, with a heading of the second level.
  let markdown: String

  /// One line per entry.
  var lines: String {
    let width = entries.map(\.id.count).max() ?? 0
    return entries.map { entry in
      entry.id + String(repeating: " ", count: width - entry.id.count) + "  " + entry.line + "\n"
    }.joined()
  }

  /// An array of all entries.
  var json: String {
    var json = JSONWriter()
    json.array { json in for entry in entries { entry.write(to: &json) } }
    return json.text
  }

  /// The entry of an id.
  subscript(id: String) -> CatalogueEntry? { entries.first { $0.id == id } }
}
