/// Adjustments of p-values for many tests; the values stay in their order. NaN is no test: it stays NaN and is not
/// counted.
public enum PAdjustment: String, Sendable, CaseIterable {
  /// False discovery rate (Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x).
  case benjaminiHochberg = "benjamini-hochberg"
  /// Family-wise error, step-down (Holm 1979).
  case holm

  /// The adjusted p-values, at most 1. Complexity O(n log n).
  public func adjusted(_ values: [Double]) -> [Double] {
    let tests = values.indices.filter { !values[$0].isNaN }.sorted { values[$0] < values[$1] }
    let count = Double(tests.count)
    var result = values
    switch self {
    case .benjaminiHochberg:
      var smallest = 1.0
      for (place, test) in tests.enumerated().reversed() {
        smallest = min(smallest, values[test] * count / Double(place + 1))
        result[test] = smallest
      }
    case .holm:
      var largest = 0.0
      for (place, test) in tests.enumerated() {
        largest = max(largest, min(1, values[test] * (count - Double(place))))
        result[test] = largest
      }
    }
    return result
  }
}
