import BioModel

extension StudyDescription.Library {
  /// Classified reads below which nothing is flagged in a sample: 1,000 of amplicons, 500,000 of a metagenome.
  public var leastReads: Double { self == .amplicon16S ? 1_000 : 500_000 }
}

/// The least evidence a flag rests on.
enum DepthGates {
  /// Why nothing is said of a sample below them.
  static let tooFewReads = "too-few-reads"

  /// A low rule needs this many reads to be expected at the cut-off.
  static let leastReadsAtCutOff = 5.0
  /// A high rule, and presence, need this many reads of the taxon.
  static let leastReadsOfTaxon = 10.0
  /// The least share of a detected taxon.
  static let leastDetectedShare = 1e-4
}

extension CommunityProfile {
  /// A sample of counts with fewer classified reads than a flag rests on: never flagged, nobody's reference.
  func isShallow(_ sample: Int) -> Bool {
    table.unit == .counts && denominators[sample] < study.library.leastReads
  }
}
