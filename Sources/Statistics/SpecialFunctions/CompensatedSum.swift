/// A running sum with Neumaier's compensation (Neumaier 1974, doi:10.1002/zamm.19740540106): the error does not grow
/// with the number of addends, also where they cancel.
///
/// Empty: 0. Infinite addends are not supported. Complexity O(1) per addend, no allocation.
public struct CompensatedSum: Sendable {
  @usableFromInline var sum = 0.0
  @usableFromInline var compensation = 0.0

  /// The empty sum, 0.
  public init() {}

  /// Adds one number.
  @inlinable public mutating func add(_ addend: Double) {
    let next = sum + addend
    compensation += sum.magnitude >= addend.magnitude ? (sum - next) + addend : (addend - next) + sum
    sum = next
  }

  /// The sum so far.
  @inlinable public var value: Double { sum + compensation }
}

extension Sequence where Element == Double {
  /// The sum of the numbers, compensated, in their order. Complexity O(count).
  @inlinable public var compensatedSum: Double {
    var sum = CompensatedSum()
    for addend in self { sum.add(addend) }
    return sum.value
  }
}
