import Kernels
import Parallel

/// Quadratic forms of a symmetric matrix with the vectors of a design, for every rearrangement of its rows; of one factor
/// sums within its groups, which are the forms of the groups' indicators.
enum PermutedForms {
  // Vectors that pass over the matrix together: 16 groups of four are half a megabyte at 1,000 samples.
  private static let vectorsTogether = 64

  /// For each rearrangement q'Aq of every vector q.
  ///
  /// - Parameters:
  ///   - matrix: order² numbers by rows, symmetric.
  ///   - vectors: the vectors of a rearrangement, given its sources; always as many.
  ///   - width: how many.
  /// - Complexity: O(rearrangements × width × order² / 2).
  static func values(
    matrix: [Double], order: Int, width: Int, rearrangements: Rearrangements, threads: ThreadCount,
    vectors: @escaping @Sendable (_ sources: [Int]) -> [[Double]]
  ) -> [[Double]] {
    guard width > 0, order > 0 else { return [[Double]](repeating: [], count: rearrangements.count) }
    let chunks = fixedChunks(count: rearrangements.count, size: max(1, vectorsTogether / width))
    let parts = parallelMap(count: chunks.count, threads: threads) { (chunk: Int) -> [[Double]] in
      let numbers = chunks[chunk]
      let groups = (numbers.count * width + 3) / 4
      var packed = [SIMD4<Double>](repeating: .zero, count: groups * order)
      var next = 0
      for number in numbers {
        for vector in vectors(rearrangements.sources(number)) {
          let (group, lane) = next.quotientAndRemainder(dividingBy: 4)
          let base = group * order
          for row in 0..<order { packed[base + row][lane] = vector[row] }
          next += 1
        }
      }
      var sums = [SIMD4<Double>](repeating: .zero, count: groups)
      var target = sums.mutableSpan
      SymmetricForms.add(matrix: matrix.span, order: order, vectors: packed.span, to: &target)
      return numbers.indices.map { place in
        let first = (place - numbers.startIndex) * width
        return (first..<(first + width)).map { sums[$0 / 4][$0 % 4] }
      }
    }
    return parts.flatMap { $0 }
  }

  // Their lists of rows are half a megabyte at 2,000 samples.
  private static let labellingsTogether = 32

  /// For each rearrangement the sum of the matrix over the pairs within each group, both orders and the diagonal.
  ///
  /// - Parameters:
  ///   - codes: the group of each sample, 0..<`groups`; −1 for samples of no group.
  /// - Complexity: O(rearrangements × order² / (2 groups)) with equal groups, less for those of no group.
  static func withinGroups(
    matrix: [Double], order: Int, codes: [Int], groups: Int, rearrangements: Rearrangements, threads: ThreadCount
  ) -> [[Double]] {
    let chunks = fixedChunks(count: rearrangements.count, size: labellingsTogether)
    let parts = parallelMap(count: chunks.count, threads: threads) { (chunk: Int) -> [[Double]] in
      let numbers = chunks[chunk]
      var labels: [Int32] = []
      var starts: [Int32] = []
      labels.reserveCapacity(numbers.count * order)
      for number in numbers {
        let own = rearrangements.sources(number).map { codes[$0] }
        labels += own.map(Int32.init)
        var sizes = [Int32](repeating: 0, count: groups)
        for code in own where code >= 0 { sizes[code] += 1 }
        var start: Int32 = 0
        for size in sizes {
          starts.append(start)
          start += size
        }
      }
      var places = [Int32](repeating: 0, count: labels.count)
      var filled = [Int32](repeating: 0, count: starts.count)
      var sums = [Double](repeating: 0, count: starts.count)
      var placeSpan = places.mutableSpan
      var filledSpan = filled.mutableSpan
      var sumSpan = sums.mutableSpan
      GroupSums.add(
        matrix: matrix.span, order: order, groups: groups, labels: labels.span, starts: starts.span,
        places: &placeSpan, filled: &filledSpan, to: &sumSpan)
      return numbers.indices.map { place in
        let first = (place - numbers.startIndex) * groups
        return Array(sums[first..<(first + groups)])
      }
    }
    return parts.flatMap { $0 }
  }
}
