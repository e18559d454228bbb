/// Takes a formula apart.
struct FormulaScanner {
  private let text: String
  private var rest: Substring

  private static let operators = "+:*~-/^|()`"

  init(_ text: String) {
    self.text = text
    rest = text[...]
    skipBlanks()
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Moves behind a mark if it stands here.
  mutating func take(_ mark: Character) -> Bool {
    guard rest.first == mark else { return false }
    rest = rest.dropFirst()
    skipBlanks()
    return true
  }

  /// A column's name, bare or in backticks.
  mutating func name() throws(DesignError) -> String {
    if rest.first == "`" {
      let inside = rest.dropFirst()
      guard let end = inside.firstIndex(of: "`") else { throw surprise("this backtick is not closed") }
      let name = String(inside[..<end])
      guard !name.isEmpty else { throw surprise("a name is missing between the backticks") }
      rest = inside[inside.index(after: end)...]
      skipBlanks()
      return name
    }
    let word = rest.prefix { !Self.operators.contains($0) }
    var name = word
    while name.last?.isWhitespace == true { name = name.dropLast() }
    guard !name.isEmpty else { throw surprise("the name of a column is expected here") }
    rest = rest[word.endIndex...]
    if let next = rest.first, !"+:*".contains(next) {
      throw surprise("\"\(next)\" is not understood; a name that holds it is written in backticks")
    }
    return String(name)
  }

  /// The error at this place.
  func surprise(_ what: String) -> DesignError {
    .badFormula(text: text, column: text.distance(from: text.startIndex, to: rest.startIndex) + 1, what: what)
  }

  private mutating func skipBlanks() { rest = rest.drop { $0.isWhitespace } }
}
