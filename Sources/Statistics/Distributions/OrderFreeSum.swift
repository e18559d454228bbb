/// A sum whose last bits do not depend on the order of its terms: they are added from the smallest to the largest.
///
/// Empty: 0. Complexity O(n log n), one sorted copy.
public func orderFreeSum(_ terms: [Double]) -> Double { terms.sorted().reduce(0, +) }
