import BioModel
import Dysbiosis

/// Whether a sample's indices point to the same side: a sentence for one sample, a sentence on all and a table for many.
struct IndexAgreementText {
  let results: RunResults

  static let rowLimit = 200

  var html: HTML {
    let all = results.completeAgreements
    guard let first = all.first else { return .empty }
    let note: HTML = """
      <p class="note">A side comes from the middle of the reference, or from the boundary an index was published with. \
      A sample of the reference group is on either side by even chance, and indices that share taxa or distances agree \
      for that reason alone: agreement is no second opinion.</p>

      """
    if results.samples.count == 1 {
      return "<h3>Do the indices agree?</h3>\n<p>\(first.sentence)</p>\n\(sides(first))\(note)"
    }
    return "<h3>Do the indices agree?</h3>\n<p>\(Self.summary(all))</p>\n\(table(all))\(note)"
  }

  /// How many samples are of which kind.
  static func summary(_ all: [IndexAgreement]) -> String {
    let placed = all.filter { $0.sideCount + $0.level.count > 1 }
    guard !placed.isEmpty else {
      return
        "In no sample can two or more indices be placed, so nothing can be said about their agreement. "
        + "Most indices need a reference group to be placed."
    }
    let away = placed.count { $0.nearer.isEmpty && !$0.further.isEmpty }
    let none = placed.count { $0.further.isEmpty && !$0.nearer.isEmpty }
    let sideless = placed.count { $0.sideCount == 0 }
    let which = placed.contains { !$0.level.isEmpty } ? "that take a side" : "that can be placed"
    var parts = [
      "In \(away) of \(placed.count) samples all indices \(which) point away from the reference",
      "in \(none) none does", "in \(placed.count - away - none - sideless) they disagree",
    ]
    if sideless > 0 { parts.append("in \(sideless) all lie exactly in the middle of it") }
    if placed.count < all.count { parts.append("in \(all.count - placed.count) more fewer than two can be placed") }
    return parts.joined(separator: ", ") + "."
  }

  private func table(_ all: [IndexAgreement]) -> HTML {
    var table = HTMLTable(
      caption: "Agreement of the indices in each sample",
      columns: [
        ("Sample", .text), ("Away", .number), ("Not away", .number), ("In the middle", .number),
        ("Not placed", .number), ("Beyond nine tenths of the reference", .text),
      ])
    for row in all.prefix(Self.rowLimit) {
      table.row([
        HTML(text: row.sample), "\(row.further.count)", "\(row.nearer.count)", "\(row.level.count)",
        "\(row.notJudged.count)", HTML(text: row.outlying.isEmpty ? "–" : titles(row.outlying)),
      ])
    }
    let cut: [HTML] =
      all.count > Self.rowLimit
      ? ["The first \(Self.rowLimit) of \(all.count) samples; all are in <code>report.json</code>."] : []
    return table.html(foldAbove: 12, notes: cut)
  }

  private func sides(_ row: IndexAgreement) -> HTML {
    let parts: [(String, [String])] = [
      ("Away from the reference", row.further), ("Beyond nine tenths of it", row.outlying),
      ("Not away", row.nearer), ("In the middle", row.level), ("Not placed", row.notJudged),
    ]
    let items = parts.filter { !$0.1.isEmpty }.map { part -> HTML in
      "<dt>\(part.0)</dt><dd>\(titles(part.1))</dd>\n"
    }
    return items.isEmpty ? .empty : "<dl class=\"box\">\n\(items)</dl>\n"
  }

  private func titles(_ ids: [String]) -> String { ids.map { results.title(of: $0) }.joined(separator: ", ") }
}
