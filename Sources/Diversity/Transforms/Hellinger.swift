public import BioModel
import Glibc

/// The Hellinger transform: square roots of shares (Legendre & Gallagher 2001, doi:10.1007/s004420100716).
public enum Hellinger {
  /// √(x / Σ x) of every value; zeros stay zeros, a sample without reads stays empty. Every other row has length 1.
  /// The unit of the result is a share only in name: rows do not sum to 1. Complexity O(non-zeros).
  public static func transformed(_ table: FeatureTable) -> FeatureTable {
    let shares = table.closed()
    return FeatureTable(
      sampleIDs: shares.sampleIDs, featureIDs: shares.featureIDs, unit: .relativeAbundance,
      rowStarts: shares.rowStarts, columns: shares.columns, values: shares.values.map { $0.squareRoot() },
      lineages: shares.lineages)
  }
}
