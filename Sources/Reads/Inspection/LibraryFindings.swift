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
  /// What is behind the primers that were found (behind nothing where none were), and how long it is.
  public let survey: LibrarySurvey
  /// The share of examined pairs that overlap by at least 16 and 20 bases.
  public let overlap16Share: Double
  public let overlap20Share: Double
  /// The median number of bases that overlap; nil where no pair does.
  public let medianOverlap: Int?
  /// The share of examined pairs, overlapping or not, in the fullest window of 41 lengths (typical ± 20).
  public let dominantLengthShare: Double
  /// The largest share of one base at any of the first ten cycles; near 0.3 in shotgun reads, above 0.8 in amplicons.
  public let strongestStartShare: Double

  /// From probes of distinct samples. Complexity O(samples × counters).
  public init(_ probes: [LibraryProbe]) { self.init(merged: LibraryFindings.merge(probes)) }

  /// From one probe to which all others were added.
  public init(merged probe: LibraryProbe) {
    let searched = Double(max(probe.searchedCount, 1))
    pairCount = probe.pairCount
    isPaired = probe.isPaired
    let tallies = probe.primers.tallies
    let found = probe.primers.best(isPaired: probe.isPaired)
    let common = found.map { Double(tallies[$0].found) / searched } ?? 0
    let pair = found.map { probe.primers.pairs[$0] }
    let surveyed = probe.survey(of: pair)
    let isSurveyed = pair != nil && surveyed.pairCount > 0 && common >= LibraryPlanner.primerShare
    survey = probe.givenPair.map { probe.survey(of: $0) } ?? (isSurveyed ? surveyed : probe.survey(of: nil))
    primers = pair
    if let found {
      let tally = tallies[found]
      oneMateOnlyShare = Double(tally.oneMateOnly) / searched
      bothInReadShare = Double(tally.bothInRead) / searched
      forwardSpacers = tally.forwardSpacers
      reverseSpacers = tally.reverseSpacers
      // Whole files say more than their first pairs, where all samples carry the primers.
      let isWhole = isSurveyed && surveyed.pairCount == probe.pairCount
      primerShare = isWhole ? Double(surveyed.trimmedCount) / Double(surveyed.pairCount) : common
      turnedPrimerShare =
        isWhole && surveyed.trimmedCount > 0
        ? Double(surveyed.turnedCount) / Double(surveyed.trimmedCount)
        : Double(tally.turned) / Double(max(tally.found, 1))
    } else {
      primerShare = 0
      turnedPrimerShare = 0
      oneMateOnlyShare = tallies.map { Double($0.oneMateOnly) / searched }.max() ?? 0
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
    insertShare = Double(inserts) / searched
    insert = insertShare >= 0.5 ? likeliest.map { probe.primers.pairs[$0] } : nil
    turnedInsertShare = likeliest.map { Double(tallies[$0].insertTurned) / Double(max(inserts, 1)) } ?? 0
    overlap16Share = survey.overlapShare(atLeast: 16)
    overlap20Share = survey.overlapShare(atLeast: 20)
    medianOverlap = survey.overlaps.quantile(0.5)
    dominantLengthShare = LibraryFindings.dominantShare(
      survey.ampliconLengths.counts, width: 41, of: survey.overlapsExamined)
    strongestStartShare = LibraryFindings.strongestStart(probe.quality[0])
  }

  static func merge(_ probes: [LibraryProbe]) -> LibraryProbe {
    guard var all = probes.first else { return LibraryProbe(sample: "") }
    for probe in probes.dropFirst() { all.add(probe) }
    return all
  }

  private static func dominantShare(_ histogram: [Int], width: Int, of total: Int) -> Double {
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
