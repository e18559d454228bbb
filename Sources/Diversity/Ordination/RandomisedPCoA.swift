public import BioModel
public import Parallel
public import Statistics

/// The leading principal coordinates from random vectors by block Krylov iteration, for samples too many for a whole
/// spectrum (Halko, Martinsson & Tropp 2011, doi:10.1137/090771806; Musco & Musco 2015, arXiv:1504.05477; Gower's
/// matrix: `PCoA`).
///
/// A block of axes + 2 seeded normal vectors is multiplied by Gower's matrix again and again; eigenvalues and axes are
/// those of the matrix within the span of all vectors so far. It ends when the wanted eigenvalues move by less than 1e-12
/// of the largest, at most after 60 products. Eigenvalues that are not asked for are unknown: proportions are of the
/// trace, which is the sum of all eigenvalues, negative ones too, and equals that of `PCoA` for Euclidean distances only.
public enum RandomisedPCoA {
  private static let mostProducts = 60

  /// - Parameters:
  ///   - distances: finite distances of at least two samples.
  ///   - axes: how many axes at most; only those with a positive eigenvalue are given.
  ///   - seed: of the first vectors.
  /// - Throws: `LinearAlgebraError`, also where a distance is not finite.
  /// - Complexity: O(samples² · (axes + 2)) per product, one matrix.
  public static func ordinate(
    _ distances: DistanceMatrix, metric: String, axes: Int = 10, seed: UInt64 = 0, threads: ThreadCount = .one
  ) throws(LinearAlgebraError) -> Ordination {
    let count = distances.count
    let order = ascendingByUTF8(distances.sampleIDs)
    let matrix = GowerMatrix.centred(distances, order: order)
    let trace = GowerMatrix.trace(matrix, order: count)
    let wanted = max(0, min(axes, count - 1))
    var generator = SeededGenerator(purpose: "randomised-pcoa", seed: seed)
    var basis = KrylovBasis(
      count: count, start: (0..<min(wanted + 2, count)).map { _ in (0..<count).map { _ in generator.normal() } })
    var eigen = try basis.eigen(leading: 0)
    for _ in 0..<mostProducts where !basis.isWhole {
      let last = eigen.eigenvalues.prefix(wanted)
      basis.grow(matrix, threads: threads)
      eigen = try basis.eigen(leading: wanted)
      let leading = eigen.eigenvalues.prefix(wanted)
      let scale = eigen.eigenvalues.first ?? 0
      let isSettled = zip(leading, last).allSatisfy { ($0 - $1).magnitude <= 1e-12 * scale }
      if scale <= 0 || (last.count == leading.count && isSettled) { break }
    }
    let smallest = (eigen.eigenvalues.first ?? 0) * 1e-12
    let eigenvalues = Array(eigen.eigenvalues.prefix(wanted).prefix { $0 > smallest && $0 > 0 })
    var coordinates = [[Double]](repeating: [Double](repeating: 0, count: eigenvalues.count), count: count)
    for (axis, eigenvalue) in eigenvalues.enumerated() {
      let vector = basis.vector(eigen.vectors[axis])
      let scale = (PCoA.isTurned(vector) ? -1 : 1) * eigenvalue.squareRoot()
      for (place, sample) in order.enumerated() { coordinates[sample][axis] = vector[place] * scale }
    }
    var ordination = Ordination(
      metric: metric, sampleIDs: distances.sampleIDs, coordinates: coordinates, eigenvalues: eigenvalues,
      proportionExplained: eigenvalues.map { $0 / trace }, positiveEigenvalueSum: trace, negativeEigenvalueSum: 0)
    ordination.method = "pcoa-randomised"
    return ordination
  }
}
