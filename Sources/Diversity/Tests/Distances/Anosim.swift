public import BioModel
public import Parallel
import Statistics

/// Analysis of similarities (Clarke 1993, doi:10.1111/j.1442-9993.1993.tb00438.x): are distances between groups ranked
/// above those within?
///
/// R = (mean rank between − mean rank within) / (M/2), M = n(n − 1)/2 pairs, ties at their mean rank; −1…1, 0 without a
/// difference. Undefined (`division-by-zero`) where no pair lies within a group.
public enum Anosim {
  /// R and its p-value.
  public struct Result: Sendable, Equatable {
    /// −1…1.
    public let r: MetricValue
    /// (b + 1) / (m + 1), or the exact share.
    public let pValue: MetricValue
    /// Permutations made, or arrangements listed.
    public let permutations: Int
    /// Whether all distinct arrangements were listed.
    public let isExact: Bool
    /// The samples compared.
    public let sampleCount: Int
    /// Samples left out for missing values.
    public let leftOut: [String]
    /// What a reader should know.
    public let notices: [Notice]
  }

  /// - Parameter group: a column, taken as categories.
  /// - Throws: `DesignError`.
  /// - Complexity: O(permutations × samples² / (2 groups) + samples² log samples) with equal groups.
  public static func test(
    _ distances: DistanceMatrix, group: String, metadata: SampleMetadata,
    scheme: PermutationScheme = PermutationScheme(), threads: ThreadCount = .one
  ) throws(DesignError) -> Result {
    let formula = try ModelFormula(terms: [ModelFormula.Term([group])])
    let data = try DesignedDistances(
      distances, formula: formula, metadata: metadata, options: DesignOptions(categories: [group]),
      alsoNeeded: scheme.columns)
    guard case .categorical(let levels, let codes)? = data.design.variables.first?.variable else {
      throw DesignError.emptyFormula
    }
    let count = data.count
    let ranks = rankMatrix(distances, places: data.places)
    let pairs = Double(count * (count - 1) / 2)
    let sizes = levels.indices.map { level in Double(codes.count { $0 == level }) }
    let withinPairs = sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    let indicators = levels.indices.map { level in codes.map { $0 == level ? 1.0 : 0 } }
    let total = pairs * (pairs + 1) / 2
    @Sendable func statistic(_ forms: [Double]) -> Double {
      let within = forms.reduce(0, +) / 2
      return ((total - within) / (pairs - withinPairs) - within / withinPairs) / (pairs / 2)
    }
    let exchange = Exchangeability(data.design, metadata: metadata, scheme: scheme)
    let moves = exchange.bijections(data.design, term: formula.terms[0], classes: codes)
    let observed = statistic(GowerMatrix.forms(ranks, order: count, vectors: indicators))
    let permuted = PermutedForms.withinGroups(
      matrix: ranks, order: count, codes: codes, groups: levels.count, rearrangements: moves, threads: threads)
    let isDefined = withinPairs > 0
    return Result(
      r: isDefined ? .defined(observed) : .undefined(.divisionByZero),
      pValue: isDefined
        ? moves.testedP(observed: observed, permuted: permuted.map(statistic))
        : .undefined(.divisionByZero),
      permutations: moves.count, isExact: moves.isExact, sampleCount: count, leftOut: data.design.leftOut,
      notices: data.design.notices + exchange.notices)
  }

  /// The ranks of all pairs as a symmetric matrix with a diagonal of 0.
  private static func rankMatrix(_ distances: DistanceMatrix, places: [Int]) -> [Double] {
    let count = places.count
    var below: [Double] = []
    below.reserveCapacity(count * (count - 1) / 2)
    for i in 0..<count { for j in 0..<i { below.append(distances[places[i], places[j]]) } }
    let ranks = MidRanks(below).ranks
    var matrix = [Double](repeating: 0, count: count * count)
    var next = 0
    for i in 0..<count {
      for j in 0..<i {
        matrix[i * count + j] = ranks[next]
        matrix[j * count + i] = ranks[next]
        next += 1
      }
    }
    return matrix
  }
}
