package import Amplicon
package import Reads

/// What a sample's pairs add up to. Parts from several lanes combine in any order.
package struct SampleFold: Sendable {
  package var ledger = ReadLedger()
  /// The mates as they came.
  var forwardQuality = QualityReport()
  var reverseQuality = QualityReport()
  /// What primers, cuts and filters left of them, the mate with the forward primer first.
  var forwardKept = QualityReport()
  var reverseKept = QualityReport()
  /// What is behind the primers, of every pair: says whether whole files would have been planned otherwise.
  package var survey = LibrarySurvey()
  package var uniques = Dereplicator()
  /// The same reads with qualities, mates apart, where the denoiser wants them.
  var mates = MateDereplicator()
  /// Pairs whose mates changed places, or single reads that were turned round.
  package var turnedPairs = 0

  package init() {}

  /// Counts a single read.
  ///
  /// - Returns: false when it has letters that qualities say nothing of.
  mutating func take(_ bases: Span<UInt8>, _ quality: Span<UInt8>, keepsQualities: Bool) -> Bool {
    if keepsQualities { return mates.insert(bases, quality) }
    _ = uniques.insert(bases)
    return true
  }

  /// Adds another lane's part.
  mutating func add(_ other: SampleFold) {
    ledger.add(other.ledger)
    forwardQuality.add(other.forwardQuality)
    reverseQuality.add(other.reverseQuality)
    forwardKept.add(other.forwardKept)
    reverseKept.add(other.reverseKept)
    survey.add(other.survey)
    uniques.merge(other.uniques)
    mates.merge(other.mates)
    turnedPairs += other.turnedPairs
  }
}
