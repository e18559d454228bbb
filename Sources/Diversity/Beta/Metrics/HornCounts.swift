public import BioModel

/// One minus Horn's overlap R₀ of counts, which weighs samples by their depth. Identical samples are at 0; pairs with
/// a sample without reads are NaN.
public struct HornCounts: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "horn-counts", title: "Horn (counts)",
      summary: "One minus Horn's information overlap, samples weighed by their depth.",
      formula: "1 - (sum (a + b) ln(a + b) - sum a ln a - sum b ln b) / ((A + B) ln(A + B) - A ln A - B ln B)",
      unit: "1", reference: "10.1086/282436")
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { HornOverlap() }
}
