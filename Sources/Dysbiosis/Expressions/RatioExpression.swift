public import Taxonomy

/// A ratio of two sums of taxa: `Bacillota/Bacteroidota`, `(Lachnospiraceae + Ruminococcaceae) / f:Enterobacteriaceae`,
/// `"Escherichia coli" / g:Faecalibacterium`, `@methanogens / @sulfate-reducers`, `log(trait(gram=negative) / Bacillota)`.
public struct RatioExpression: Sendable, Hashable {
  /// As written.
  public let text: String
  public let numerator: TaxonSum
  public let denominator: TaxonSum

  /// Parses an expression.
  ///
  /// Grammar: `sum / sum`; a sum is `term + term …`, in parentheses if there are several; a term is a name, with an
  /// optional rank letter and colon (`d p c o f g s`), in double quotes when it holds blanks or signs; `@id` stands
  /// for a group of taxa, `trait(gram=negative)` for the genera with a trait (`|` between several values). The whole may
  /// stand in `log(…)`: it is the same ratio, whose natural logarithm is always given beside it.
  /// - Throws: what was expected where, counted in characters from 1; an unknown group.
  public init(_ text: String, groups: TaxonGroups = .builtIn) throws(DysbiosisError) {
    var parser = ExpressionParser(text, groups: groups)
    let isLogarithm = parser.takeLogarithm()
    let numerator = try parser.sum()
    try parser.expectSlash()
    let denominator = try parser.sum()
    if isLogarithm { try parser.expectClosing() }
    try parser.expectEnd()
    self.text = text
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The same text for every way to write the same ratio.
  public func canonicalText(in nomenclature: Nomenclature) -> String {
    "(\(numerator.canonicalText(in: nomenclature))) / (\(denominator.canonicalText(in: nomenclature)))"
  }
}
