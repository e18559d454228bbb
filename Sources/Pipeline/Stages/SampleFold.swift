import Amplicon
import Reads

/// What a sample's pairs add up to. Parts from several lanes combine in any order.
struct SampleFold: Sendable {
  var ledger = ReadLedger()
  var forwardQuality = QualityReport()
  var reverseQuality = QualityReport()
  var uniques = Dereplicator()
  /// Pairs whose mates changed places, or single reads that were turned round.
  var turnedPairs = 0

  /// Adds another lane's part.
  mutating func add(_ other: SampleFold) {
    ledger.add(other.ledger)
    forwardQuality.add(other.forwardQuality)
    reverseQuality.add(other.reverseQuality)
    uniques.merge(other.uniques)
    turnedPairs += other.turnedPairs
  }
}
