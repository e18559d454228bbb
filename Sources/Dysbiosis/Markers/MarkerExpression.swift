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
  /// The share of the most abundant of several sums of taxa.
  case largest([TaxonSum])
  /// How many taxa of a sum are there: with 0.00001 of what is classified or more.
  case count(TaxonSum)
  /// Nothing that can be computed from a table of taxa; why, in kebab-case.
  case notComputable(reason: String)

  /// Parses `g:Roseburia + …`, `sum / sum`, `metric:shannon-ln`, `index:gmhi-2020`, `largest:sum, sum, …`, `count:sum`,
  /// `none` or `none:reason`.
  public init(_ text: String, groups: TaxonGroups) throws(DysbiosisError) {
    if text == "none" || text.hasPrefix("none:") {
      self = .notComputable(reason: text == "none" ? "not-computable-from-taxa" : String(text.dropFirst(5)))
    } else if text.hasPrefix("largest:") {
      var sums: [TaxonSum] = []
      for part in text.dropFirst(8).split(separator: ",", omittingEmptySubsequences: false) {
        sums.append(try Self.sum(String(part), groups: groups))
      }
      self = .largest(sums)
    } else if text.hasPrefix("count:") {
      self = .count(try Self.sum(String(text.dropFirst(6)), groups: groups))
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

  private static func sum(_ text: String, groups: TaxonGroups) throws(DysbiosisError) -> TaxonSum {
    var parser = ExpressionParser(text, groups: groups)
    let sum = try parser.sum()
    try parser.expectEnd()
    return sum
  }

  /// Whether a table of taxa may give a value.
  public var isComputable: Bool { if case .notComputable = self { false } else { true } }

  /// Whether the value is a share of what is classified, 0…1.
  public var isShare: Bool {
    switch self {
    case .share, .largest: true
    default: false
    }
  }

  /// The taxa it names.
  public var terms: [TaxonTerm] {
    switch self {
    case .share(let sum), .count(let sum): sum.terms
    case .largest(let sums): sums.flatMap(\.terms)
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
    case .largest(let sums):
      "largest:"
        + Set(sums.map { $0.canonicalText(in: nomenclature) }).sorted {
          Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
        }.joined(separator: ", ")
    case .count(let sum): "count:" + sum.canonicalText(in: nomenclature)
    case .notComputable: "none"
    }
  }
}
