public import BioModel
public import Statistics

/// Principal coordinates analysis (Gower 1966, doi:10.1093/biomet/53.3-4.325): Gower's double centring of −d²/2, axes =
/// eigenvectors scaled by √eigenvalue.
///
/// The whole spectrum is computed, so proportions and the sum of negative eigenvalues are exact however few axes are
/// given. Eigenvectors have no sign: each axis is turned so that its largest |coordinate| is positive. Samples enter
/// the computation in the order of their ids, so the order in the table changes no bit.
public enum PCoA {
  /// - Parameters:
  ///   - distances: finite distances of at least two samples.
  ///   - metric: their id, for the result.
  ///   - axes: how many axes at most; only those with a positive eigenvalue are given.
  /// - Returns: an ordination without axes where all distances are 0 or there is one sample.
  /// - Throws: `LinearAlgebraError`, also where a distance is not finite.
  /// - Complexity: O(samples³) time, 3 · samples² doubles.
  public static func ordinate(
    _ distances: DistanceMatrix, metric: String, axes: Int = 10
  ) throws(LinearAlgebraError) -> Ordination {
    try ordinate(DistanceSpectrum(distances), samples: distances.sampleIDs, metric: metric, axes: axes)
  }

  /// The same from the distances' spectrum. Complexity O(samples² · axes).
  ///
  /// - Parameter samples: the ids in the order of the result.
  static func ordinate(
    _ placed: DistanceSpectrum, samples: [String], metric: String, axes: Int
  ) throws(LinearAlgebraError) -> Ordination {
    let count = samples.count
    let order = ascendingByUTF8(samples)
    let spectrum = placed.spectrum
    let smallest = spectrum.smallest
    let positive = spectrum.eigenvalues.filter { $0 > smallest && $0 > 0 }
    let positiveSum = positive.compensatedSum
    let kept = spectrum.axisCount(axes)
    let vectors = try spectrum.vectors(0..<kept)
    var coordinates = [[Double]](repeating: [Double](repeating: 0, count: kept), count: count)
    for axis in 0..<kept {
      let vector = Array(vectors[axis * count..<(axis + 1) * count])
      let scale = (isTurned(vector) ? -1 : 1) * positive[axis].squareRoot()
      for (place, sample) in order.enumerated() { coordinates[sample][axis] = vector[place] * scale }
    }
    return Ordination(
      metric: metric, sampleIDs: samples, coordinates: coordinates, eigenvalues: Array(positive[..<kept]),
      proportionExplained: positive[..<kept].map { $0 / positiveSum }, positiveEigenvalueSum: positiveSum,
      negativeEigenvalueSum: spectrum.eigenvalues.filter { $0 < -smallest }.compensatedSum)
  }

  /// Whether the largest |coordinate| is negative; of nearly equal ones the first decides, so that rounding does not.
  static func isTurned(_ vector: [Double]) -> Bool {
    let largest = vector.reduce(0) { max($0, $1.magnitude) }
    return (vector.first { $0.magnitude >= largest * (1 - 1e-9) } ?? 0) < 0
  }
}
