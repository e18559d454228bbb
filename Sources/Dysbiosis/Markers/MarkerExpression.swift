internal import Taxonomy

/// What a marker measures.
public enum MarkerExpression: Sendable, Hashable {
  /// The share of a sum of taxa.
  case share(TaxonSum)
  case ratio(RatioExpression)
  /// An alpha metric, by id.
  case metric(String)
  /// A dysbiosis index, by id.
  case index(String)
  /// Nothing that a table of taxa holds.
  case notComputable

  /// Parses `g:Roseburia + …`, `sum / sum`, `metric:shannon-ln`, `index:gmhi-2020` or `none`.
  public init(_ text: String, groups: TaxonGroups) throws(DysbiosisError) {
    if text == "none" {
      self = .notComputable
    } else if text.hasPrefix("metric:") {
      self = .metric(String(text.dropFirst(7)))
    } else if text.hasPrefix("index:") {
      self = .index(String(text.dropFirst(6)))
    } else {
      var parser = ExpressionParser(text, groups: groups)
      if parser.takeLogarithm() {
        self = .ratio(try RatioExpression(text, groups: groups))
        return
      }
      let sum = try parser.sum()
      if parser.isAtSlash() {
        self = .ratio(try RatioExpression(text, groups: groups))
      } else {
        try parser.expectEnd()
        self = .share(sum)
      }
    }
  }

  /// The taxa it names.
  public var terms: [TaxonTerm] {
    switch self {
    case .share(let sum): sum.terms
    case .ratio(let ratio): ratio.numerator.terms + ratio.denominator.terms
    default: []
    }
  }

  /// The same text for every way to write the same thing.
  func canonicalText(in nomenclature: Nomenclature) -> String {
    switch self {
    case .share(let sum): sum.canonicalText(in: nomenclature)
    case .ratio(let ratio): ratio.canonicalText(in: nomenclature)
    case .metric(let id): "metric:" + id
    case .index(let id): "index:" + id
    case .notComputable: "none"
    }
  }
}
