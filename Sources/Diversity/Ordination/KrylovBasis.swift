import Kernels
import Parallel
import Statistics

/// An orthonormal basis of the block Krylov space of a symmetric matrix, and what the matrix looks like in it: begun with
/// a block of vectors, grown by the matrix's image of the newest block.
///
/// Every new vector is orthogonalised twice against all before it ("twice is enough"); one that lies in their span is
/// left out, so the basis ends where the space does.
struct KrylovBasis {
  /// The length of the vectors.
  let count: Int
  /// Orthonormal.
  private(set) var vectors: [[Double]] = []
  /// Row i, column j ≤ i: the matrix between the vectors i and j whose images were taken.
  private var inner: [[Double]] = []
  /// The newest vectors, whose images have not been taken.
  private var newest: Range<Int> = 0..<0

  /// A vector of which less than this share is left lies in the span of the others.
  private static let dependent = 1e-10

  init(count: Int, start: [[Double]]) {
    self.count = count
    append(start)
  }

  /// Whether there is nothing left to take the image of.
  var isWhole: Bool { newest.isEmpty }

  /// Takes the images of the newest vectors; what is new in them becomes the next newest.
  ///
  /// - Parameter matrix: count² numbers, symmetric.
  /// - Complexity: O(count² × newest + count × vectors × newest).
  mutating func grow(_ matrix: [Double], threads: ThreadCount) {
    let block = newest
    let images = Self.product(matrix, vectors[block], count: count, threads: threads)
    for (place, image) in zip(block, images) {
      inner.append(vectors[...place].map { Self.dot($0, image) })
    }
    append(images)
  }

  /// The eigenvalues of the matrix within the space of the vectors whose images were taken, falling, and the
  /// eigenvectors' coordinates in it.
  ///
  /// - Throws: `LinearAlgebraError`, also where the matrix is not finite.
  func eigen(leading: Int) throws(LinearAlgebraError) -> SymmetricEigen {
    let order = inner.count
    var small = [Double](repeating: 0, count: order * order)
    for (i, row) in inner.enumerated() {
      for (j, cell) in row.enumerated() {
        small[i * order + j] = cell
        small[j * order + i] = cell
      }
    }
    return try SymmetricEigen(small, order: order, leading: leading)
  }

  /// The vector with these coordinates.
  func vector(_ coordinates: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for (weight, vector) in zip(coordinates, vectors) { Self.add(weight, vector, to: &result) }
    return result
  }

  private mutating func append(_ candidates: [[Double]]) {
    let first = vectors.count
    for candidate in candidates {
      let length = Self.dot(candidate, candidate).squareRoot()
      guard length > 0 else { continue }
      var rest = candidate
      for _ in 0..<2 {
        for vector in vectors { Self.add(-Self.dot(vector, rest), vector, to: &rest) }
      }
      let left = Self.dot(rest, rest).squareRoot()
      guard left > Self.dependent * length else { continue }
      for place in rest.indices { rest[place] /= left }
      vectors.append(rest)
    }
    newest = first..<vectors.count
  }

  /// Matrix times vectors; rows are spread over lanes.
  private static func product(
    _ matrix: [Double], _ vectors: ArraySlice<[Double]>, count: Int, threads: ThreadCount
  ) -> [[Double]] {
    let groups = (vectors.count + 3) / 4
    var packed = [SIMD4<Double>](repeating: .zero, count: groups * count)
    for (number, vector) in vectors.enumerated() {
      let (group, lane) = number.quotientAndRemainder(dividingBy: 4)
      for place in 0..<count { packed[group * count + place][lane] = vector[place] }
    }
    let columns = packed
    let chunks = fixedChunks(count: count, size: 64)
    let parts = parallelMap(count: chunks.count, threads: threads) { (chunk: Int) -> [SIMD4<Double>] in
      var products = [SIMD4<Double>](repeating: .zero, count: chunks[chunk].count * groups)
      var target = products.mutableSpan
      RowProducts.add(
        matrix: matrix.span, columns: count, rows: chunks[chunk], vectors: columns.span, to: &target)
      return products
    }
    return vectors.indices.map { index in
      let (group, lane) = (index - vectors.startIndex).quotientAndRemainder(dividingBy: 4)
      return parts.flatMap { part in stride(from: group, to: part.count, by: groups).map { part[$0][lane] } }
    }
  }

  /// Four sums side by side: one would wait for itself.
  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sums = SIMD4<Double>.zero
    var place = 0
    while place + 4 <= a.count {
      let ours = SIMD4<Double>(a[place], a[place + 1], a[place + 2], a[place + 3])
      let theirs = SIMD4<Double>(b[place], b[place + 1], b[place + 2], b[place + 3])
      sums += ours * theirs
      place += 4
    }
    var sum = sums.sum()
    while place < a.count {
      sum += a[place] * b[place]
      place += 1
    }
    return sum
  }

  private static func add(_ weight: Double, _ vector: [Double], to sum: inout [Double]) {
    for place in sum.indices { sum[place] += weight * vector[place] }
  }
}
