/// What a library's pairs (single reads) are once their primers are gone: how many carry them, in which orientation,
/// behind which spacers; how far both mates stay within expected errors; how long the amplicons are.
///
/// All counters are sums: parts counted on different lanes, and samples, add up in any order. The plan is made from the
/// survey of the first pairs; the same survey of whole files says whether it would have been another.
public struct LibrarySurvey: Sendable, Equatable {
  /// The share of pairs whose overlap is estimated once the first ones have been: one in so many.
  static let overlapStride = 16

  /// Pairs (single reads) looked at.
  public internal(set) var pairCount = 0
  /// Whether they have second mates.
  public internal(set) var isPaired = false
  /// Pairs with both of their primers (single reads with theirs); all pairs where none are removed.
  public internal(set) var trimmedCount = 0
  /// Of those, the ones that begin at the reverse primer.
  public internal(set) var turnedCount = 0
  /// Of those, the ones with a mate that runs into the opposite primer: amplicons shorter than the read.
  public internal(set) var readThroughCount = 0
  /// Prefixes within expected errors.
  public internal(set) var retention = PairRetention()
  /// Pairs whose overlap was looked for.
  public internal(set) var overlapsExamined = 0

  var forwardSpacers = Histogram()
  var reverseSpacers = Histogram()
  // Bases left after the primers, in the mate with the forward primer and in the other.
  var forwardLengths = Histogram()
  var reverseLengths = Histogram()
  var ampliconLengths = Histogram()
  var overlaps = Histogram()

  public init() {}

  /// Pairs by the bases between the primers (of the whole amplicon where primers were not removed); index = length.
  public var lengths: [Int] { ampliconLengths.counts }
  /// Pairs by the bases before the forward and before the reverse primer.
  public var spacers: (forward: [Int], reverse: [Int]) { (forwardSpacers.counts, reverseSpacers.counts) }

  /// Adds another part.
  public mutating func add(_ other: LibrarySurvey) {
    pairCount += other.pairCount
    isPaired = isPaired || other.isPaired
    trimmedCount += other.trimmedCount
    turnedCount += other.turnedCount
    readThroughCount += other.readThroughCount
    retention.add(other.retention)
    overlapsExamined += other.overlapsExamined
    forwardSpacers.add(other.forwardSpacers)
    reverseSpacers.add(other.reverseSpacers)
    forwardLengths.add(other.forwardLengths)
    reverseLengths.add(other.reverseLengths)
    ampliconLengths.add(other.ampliconLengths)
    overlaps.add(other.overlaps)
  }

  /// Notes a pair or read that lacks its primers.
  public mutating func noteWithoutPrimers(isPaired paired: Bool) {
    pairCount += 1
    isPaired = isPaired || paired
  }

  /// A pair whose primers are gone, with the Phred scores of the whole mates.
  mutating func note(
    _ trim: PairTrim, spacers: (forward: Int, reverse: Int)?, forward: Span<UInt8>, reverse: Span<UInt8>
  ) {
    pairCount += 1
    isPaired = true
    trimmedCount += 1
    if trim.isTurned { turnedCount += 1 }
    if trim.forward.upperBound < forward.count || trim.reverse.upperBound < reverse.count { readThroughCount += 1 }
    if let spacers {
      forwardSpacers.add(spacers.forward)
      reverseSpacers.add(spacers.reverse)
    }
    forwardLengths.add(trim.forward.count)
    reverseLengths.add(trim.reverse.count)
    retention.add(forward: forward, trim.forward, reverse: reverse, trim.reverse)
  }

  /// A single read whose primers are gone, with the Phred scores of the whole read.
  mutating func note(_ trim: ReadTrim, spacer: Int?, quality: Span<UInt8>) {
    pairCount += 1
    trimmedCount += 1
    if trim.isTurned { turnedCount += 1 }
    if spacer != nil, trim.range.upperBound < quality.count { readThroughCount += 1 }
    if let spacer { (trim.isTurned ? reverseSpacers.add(spacer) : forwardSpacers.add(spacer)) }
    forwardLengths.add(trim.range.count)
    retention.add(quality, trim.range)
  }

  /// The overlap of a pair that was looked at; nil where none was found.
  mutating func noteOverlap(_ found: (length: Int, overlap: Int)?) {
    overlapsExamined += 1
    guard let found else { return }
    ampliconLengths.add(found.length)
    overlaps.add(found.overlap)
  }

  /// The share of examined pairs that overlap by at least `bases`.
  func overlapShare(atLeast bases: Int) -> Double {
    overlapsExamined == 0 ? 0 : Double(overlaps.atLeast(bases)) / Double(overlapsExamined)
  }
}
