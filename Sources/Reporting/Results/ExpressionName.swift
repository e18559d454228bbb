import BioModel
import Diversity
import Dysbiosis

/// An expression over taxa as a person reads it.
enum ExpressionName {
  private static let ranks = ["d:", "p:", "c:", "o:", "f:", "g:", "s:", "ratio:"]

  /// Rank prefixes and quotes are taken off; groups, metrics and indices are written out: `g:Roseburia+@oral` is
  /// `Roseburia + taxa known from the mouth`. Plain names stay as they are. Complexity O(characters).
  static func title(of expression: String) -> String {
    guard expression.contains(where: { $0 == ":" || $0 == "@" }) else { return expression }
    var name = ""
    var rest = expression[...]
    for (prefix, words) in [("largest:", "Largest of "), ("count:", "Number of ")] where rest.hasPrefix(prefix) {
      rest.removeFirst(prefix.count)
      name = words
    }
    var isStart = true
    var isQuoted = false
    while let character = rest.first {
      if isStart, let term = term(&rest) {
        name += term
        isStart = false
        continue
      }
      rest.removeFirst()
      isStart = false
      switch character {
      case "\"": isQuoted.toggle()
      case "/" where !isQuoted, "+" where !isQuoted:
        while name.last == " " { name.removeLast() }
        name += " \(character) "
        rest = rest.drop { $0 == " " }
        isStart = true
      default:
        name.append(character)
        isStart = !isQuoted && (character == " " || character == "(")
      }
    }
    return expression.hasPrefix("@") ? name.prefix(1).uppercased() + name.dropFirst() : name
  }

  /// What stands at the beginning of a term, taken off `rest`: nothing for a rank's prefix, else the title of what is
  /// named by an id; nil where there is neither.
  private static func term(_ rest: inout Substring) -> String? {
    if let rank = ranks.first(where: { rest.hasPrefix($0) }) {
      rest.removeFirst(rank.count)
      return ""
    }
    let named: [(prefix: String, title: (String) -> String)] = [
      ("@", TaxonGroupName.title),
      ("metric:", { id in AlphaMetrics.all.first { $0.id == id }?.descriptor.title ?? id }),
      ("index:", { id in DysbiosisIndices.all.first { $0.id == id }?.descriptor.title ?? id }),
    ]
    guard let kind = named.first(where: { rest.hasPrefix($0.prefix) }) else { return nil }
    rest.removeFirst(kind.prefix.count)
    let id = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    rest.removeFirst(id.count)
    return kind.title(String(id))
  }
}
