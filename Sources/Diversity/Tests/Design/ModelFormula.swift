/// Which columns of the metadata a model holds: `group + age + group:age`.
///
/// `+` joins terms, `a:b` is an interaction, `a*b` is short for `a + b + a:b`. A leading `~` may stand. Names that hold
/// one of `+ : * ~ - / ^ | ( )` are written in backticks. Terms are ordered by the number of their variables, else as
/// written; a term that is named twice counts once.
public struct ModelFormula: Sendable, Equatable, CustomStringConvertible {
  /// Variables whose joint effect is one step of the model.
  public struct Term: Sendable, Equatable, CustomStringConvertible {
    /// Names of columns, one for a main effect.
    public let variables: [String]

    /// - Parameter variables: at least one.
    public init(_ variables: [String]) { self.variables = variables }

    /// The names joined by `:`.
    public var description: String { variables.joined(separator: ":") }

    /// Whether every variable of this term is in the other.
    func isWithin(_ other: Term) -> Bool { variables.allSatisfy { other.variables.contains($0) } }
  }

  /// At least one.
  public let terms: [Term]

  /// The terms joined by ` + `.
  public var description: String { terms.map(\.description).joined(separator: " + ") }

  /// The names of all columns, in the order in which they appear first.
  public var variables: [String] {
    var names: [String] = []
    for term in terms { for name in term.variables where !names.contains(name) { names.append(name) } }
    return names
  }

  /// A model of the given terms; order and repetitions as said above.
  ///
  /// - Throws: `DesignError.emptyFormula`.
  public init(terms: [Term]) throws(DesignError) {
    guard let most = terms.map(\.variables.count).max() else { throw DesignError.emptyFormula }
    var ordered: [Term] = []
    for size in 1...max(1, most) {
      for term in terms where term.variables.count == size {
        let isNew = !ordered.contains { $0.variables.count == size && term.isWithin($0) }
        if isNew { ordered.append(term) }
      }
    }
    self.terms = ordered
  }

  /// Reads a formula.
  ///
  /// - Throws: `DesignError.emptyFormula`, `.badFormula` with what is wrong where.
  public init(_ text: String) throws(DesignError) {
    var scanner = FormulaScanner(text)
    var terms: [Term] = []
    if scanner.take("~") {}
    if scanner.isAtEnd { throw DesignError.emptyFormula }
    repeat {
      var factors: [[String]] = []
      repeat {
        var names: [String] = []
        repeat {
          let name = try scanner.name()
          if !names.contains(name) { names.append(name) }
        } while scanner.take(":")
        factors.append(names)
      } while scanner.take("*")
      terms += ModelFormula.crossed(factors)
    } while scanner.take("+")
    guard scanner.isAtEnd else { throw scanner.surprise("\"+\", \":\" or \"*\" is expected here") }
    try self.init(terms: terms)
  }

  /// All products of one or more of the factors.
  private static func crossed(_ factors: [[String]]) -> [Term] {
    var products: [[String]] = []
    for factor in factors {
      products += [factor] + products.map { product in product + factor.filter { !product.contains($0) } }
    }
    return products.map(Term.init)
  }
}
