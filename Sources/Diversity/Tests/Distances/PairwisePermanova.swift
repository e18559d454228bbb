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
    /// What `Permanova` says of their samples alone: of a model with other terms the group's marginal effect.
    public let effect: PermanovaResult.Effect
    /// Of what the model leaves.
    public let residualDegreesOfFreedom: Int
    /// Whether the model holds other terms.
    public let isMarginal: Bool
    /// The adjusted p-value.
    public let adjustedP: MetricValue
  }

  /// - Parameters:
  ///   - group: a column, taken as categories.
  ///   - formula: the model that the group stands in, nil for the group alone. Terms whose columns have one value in the
  ///     samples of a pair are left out there; a pair whose groups other terms determine is `confounded`.
  ///   - adjustment: Benjamini–Hochberg unless said.
  /// - Throws: `DesignError`; a pair that cannot be compared (both groups of one sample) is left out.
  /// - Complexity: a PERMANOVA per pair.
  public static func test(
    _ distances: DistanceMatrix, group: String, formula: ModelFormula? = nil, metadata: SampleMetadata,
    scheme: PermutationScheme = PermutationScheme(), options: DesignOptions = DesignOptions(),
    adjustment: PAdjustment = .benjaminiHochberg, threads: ThreadCount = .one
  ) throws(DesignError) -> [Row] {
    let alone = try ModelFormula(terms: [ModelFormula.Term([group])])
    var formula = formula ?? alone
    if !formula.variables.contains(group) { formula = alone }
    var options = options
    options.categories.insert(group)
    let data = try DesignedDistances(
      distances, formula: formula, metadata: metadata, options: options, alsoNeeded: scheme.columns)
    guard case .categorical(let levels, let codes)? = data.design.variables.first(where: { $0.name == group })?.variable
    else { return [] }
    var rows: [(first: Int, second: Int, found: Found)] = []
    for first in levels.indices {
      for second in levels.indices.dropFirst(first + 1) {
        let places = codes.indices.filter { codes[$0] == first || codes[$0] == second }
        guard places.count > 2 else { continue }
        let pair = distances.selecting(places.map { data.places[$0] })
        var own = options
        // The level to compare with may be in another pair.
        own.references[group] = nil
        let model = try varying(formula, group: group, in: pair.sampleIDs, metadata)
        let found: Found?
        do {
          let result = try Permanova.test(
            pair, formula: model, metadata: metadata, scheme: scheme, options: own, threads: threads)
          found = result.terms.first { $0.name == group }.map { Found($0, of: result) }
        } catch {
          guard case .confounded = error else { throw error }
          found = .confounded
        }
        if let found { rows.append((first, second, found)) }
      }
    }
    let adjusted = adjustment.adjusted(rows.map { $0.found.effect.pValue.number ?? .nan })
    return zip(rows, adjusted).map { row, p in
      Row(
        first: levels[row.first], second: levels[row.second], firstCount: codes.count { $0 == row.first },
        secondCount: codes.count { $0 == row.second }, effect: row.found.effect,
        residualDegreesOfFreedom: row.found.residualDegrees, isMarginal: row.found.isMarginal,
        adjustedP: MetricValue(p, otherwise: row.found.effect.pValue.reason ?? .divisionByZero))
    }
  }

  private struct Found {
    let effect: PermanovaResult.Effect
    let residualDegrees: Int
    let isMarginal: Bool

    init(_ term: PermanovaResult.Term, of result: PermanovaResult) {
      effect = term.marginal ?? term.sequential
      residualDegrees = result.residualDegreesOfFreedom
      isMarginal = result.terms.count > 1
    }

    private init(effect: PermanovaResult.Effect) {
      self.effect = effect
      residualDegrees = 0
      isMarginal = true
    }

    static let confounded = Found(
      effect: PermanovaResult.Effect(
        degreesOfFreedom: 0, sumOfSquares: 0, rSquared: .undefined(.confounded), pseudoF: .undefined(.confounded),
        pValue: .undefined(.confounded), permutations: 0, isExact: false))
  }

  /// The formula without terms whose columns have one value in these samples.
  private static func varying(
    _ formula: ModelFormula, group: String, in samples: [String], _ metadata: SampleMetadata
  ) throws(DesignError) -> ModelFormula {
    let aligned = metadata.aligned(to: samples)
    func varies(_ name: String) -> Bool {
      Set((aligned[column: name]?.values ?? []).compactMap { DesignVariable.isMissing($0) ? nil : $0 }).count > 1
    }
    return try ModelFormula(terms: formula.terms.filter { $0.variables.allSatisfy(varies) })
  }
}
