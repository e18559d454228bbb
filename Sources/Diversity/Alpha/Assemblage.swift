public import BioModel
import Statistics

/// One sample as alpha metrics see it: the abundances of the features it holds, without their names.
///
/// The abundances are sorted, so no metric depends on the order of the table's features, not in its last bit.
public struct Assemblage: Sendable, Equatable {
  /// The abundances above zero, rising.
  public let abundances: [Double]
  /// Their compensated sum.
  public let total: Double
  /// Whether these are counts or shares.
  public let unit: FeatureTable.Unit
  /// Sums that came with the draw, where the abundances were drawn.
  let drawn: DrawnSums?

  /// - Parameters:
  ///   - abundances: values ≥ 0 in any order; zeros are left out.
  ///   - unit: what they are.
  /// - Complexity: O(n log n) for n values.
  public init(_ abundances: some Sequence<Double>, unit: FeatureTable.Unit) {
    self.init(rising: abundances.filter { $0 > 0 }.sorted(), unit: unit)
  }

  /// Abundances that are above zero and rise, with their sum where it is known. Complexity O(n).
  init(rising abundances: [Double], total: Double? = nil, unit: FeatureTable.Unit, drawn: DrawnSums? = nil) {
    self.drawn = drawn
    self.abundances = abundances
    self.total = total ?? abundances.compensatedSum
    self.unit = unit
  }

  /// The number of features present, S.
  public var richness: Int { abundances.count }

  /// Whether no feature is present.
  public var isEmpty: Bool { abundances.isEmpty }

  /// The abundances as whole reads, rising; nil for shares and where a value is not whole. Complexity O(richness).
  public var wholeCounts: [Int]? {
    guard unit == .counts else { return nil }
    var counts: [Int] = []
    counts.reserveCapacity(abundances.count)
    for value in abundances {
      guard let count = Int(exactly: value) else { return nil }
      counts.append(count)
    }
    return counts
  }

  /// How many features have exactly this many reads, F_k. Complexity O(features with as many or fewer).
  public func featureCount(seen times: Double) -> Int {
    var count = 0
    for value in abundances {
      if value > times { break }
      if value == times { count += 1 }
    }
    return count
  }

  /// Σ over features of `term`(share of the total), compensated. Complexity O(richness).
  func sumOverShares(_ term: (Double) -> Double) -> Double {
    var sum = CompensatedSum()
    for value in abundances { sum.add(term(value / total)) }
    return sum.value
  }

  /// Simpson's concentration Σ p². Complexity O(richness).
  var concentration: Double { drawn?.concentration ?? sumOverShares { $0 * $0 } }

  /// 1 − Σ p² as Σ p (1 − p), which does not cancel where one feature dominates. Complexity O(richness).
  var complementOfConcentration: Double { drawn.map { 1 - $0.concentration } ?? sumOverShares { $0 * (1 - $0) } }
}
