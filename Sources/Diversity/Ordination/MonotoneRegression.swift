/// Least-squares fit of a rising sequence (pool adjacent violators; Kruskal 1964, doi:10.1007/BF02289694).
enum MonotoneRegression {
  /// The nearest rising sequence; complexity O(n).
  static func fit(_ values: [Double]) -> [Double] {
    var sums: [Double] = []
    var sizes: [Int] = []
    for value in values {
      sums.append(value)
      sizes.append(1)
      while sums.count > 1 {
        let last = sums.count - 1
        guard sums[last] / Double(sizes[last]) < sums[last - 1] / Double(sizes[last - 1]) else { break }
        sums[last - 1] += sums.removeLast()
        sizes[last - 1] += sizes.removeLast()
      }
    }
    var fitted: [Double] = []
    fitted.reserveCapacity(values.count)
    for (sum, size) in zip(sums, sizes) { fitted.append(contentsOf: repeatElement(sum / Double(size), count: size)) }
    return fitted
  }
}
