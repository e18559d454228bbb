/// What the probes of all samples say together, before anything is decided; shown by `inspect`.
public struct LibraryFindings: Sendable {
  /// Pairs (single reads) looked at.
  public let pairCount: Int
  public let isPaired: Bool
  /// The pair of the catalogue (or the user's own) that explains the reads best; nil where none was seen.
  public let primers: PrimerPair?
  /// The share of pairs (0…1) with both of its primers, in either orientation; of single reads with one at the start.
  public let primerShare: Double
  /// The share of those that begin at the reverse primer.
  public let turnedPrimerShare: Double
  /// The share of pairs in which just one mate has its primer.
  public let oneMateOnlyShare: Double
  /// The share of single reads that hold both primers.
  public let bothInReadShare: Double
  /// Pairs by the bases before the forward and before the reverse primer, 0…15.
  public let forwardSpacers: [Int]
  public let reverseSpacers: [Int]
  /// The pair whose insert the reads begin with, primers already gone; nil where none fits half of the reads.
  public let insert: PrimerPair?
  /// The share of pairs that begin so, in either orientation, and the share of those that are turned.
  public let insertShare: Double
  public let turnedInsertShare: Double
  /// The share of examined pairs that overlap by at least 16 and 20 bases.
  public let overlap16Share: Double
  public let overlap20Share: Double
  /// Amplicon lengths of overlapping pairs, primers included where they are left in; index = length.
  public let ampliconLengths: [Int]
  /// The median number of bases that overlap; nil where no pair does.
  public let medianOverlap: Int?
  /// The share of overlapping pairs in the fullest window of 41 lengths (typical ± 20).
  public let dominantLengthShare: Double
  /// The largest share of one base at any of the first ten cycles; near 0.3 in shotgun reads, above 0.8 in amplicons.
  public let strongestStartShare: Double

  /// From probes of distinct samples. Complexity O(samples × counters).
  public init(_ probes: [LibraryProbe]) { self.init(merged: LibraryFindings.merge(probes)) }

  init(merged probe: LibraryProbe) {
    let total = Double(max(probe.pairCount, 1))
    pairCount = probe.pairCount
    isPaired = probe.isPaired
    let tallies = probe.primers.tallies
    if let best = probe.primers.best(isPaired: probe.isPaired) {
      let tally = tallies[best]
      primers = probe.primers.pairs[best]
      primerShare = Double(tally.found) / total
      turnedPrimerShare = Double(tally.turned) / Double(max(tally.found, 1))
      oneMateOnlyShare = Double(tally.oneMateOnly) / total
      bothInReadShare = Double(tally.bothInRead) / total
      forwardSpacers = tally.forwardSpacers
      reverseSpacers = tally.reverseSpacers
    } else {
      primers = nil
      primerShare = 0
      turnedPrimerShare = 0
      oneMateOnlyShare = tallies.map { Double($0.oneMateOnly) / total }.max() ?? 0
      bothInReadShare = 0
      forwardSpacers = Array(repeating: 0, count: 16)
      reverseSpacers = Array(repeating: 0, count: 16)
    }
    var likeliest: Int?
    for index in tallies.indices {
      let count = tallies[index].insertStraight + tallies[index].insertTurned
      if count > likeliest.map({ tallies[$0].insertStraight + tallies[$0].insertTurned }) ?? 0 { likeliest = index }
    }
    let inserts = likeliest.map { tallies[$0].insertStraight + tallies[$0].insertTurned } ?? 0
    insertShare = Double(inserts) / total
    insert = insertShare >= 0.5 ? likeliest.map { probe.primers.pairs[$0] } : nil
    turnedInsertShare = likeliest.map { Double(tallies[$0].insertTurned) / Double(max(inserts, 1)) } ?? 0
    overlap16Share = probe.overlapShare(atLeast: 16)
    overlap20Share = probe.overlapShare(atLeast: 20)
    ampliconLengths = probe.ampliconLengths
    medianOverlap = LibraryFindings.quantile(0.5, probe.overlaps)
    dominantLengthShare = LibraryFindings.dominantShare(probe.ampliconLengths, width: 41)
    strongestStartShare = LibraryFindings.strongestStart(probe.quality[0])
  }

  /// The smallest index at or below which at least `share` of a histogram lies; nil for an empty one.
  static func quantile(_ share: Double, _ histogram: [Int]) -> Int? {
    let total = histogram.reduce(0, +)
    guard total > 0 else { return nil }
    let wanted = max(1, Int((share * Double(total)).rounded(.up)))
    var sum = 0
    for index in histogram.indices {
      sum += histogram[index]
      if sum >= wanted { return index }
    }
    return nil
  }

  static func merge(_ probes: [LibraryProbe]) -> LibraryProbe {
    guard var all = probes.first else { return LibraryProbe(sample: "") }
    for probe in probes.dropFirst() { all.add(probe) }
    return all
  }

  private static func dominantShare(_ histogram: [Int], width: Int) -> Double {
    let total = histogram.reduce(0, +)
    guard total > 0 else { return 0 }
    var sum = 0
    var most = 0
    for index in histogram.indices {
      sum += histogram[index]
      if index >= width { sum -= histogram[index - width] }
      most = max(most, sum)
    }
    return Double(most) / Double(total)
  }

  private static func strongestStart(_ report: QualityReport) -> Double {
    var strongest = 0.0
    for cycle in 0..<min(10, report.cycleCount) {
      let bases = report.baseCounts(cycle: cycle)
      let total = bases.reduce(0, +)
      guard total > 0, let most = bases.prefix(4).max() else { continue }
      strongest = max(strongest, Double(most) / Double(total))
    }
    return strongest
  }
}
