public import BioModel
public import Parallel
import Statistics

/// Permutational multivariate analysis of variance of distances.
///
/// With Gower's matrix G of the distances and the projection H of the model matrix, the sum of squares of a term is the
/// trace of its part of HG (McArdle & Anderson 2001, doi:10.1890/0012-9658(2001)082[0290:FMMTCD]2.0.CO;2; one factor:
/// Anderson 2001, doi:10.1111/j.1442-9993.2001.01070.pp.x). Sequential tests permute the samples' rows of G; marginal
/// tests permute what the other terms leave of G (Freedman & Lane 1983, doi:10.1080/07350015.1983.10509354), which is the
/// same for a single term. F compares with the residual of the whole model.
///
/// Edge cases: equal distances of 0 everywhere leave R², F and p undefined (`division-by-zero`); a residual of 0 gives F
/// undefined and p from the sums of squares. Where strata or
/// subjects leave the data's own arrangement only, p is undefined (`one-arrangement`).
public enum Permanova {
  /// Tests every term of a formula.
  ///
  /// - Parameters:
  ///   - distances: samples without any distance are left out.
  ///   - metadata: its columns are named in the formula and the scheme.
  /// - Throws: `DesignError`.
  /// - Complexity: O(permutations × rank × samples² / 2) per kind of test and scheme, of a single factor
  ///   O(permutations × samples² / (2 groups)), of two groups half of that; two to four matrices.
  public static func test(
    _ distances: DistanceMatrix, formula: ModelFormula, metadata: SampleMetadata,
    scheme: PermutationScheme = PermutationScheme(), options: DesignOptions = DesignOptions(),
    threads: ThreadCount = .one
  ) throws(DesignError) -> PermanovaResult {
    let data = try DesignedDistances(
      distances, formula: formula, metadata: metadata, options: options, alsoNeeded: scheme.columns)
    let design = data.design
    let gower = GowerMatrix.centred(distances, order: data.places)
    let exchange = Exchangeability(design, metadata: metadata, scheme: scheme)
    let total = GowerMatrix.trace(gower, order: data.count)
    let vectors = Array(design.basis.vectors.dropFirst())
    let observed = GowerMatrix.forms(gower, order: data.count, vectors: vectors)
    let residual = total - observed.compensatedSum
    let frame = PermanovaFrame(
      count: data.count, total: total, residual: residual, residualDegrees: design.residualDegreesOfFreedom)

    // Terms that exchange alike share one pass.
    var sequential: [PermanovaResult.Effect?] = design.terms.map { _ in nil }
    for kind in Exchangeability.Kind.allCases {
      let members = design.terms.indices.filter { exchange.kind(of: design.terms[$0].term) == kind }
      guard !members.isEmpty else { continue }
      let (moves, rows) = exchange.rearrangements(design, kind: kind)
      let permuted =
        oneFactor(gower, design, moves: moves, rows: rows, threads: threads)
        ?? PermutedForms.values(
          matrix: gower, order: data.count, width: vectors.count, rearrangements: moves, threads: threads
        ) { sources in rows.vectors(sources) }
      for member in members {
        let range = design.terms[member].basis
        let own = (range.lowerBound - 1)..<(range.upperBound - 1)
        sequential[member] = frame.effect(
          observed: observed, permuted: permuted, own: own, total: total, moves: moves)
      }
    }

    var terms: [PermanovaResult.Term] = []
    for (number, term) in design.terms.enumerated() {
      guard let first = sequential[number] else { continue }
      let isContained = design.terms.contains { $0.term != term.term && term.term.isWithin($0.term) }
      let marginal: PermanovaResult.Effect?
      if isContained {
        marginal = nil
      } else if design.terms.count == 1 {
        marginal = first
      } else {
        marginal = marginalEffect(
          number, design, gower: gower, frame: frame, exchange: exchange, threads: threads)
      }
      terms.append(PermanovaResult.Term(name: term.term.description, sequential: first, marginal: marginal))
    }
    return PermanovaResult(
      terms: terms, residualDegreesOfFreedom: design.residualDegreesOfFreedom, residualSumOfSquares: residual,
      totalSumOfSquares: total, sampleCount: data.count, leftOut: design.leftOut,
      notices: design.notices + exchange.notices)
  }

  /// For a single factor whose groups keep their sizes the sum of squares is Σ (sum of G within the group) / size; given
  /// as the first of the forms, the others 0. Nil for other designs.
  ///
  /// The rows of G add up to 0, so of two groups both have the same sum, and that of the smaller is enough.
  private static func oneFactor(
    _ gower: [Double], _ design: StudyDesign, moves: Rearrangements, rows: PermutedRows, threads: ThreadCount
  ) -> [[Double]]? {
    guard design.terms.count == 1, design.variables.count == 1, rows.columns == nil,
      case .categorical(let levels, var codes) = design.variables[0].variable
    else { return nil }
    var weights = levels.indices.map { level in 1 / Double(codes.count { $0 == level }) }
    if weights.count == 2 {
      let smaller = weights[1] > weights[0] ? 1 : 0
      codes = codes.map { $0 == smaller ? 0 : -1 }
      weights = [weights[0] + weights[1]]
    }
    let padding = [Double](repeating: 0, count: rows.basis.count - 1)
    return PermutedForms.withinGroups(
      matrix: gower, order: codes.count, codes: codes, groups: weights.count, rearrangements: moves, threads: threads
    ).map { sums in [zip(sums, weights).reduce(0) { $0 + $1.0 * $1.1 }] + padding }
  }

  private static func marginalEffect(
    _ number: Int, _ design: StudyDesign, gower: [Double], frame: PermanovaFrame, exchange: Exchangeability,
    threads: ThreadCount
  ) -> PermanovaResult.Effect? {
    let term = design.terms[number]
    let others = design.columns.indices.filter { !term.columns.contains($0) }
    let columns = (others + Array(term.columns)).map { design.columns[$0] }
    let reduced = OrthonormalBasis(others.map { design.columns[$0] })
    let full = OrthonormalBasis(columns)
    let own = (reduced.rank - 1)..<(full.rank - 1)
    guard !own.isEmpty else { return nil }
    let left = GowerMatrix.residual(gower, order: frame.count, vectors: Array(reduced.vectors))
    let vectors = Array(full.vectors.dropFirst())
    let observed = GowerMatrix.forms(left, order: frame.count, vectors: vectors)
    let (moves, rows) = exchange.rearrangements(
      design, kind: exchange.kind(of: term.term), columns: columns, basis: full)
    let permuted = PermutedForms.values(
      matrix: left, order: frame.count, width: vectors.count, rearrangements: moves, threads: threads
    ) { sources in rows.vectors(sources) }
    return frame.effect(
      observed: observed, permuted: permuted, own: own, total: GowerMatrix.trace(left, order: frame.count),
      moves: moves)
  }
}
