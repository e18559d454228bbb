package import Amplicon
package import Reads

/// What a sample's pairs add up to. Parts from several lanes combine in any order.
package struct SampleFold: Sendable {
  package var ledger = ReadLedger()
  var forwardQuality = QualityReport()
  var reverseQuality = QualityReport()
  package var uniques = Dereplicator()
  /// Pairs whose mates changed places, or single reads that were turned round.
  package var turnedPairs = 0

  package init() {}

  /// Adds another lane's part.
  mutating func add(_ other: SampleFold) {
    ledger.add(other.ledger)
    forwardQuality.add(other.forwardQuality)
    reverseQuality.add(other.reverseQuality)
    uniques.merge(other.uniques)
    turnedPairs += other.turnedPairs
  }
}
