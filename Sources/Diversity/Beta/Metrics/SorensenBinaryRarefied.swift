public import BioModel

/// Sørensen dissimilarity of presence and absence after one seeded draw to the common depth. Identical samples are at
/// 0; pairs with a sample without reads are NaN.
public struct SorensenBinaryRarefied: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "sorensen-binary-rarefied", title: "Sorensen (presence, rarefied)",
      summary: "Features that only one sample holds, as a share of both richnesses, at the same number of reads.",
      formula: "1 - 2 shared / (S_a + S_b)", unit: "1", reference: "Sorensen 1948, Biol. Skr. 5:1")
  }

  /// One seeded draw to the common depth.
  public var scale: BetaScale { .rarefiedCounts }
  /// The formula.
  public var family: any DistanceFamily { PresenceOverlap.sorensen }
}
