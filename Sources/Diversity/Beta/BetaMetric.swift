public import BioModel

/// What a beta metric's formula is applied to. The driver makes it from the table.
public enum BetaScale: String, Sendable, Codable {
  /// Shares of each sample's total.
  case shares
  /// Counts as they are; the table must hold counts.
  case counts
  /// One seeded draw without replacement to the common depth; the table must hold whole counts.
  case rarefiedCounts = "rarefied-counts"
  /// The table as it is, counts or shares.
  case asGiven = "as-given"
}

/// A distance between the compositions of two samples.
///
/// A new metric is one file in `Beta/Metrics` (`Phylogenetic/Beta` where its descriptor says that it needs a tree) and
/// one line in `BetaMetrics`. Its id names the scale.
public protocol BetaMetric: Described {
  /// What the formula is applied to.
  var scale: BetaScale { get }
  /// The formula.
  var family: any DistanceFamily { get }
}
