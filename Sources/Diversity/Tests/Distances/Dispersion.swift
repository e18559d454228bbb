public import BioModel
import Statistics

/// Whether groups are equally spread: analysis of variance of the samples' distances to their group's centre
/// (Anderson 2006, doi:10.1111/j.1541-0420.2005.00440.x). To be read beside every PERMANOVA, which a difference in
/// spread can make significant.
///
/// Samples stand in the space of all principal coordinates. Axes of negative eigenvalues are imaginary: with the squared
/// distances a on the real and b on the imaginary axes a sample is √|a − b| from the centre. The spatial median is found
/// on the real and on the imaginary axes apart, which takes the whole spectrum; distances to the centroid follow from the
/// distances alone (`GroupCentroids`). No adjustment for small groups is made. p by F's distribution and by
/// permuting the residuals.
///
/// Edge cases: a group of one sample has distance 0, which is said; where all residuals are 0, F and p are undefined
/// (`division-by-zero`); where strata or subjects leave one arrangement of the groups, p is (`one-arrangement`).
public enum Dispersion {
  /// - Parameters:
  ///   - distances: samples without any distance are left out.
  ///   - spectrum: that of the distances, where it was made already; used where the same samples are compared.
  ///   - group: a column, taken as categories.
  /// - Throws: `DesignError`; `LinearAlgebraError` for the spatial median.
  /// - Complexity: O(samples²) for centroids, without a matrix; O(samples³) and three matrices for the spatial median.
  public static func test(
    _ distances: DistanceMatrix, spectrum: DistanceSpectrum? = nil, group: String, metadata: SampleMetadata,
    centre: Centre = .spatialMedian, scheme: PermutationScheme = PermutationScheme()
  ) throws -> DispersionResult {
    let formula = try ModelFormula(terms: [ModelFormula.Term([group])])
    let data = try DesignedDistances(
      distances, formula: formula, metadata: metadata, options: DesignOptions(categories: [group]),
      alsoNeeded: scheme.columns)
    guard case .categorical(let levels, let codes)? = data.design.variables.first?.variable else {
      throw DesignError.emptyFormula
    }
    let members = levels.indices.map { level in codes.indices.filter { codes[$0] == level } }
    let squares =
      switch centre {
      case .centroid:
        GroupCentroids.squaredDistances(distances, places: data.places, members: members)
      case .spatialMedian:
        try toMedians(
          GowerMatrix.centred(distances, order: data.places),
          known: spectrum?.sampleIDs == data.design.sampleIDs ? spectrum?.spectrum : nil, members: members,
          count: data.count)
      }
    var notices = data.design.notices
    // Rounding leaves about 1e-16 of the largest where the centre is the sample itself.
    let crumb = 1e-12 * (squares.map(\.magnitude).max() ?? 0)
    let imaginary = squares.count { $0 < -crumb }
    if imaginary > 0 {
      let message =
        "\(imaginary) of \(data.count) samples lie at an imaginary distance from their group's centre, because these "
        + "distances are not Euclidean; its size is used"
      notices.append(Notice(.note, code: "imaginary-distances", message: message))
    }
    let alone = zip(levels, members).filter { $1.count == 1 }.map(\.0)
    if !alone.isEmpty {
      let message =
        "group \(alone.joined(separator: ", ")) of \(group) has one sample: it has no spread, and stands at distance 0 from itself"
      notices.append(Notice(.warning, code: "group-of-one", message: message))
    }
    let values = squares.map { $0.magnitude <= crumb ? 0 : $0.magnitude.squareRoot() }

    let means = members.map { group in group.map { values[$0] }.compensatedSum / Double(group.count) }
    let residuals = values.indices.map { values[$0] - means[codes[$0]] }
    let exchange = Exchangeability(data.design, metadata: metadata, scheme: scheme)
    let moves = exchange.bijections(data.design, term: formula.terms[0], classes: Array(values.indices))
    // Residuals that only move within a group say nothing of the groups.
    let isExchangeable = !exchange.bijections(data.design, term: formula.terms[0], classes: codes).isSingle
    let grand = values.compensatedSum / Double(values.count)
    let between = zip(members, means).map { Double($0.count) * ($1 - grand) * ($1 - grand) }.compensatedSum
    let within = residuals.map { $0 * $0 }.compensatedSum
    let numerator = Double(levels.count - 1)
    let denominator = Double(values.count - levels.count)
    let f = within > 0 ? (between / numerator) / (within / denominator) : .nan
    let observed = within > 0 ? between / within : .nan
    let permuted = (0..<moves.count).map { number -> Double in
      let sources = moves.sources(number)
      var share = 0.0
      for group in members {
        let sum = group.reduce(0) { $0 + residuals[sources[$1]] }
        share += sum * sum / Double(group.count)
      }
      return share / max(.leastNormalMagnitude, within - share)
    }
    return DispersionResult(
      centre: centre, sampleIDs: data.design.sampleIDs, distances: values,
      groups: zip(levels, zip(members, means)).map {
        DispersionResult.Group(name: $0, sampleCount: $1.0.count, meanDistance: $1.1)
      },
      f: MetricValue(f, otherwise: .divisionByZero), numeratorDegrees: levels.count - 1,
      denominatorDegrees: values.count - levels.count,
      parametricP: f.isFinite
        ? .defined(FDistribution(numerator: numerator, denominator: denominator).upperTail(f))
        : .undefined(.divisionByZero),
      permutationP: f.isFinite
        ? isExchangeable
          ? .defined(pValue(observed: observed, permuted: permuted, moves: moves)) : .undefined(.oneArrangement)
        : .undefined(.divisionByZero),
      permutations: moves.count, isExact: moves.isExact, leftOut: data.design.leftOut,
      notices: notices + exchange.notices)
  }

