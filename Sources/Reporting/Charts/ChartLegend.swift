/// Names with their colours, as a list that wraps.
enum ChartLegend {
  static func html(_ entries: [(name: String, colour: String)]) -> HTML {
    let items = entries.map { entry -> HTML in
      "<li><span class=\"swatch\" style=\"background:\(entry.colour)\"></span>\(entry.name)</li>"
    }
    return "<ul class=\"legend\">\(items)</ul>\n"
  }

  /// Groups with the mark they are drawn with.
  static func marks(_ names: [String]) -> HTML {
    let items = names.enumerated().map { index, name -> HTML in
      """
      <li><svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">\
      \(Mark(index).html(x: 7, y: 7, radius: 5, colour: ChartPalette.group(index)))</svg>\(name)</li>
      """
    }
    return "<ul class=\"legend\">\(items)</ul>\n"
  }
}
