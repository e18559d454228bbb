import Statistics

/// Medians of unordered numbers.
enum Median {
  /// Nil of nothing.
  static func of(_ values: [Double]) -> Double? { values.isEmpty ? nil : Quantile.of(values.sorted(), 0.5) }
}