  /// The residuals as they are have F = 0: the observed statistic is not among the listed arrangements.
  private static func pValue(observed: Double, permuted: [Double], moves: Rearrangements) -> Double {
    let limit = observed - 1e-9 * observed
    return Double(permuted.count { $0 >= limit } + 1) / Double(moves.count + 1)
  }

  /// Squared distances to the groups' spatial medians: real part less imaginary part.
  ///
  /// Inner products on the real axes less those on the imaginary ones are Gower's matrix, so eigenvectors are needed of
  /// the smaller side only.
  private static func toMedians(
    _ gower: [Double], known: SymmetricSpectrum?, members: [[Int]], count: Int
  ) throws(LinearAlgebraError) -> [Double] {
    let spectrum = if let known { known } else { try SymmetricSpectrum(gower, order: count) }
    let (axes, isByReal) = spectrum.smallerSide
    let vectors = try spectrum.vectors(axes)
    var squares = [Double](repeating: 0, count: count)
    for group in members {
      let size = group.count
      var points: [Double] = []
      points.reserveCapacity(axes.count * size)
      for (place, axis) in axes.enumerated() {
        let scale = spectrum.eigenvalues[axis].magnitude.squareRoot()
        for row in group { points.append(vectors[place * count + row] * scale) }
      }
      let known = try InnerProducts.of(points, count: size)
      var other = known
      for (i, row) in group.enumerated() {
        for (j, column) in group.enumerated() {
          let cell = gower[row * count + column]
          other[i * size + j] = isByReal ? known[i * size + j] - cell : cell + known[i * size + j]
        }
      }
      let onReal = SpatialMedian.squaredDistances(innerProducts: isByReal ? known : other, count: size)
      let onImaginary =
        isByReal || !axes.isEmpty
        ? SpatialMedian.squaredDistances(innerProducts: isByReal ? other : known, count: size)
        : [Double](repeating: 0, count: size)
      for (place, row) in group.enumerated() { squares[row] = onReal[place] - onImaginary[place] }
    }
    return squares
  }
}
