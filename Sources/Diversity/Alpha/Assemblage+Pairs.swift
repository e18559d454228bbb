extension Assemblage {
  /// The share of pairs of different reads that belong to one feature, Σ n (n − 1) / (N (N − 1)); nil for one read or
  /// less. Complexity O(richness).
  var sharedPairs: Double? {
    guard total > 1 else { return nil }
    return sumOverShares { share in share * ((share * total - 1) / (total - 1)) }
  }
}
