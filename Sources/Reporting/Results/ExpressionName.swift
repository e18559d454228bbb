/// An expression over taxa as a person reads it.
enum ExpressionName {
  private static let prefixes = ["d:", "p:", "c:", "o:", "f:", "g:", "s:", "metric:", "index:", "ratio:"]

  /// Rank prefixes and quotes are taken off and groups are written out: `g:Roseburia + @oral` is
  /// `Roseburia + taxa known from the mouth`. Plain names stay as they are. Complexity O(characters).
  static func title(of expression: String) -> String {
    let name = expression.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      let opening = word.prefix { $0 == "(" }
      let closing = word.dropFirst(opening.count).reversed().prefix { $0 == ")" }
      var middle = word.dropFirst(opening.count)
      if middle.hasPrefix("@") {
        return opening + TaxonGroupName.title(of: String(middle.dropFirst().dropLast(closing.count))) + closing
      }
      if let prefix = prefixes.first(where: { middle.hasPrefix($0) }) { middle = middle.dropFirst(prefix.count) }
      return opening + middle.filter { $0 != "\"" }
    }.joined(separator: " ")
    return expression.hasPrefix("@") ? name.prefix(1).uppercased() + name.dropFirst() : name
  }
}
