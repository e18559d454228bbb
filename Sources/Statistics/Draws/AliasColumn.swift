/// One column of an alias table: a draw from any finite law in one step (Walker 1977, doi:10.1145/355744.355749; built
/// as by Vose 1991, doi:10.1109/32.92917).
struct AliasColumn: Sendable {
  /// Below this fraction of 2⁶⁴ the column itself is drawn, else `other`.
  var threshold: UInt64
  var other: Int

  /// A table of as many columns as weights.
  ///
  /// - Parameter weights: ≥ 0, with a sum > 0.
  /// - Complexity: O(weights).
  static func table(_ weights: [Double]) -> [AliasColumn] {
    let scale = Double(weights.count) / weights.reduce(0, +)
    var rest = weights.map { $0 * scale }
    var columns = weights.indices.map { AliasColumn(threshold: .max, other: $0) }
    var small = rest.indices.filter { rest[$0] < 1 }
    var large = rest.indices.filter { rest[$0] >= 1 }
    while let low = small.popLast(), let high = large.last {
      columns[low] = AliasColumn(threshold: UInt64(max(0, rest[low]) * 0x1p63) << 1, other: high)
      rest[high] -= 1 - rest[low]
      if rest[high] < 1 {
        large.removeLast()
        small.append(high)
      }
    }
    return columns
  }
}

extension SeededGenerator {
  /// The number of a column, in proportion to the weights the table was made of: one random number.
  mutating func index(_ columns: [AliasColumn], from first: Int, count: Int) -> Int {
    let product = next().multipliedFullWidth(by: UInt64(count))
    let column = columns[first + Int(product.high)]
    return product.low < column.threshold ? Int(product.high) : column.other
  }
}
