import Glibc

extension SeededGenerator {
  /// A standard normal draw (Marsaglia's polar method; the second value of a pair is not kept, so a draw depends on
  /// nothing but the generator).
  public mutating func normal() -> Double {
    while true {
      let x = 2 * uniform01() - 1
      let y = 2 * uniform01() - 1
      let square = x * x + y * y
      if square > 0, square < 1 { return x * sqrt(-2 * log(square) / square) }
    }
  }

  /// A Poisson draw by inversion; for small means (the work grows with the mean).
  ///
  /// - Precondition: 0 ≤ `mean` ≤ 50.
  public mutating func poisson(mean: Double) -> Int {
    precondition(mean >= 0 && mean <= 50)
    let limit = exp(-mean)
    var product = uniform01()
    var count = 0
    while product > limit {
      product *= uniform01()
      count += 1
    }
    return count
  }

  /// The index of the first cumulative weight above a uniform draw: a draw in proportion to weights.
  ///
  /// - Parameter cumulative: running sums of the weights; the last is their total, above 0.
  /// - Complexity: O(log n).
  public mutating func index(cumulative: [Double]) -> Int {
    let target = uniform01() * (cumulative.last ?? 0)
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > target { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
