public import BioModel
public import Parallel
public import Statistics

/// PERMANOVA of every pair of a group's levels, with p-values adjusted over the pairs.
public enum PairwisePermanova {
  /// One pair.
  public struct Row: Sendable, Equatable {
    /// The two levels, in the levels' order.
    public let first: String
    public let second: String
    /// Samples of each.
    public let firstCount: Int
    public let secondCount: Int
    /// What `Permanova` says of their samples alone.
    public let effect: PermanovaResult.Effect
    /// The adjusted p-value.
    public let adjustedP: MetricValue
  }

  /// - Parameters:
  ///   - group: a column, taken as categories.
  ///   - adjustment: Benjamini–Hochberg unless said.
  /// - Throws: `DesignError`; a pair that cannot be compared (both groups of one sample) is left out.
  /// - Complexity: a PERMANOVA per pair.
  public static func test(
    _ distances: DistanceMatrix, group: String, metadata: SampleMetadata,
    scheme: PermutationScheme = PermutationScheme(), adjustment: PAdjustment = .benjaminiHochberg,
    threads: ThreadCount = .one
  ) throws(DesignError) -> [Row] {
    let formula = try ModelFormula(terms: [ModelFormula.Term([group])])
    let options = DesignOptions(categories: [group])
    let data = try DesignedDistances(
      distances, formula: formula, metadata: metadata, options: options, alsoNeeded: scheme.columns)
    guard case .categorical(let levels, let codes)? = data.design.variables.first?.variable else { return [] }
    var rows: [(Int, Int, PermanovaResult.Effect)] = []
    for first in levels.indices {
      for second in levels.indices.dropFirst(first + 1) {
        let places = codes.indices.filter { codes[$0] == first || codes[$0] == second }
        guard places.count > 2 else { continue }
        let pair = distances.selecting(places.map { data.places[$0] })
        let result = try Permanova.test(
          pair, formula: formula, metadata: metadata, scheme: scheme, options: options, threads: threads)
        if let term = result.terms.first { rows.append((first, second, term.sequential)) }
      }
    }
    let adjusted = adjustment.adjusted(rows.map { $0.2.pValue.number ?? .nan })
    return zip(rows, adjusted).map { row, p in
      Row(
        first: levels[row.0], second: levels[row.1], firstCount: codes.count { $0 == row.0 },
        secondCount: codes.count { $0 == row.1 }, effect: row.2,
        adjustedP: MetricValue(p, otherwise: row.2.pValue.reason ?? .divisionByZero))
    }
  }
}
