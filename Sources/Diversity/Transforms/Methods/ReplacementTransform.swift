public import BioModel

/// `multiplicative-replacement`: shares whose zeros become δ while the others shrink in proportion, so that their ratios stay
/// (Martín-Fernández et al. 2003, doi:10.1023/A:1023866030544).
///
/// With D features that any sample holds (others are dropped first), δ = 1/D² unless said, and z zeros in a sample: 0 becomes
/// δ, a share x becomes x (1 − z δ). A sample without reads has no values. Complexity O(samples × features).
public struct ReplacementTransform: TableTransform {
  private let delta: Double?

  /// - Parameter delta: the share that stands for a zero; nil for 1/D².
  public init(delta: Double? = nil) { self.delta = delta }

  public var descriptor: Descriptor {
    Descriptor(
      id: "multiplicative-replacement", title: "Multiplicative replacement",
      summary: "Shares with a small share in place of each zero; ratios of the others stay.",
      formula: "x = 0: d; else x (1 - z d), d = 1 / D^2", unit: "1", reference: "10.1023/A:1023866030544")
  }

  /// - Throws: `DiversityError.replacementTooLarge` where zeros would take a whole sample.
  public func transformed(_ table: FeatureTable) throws(DiversityError) -> TransformedTable {
    let kept = table.keepingFeatures(where: table.occurrences().map { $0.sampleCount > 0 }).closed()
    let features = Double(kept.featureCount)
    let delta = delta ?? 1 / (features * features)
    for sample in 0..<kept.sampleCount {
      let held = kept.rowStarts[sample + 1] - kept.rowStarts[sample]
      if held > 0, Double(kept.featureCount - held) * delta >= 1 {
        throw DiversityError.replacementTooLarge(delta: delta, sample: kept.sampleIDs[sample])
      }
    }
    return TransformedTable(kept) { sample in
      let zeros = kept.featureCount - (kept.rowStarts[sample + 1] - kept.rowStarts[sample])
      let rest = 1 - Double(zeros) * delta
      return kept.denseRow(sample).map { $0 == 0 ? delta : $0 * rest }
    }
  }
}
