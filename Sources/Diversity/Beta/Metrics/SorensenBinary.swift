public import BioModel

/// Sørensen dissimilarity of presence and absence in the table as it is: SciPy's and scikit-bio's `dice`, vegan's
/// binary `bray`. Identical samples are at 0; pairs with a sample without reads are NaN.
public struct SorensenBinary: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "sorensen-binary", title: "Sorensen (presence)",
      summary: "Features that only one sample holds, as a share of both richnesses.",
      formula: "1 - 2 shared / (S_a + S_b)", unit: "1", reference: "Sorensen 1948, Biol. Skr. 5:1")
  }

  /// The table as it is.
  public var scale: BetaScale { .asGiven }
  /// The formula.
  public var family: any DistanceFamily { PresenceOverlap.sorensen }
}
