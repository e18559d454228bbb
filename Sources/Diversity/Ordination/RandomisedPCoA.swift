public import BioModel
public import Parallel
public import Statistics

/// The leading principal coordinates by subspace iteration from random vectors, for samples too many for a whole spectrum
/// (Halko, Martinsson & Tropp 2011, doi:10.1137/090771806; Gower's matrix: `PCoA`).
///
/// A block of axes + 10 seeded normal vectors is multiplied by Gower's matrix and made orthonormal until the wanted
/// eigenvalues move by less than 1e-10 of the largest, at most 100 times; eigenvalues and axes then come from the block's own small
/// eigenproblem. Eigenvalues that are not asked for are unknown: proportions are of the trace, which is the sum of all
/// eigenvalues, negative ones too, and equals that of `PCoA` for Euclidean distances only.
public enum RandomisedPCoA {
  /// - Parameters:
  ///   - distances: finite distances of at least two samples.
  ///   - axes: how many axes at most; only those with a positive eigenvalue are given.
  ///   - seed: of the first vectors.
  /// - Throws: `LinearAlgebraError`, also where a distance is not finite.
  /// - Complexity: O(samples² · (axes + 10)) per step, one matrix.
  public static func ordinate(
    _ distances: DistanceMatrix, metric: String, axes: Int = 10, seed: UInt64 = 0, threads: ThreadCount = .one
  ) throws(LinearAlgebraError) -> Ordination {
    let count = distances.count
    let order = ascendingByUTF8(distances.sampleIDs)
    let matrix = GowerMatrix.centred(distances, order: order)
    let trace = GowerMatrix.trace(matrix, order: count)
    let wanted = max(0, min(axes, count - 1))
    var generator = SeededGenerator(purpose: "randomised-pcoa", seed: seed)
    var block = OrthonormalBasis(
      (0..<min(wanted + 10, count)).map { _ in (0..<count).map { _ in generator.normal() } }
    ).vectors
    var last: [Double] = []
    var found: (values: [Double], vectors: [[Double]]) = ([], [])
    for _ in 0..<100 {
      let image = product(matrix, block, count: count, threads: threads)
      found = try projected(block, image)
      let leading = Array(found.values.prefix(wanted))
      let scale = found.values.first ?? 0
      let isSettled = zip(leading, last).allSatisfy { ($0 - $1).magnitude <= 1e-10 * scale }
      if scale <= 0 || (last.count == leading.count && isSettled) { break }
      last = leading
      block = OrthonormalBasis(image).vectors
    }
    let smallest = (found.values.first ?? 0) * 1e-12
    let kept = found.values.prefix(wanted).prefix { $0 > smallest && $0 > 0 }.count
    var coordinates = [[Double]](repeating: [Double](repeating: 0, count: kept), count: count)
    for axis in 0..<kept {
      let scale = (PCoA.isTurned(found.vectors[axis]) ? -1 : 1) * found.values[axis].squareRoot()
      for (place, sample) in order.enumerated() { coordinates[sample][axis] = found.vectors[axis][place] * scale }
    }
    let eigenvalues = Array(found.values[..<kept])
    var ordination = Ordination(
      metric: metric, sampleIDs: distances.sampleIDs, coordinates: coordinates, eigenvalues: eigenvalues,
      proportionExplained: eigenvalues.map { $0 / trace }, positiveEigenvalueSum: trace, negativeEigenvalueSum: 0)
    ordination.method = "pcoa-randomised"
    return ordination
  }

  /// Matrix times block; rows are spread over lanes.
  private static func product(
    _ matrix: [Double], _ block: [[Double]], count: Int, threads: ThreadCount
  ) -> [[Double]] {
    let chunks = fixedChunks(count: count, size: 64)
    let parts = parallelMap(count: chunks.count, threads: threads) { (chunk: Int) -> [[Double]] in
      block.map { vector in
        chunks[chunk].map { row in
          // Four sums side by side: one would wait for itself.
          var sums = SIMD4<Double>.zero
          let start = row * count
          var column = 0
          while column + 4 <= count {
            let cells = SIMD4(
              matrix[start + column], matrix[start + column + 1], matrix[start + column + 2], matrix[start + column + 3]
            )
            sums += cells * SIMD4(vector[column], vector[column + 1], vector[column + 2], vector[column + 3])
            column += 4
          }
          var sum = sums.sum()
          while column < count {
            sum += matrix[start + column] * vector[column]
            column += 1
          }
          return sum
        }
      }
    }
    return block.indices.map { vector in parts.flatMap { $0[vector] } }
  }

  /// Eigenvalues and eigenvectors of the matrix within the block's span, the largest first.
  private static func projected(
    _ block: [[Double]], _ image: [[Double]]
  ) throws(LinearAlgebraError) -> (values: [Double], vectors: [[Double]]) {
    let size = block.count
    var small = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      for j in 0...i {
        let cell = zip(block[i], image[j]).map { $0 * $1 }.compensatedSum
        small[i * size + j] = cell
        small[j * size + i] = cell
      }
    }
    let eigen = try SymmetricEigen(small, order: size, leading: size)
    let vectors = eigen.vectors.map { weights in
      var vector = [Double](repeating: 0, count: block.first?.count ?? 0)
      for (weight, column) in zip(weights, block) {
        for place in vector.indices { vector[place] += weight * column[place] }
      }
      return vector
    }
    return (eigen.eigenvalues, vectors)
  }
}
