/// How often one primer pair of the catalogue was seen at the starts of a sample's reads.
struct PrimerTally: Sendable, Equatable {
  /// Pairs with both primers, the first mate carrying the forward one; single reads that begin with it.
  var straight = 0
  /// Pairs with both primers, the first mate carrying the reverse one; single reads that begin with it.
  var turned = 0
  /// Pairs in which just one mate has its primer.
  var oneMateOnly = 0
  /// Single reads that hold the opposite primer too.
  var bothInRead = 0
  var mismatches = 0
  var spacers = 0
  /// Pairs (single reads) by the bases before the forward and before the reverse primer, 0…15.
  var forwardSpacers = Array(repeating: 0, count: 16)
  var reverseSpacers = Array(repeating: 0, count: 16)
  /// Pairs (single reads) that begin as this region does behind its primers, as they are and turned.
  var insertStraight = 0
  var insertTurned = 0

  /// Reads with the pair's primers, in either orientation.
  var found: Int { straight + turned }

  mutating func add(_ other: PrimerTally) {
    straight += other.straight
    turned += other.turned
    oneMateOnly += other.oneMateOnly
    bothInRead += other.bothInRead
    mismatches += other.mismatches
    spacers += other.spacers
    insertStraight += other.insertStraight
    insertTurned += other.insertTurned
    for index in forwardSpacers.indices {
      forwardSpacers[index] += other.forwardSpacers[index]
      reverseSpacers[index] += other.reverseSpacers[index]
    }
  }

  /// How well the pair explains the reads, in bits above chance: information of its letters, less mismatches and
  /// spacers. So of variants that all match, the least degenerate and longest wins, and one that needs mismatches loses.
  func bits(_ pair: PrimerPair, isPaired: Bool) -> Double {
    let forward = pair.forward.informationInBits
    let reverse = pair.reverse.informationInBits
    let gained =
      isPaired
      ? Double(found) * (forward + reverse) : Double(straight) * forward + Double(turned) * reverse
    return gained - Double(mismatches) * PrimerMatchScore.bitsPerMismatch
      - Double(spacers) * PrimerMatchScore.bitsPerSpacer
  }
}
