/// Where a read pair (a single read when single-end) ends. Every pair of a sample is in exactly one bucket.
///
/// The order of the cases is the order of the steps and of the rows of `read_ledger.csv`. PhiX is looked for before
/// primers, so that a control read counts as one and not as a read without primers, but is a row of the filter.
public enum ReadFate: String, CaseIterable, Sendable, Codable {
  case noPrimer = "no-primer"
  case tooShort = "too-short"
  case tooLong = "too-long"
  case ambiguousBases = "ambiguous-bases"
  case lowComplexity = "low-complexity"
  case phiX = "phix"
  case lowQuality = "low-quality"
  case expectedErrors = "expected-errors"
  case noOverlap = "no-overlap"
  case overlapDifferences = "overlap-differences"
  case mergedLength = "merged-length"
  case mergedAmbiguousBases = "merged-ambiguous-bases"
  case mergedExpectedErrors = "merged-expected-errors"
  case notCorrected = "not-corrected"
  case notAssigned = "not-assigned"
  case chimeric
  case offTarget = "off-target"
  case contaminant
  case kept

  /// The step at which the pair left: `primers`, `filter`, `merge`, `denoise`, `chimeras`, `targets`, `kept`.
  public var step: String {
    switch self {
    case .noPrimer: "primers"
    case .tooShort, .tooLong, .ambiguousBases, .lowComplexity, .phiX, .lowQuality, .expectedErrors: "filter"
    case .noOverlap, .overlapDifferences, .mergedLength, .mergedAmbiguousBases, .mergedExpectedErrors: "merge"
    case .notCorrected, .notAssigned: "denoise"
    case .chimeric: "chimeras"
    case .offTarget, .contaminant: "targets"
    case .kept: "kept"
    }
  }
}
