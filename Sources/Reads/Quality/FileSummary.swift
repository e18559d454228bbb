/// The numbers of one file of reads that fit on a line: what `qc` tabulates and `inspect` prints.
///
/// Counts are exact. Definitions are those of `seqkit stats -a`, except where it is wrong (see
/// `docs/findings/read-statistics.md`).
public struct FileSummary: Sendable, Equatable {
  public let reads: Int
  public let bases: Int
  /// Lengths in bases; nil without reads. Quartiles are nearest-rank: the smallest length with at least a quarter, half,
  /// three quarters of the reads at or below it.
  public let minimumLength: Int?
  public let meanLength: Double?
  public let maximumLength: Int?
  public let lengthQuartiles: (q1: Int, median: Int, q3: Int)?
  /// The length at which, from the longest read down, half of all bases are reached.
  public let n50: Int?
  /// Shares of bases (0…1); nil without bases.
  public let q20Share: Double?
  public let q30Share: Double?
  public let q40Share: Double?
  public let gcShare: Double?
  /// Letters other than A, C, G, T.
  public let ambiguousBases: Int
  /// −10 log10 of the mean error probability of all bases; nil without bases.
  public let meanQuality: Double?
  /// Σ 10^(−Q/10) / bases; nil without bases.
  public let meanErrorProbability: Double?
  /// The share of reads (0…1) that repeat an earlier one base for base.
  public let duplicateShare: Double
  /// The scores that occur, ascending, and whether they are so few that the instrument binned them.
  public let scores: [Int]
  public let hasBinnedScores: Bool

  /// From a report. Complexity O(counters).
  public init(_ report: QualityReport) {
    reads = report.readCount
    bases = report.baseCount
    let total = Double(bases)
    let share = { (count: Int) -> Double? in total > 0 ? Double(count) / total : nil }
    minimumLength = report.minimumLength
    meanLength = report.meanLength
    maximumLength = report.maximumLength
    if let q1 = report.lengthQuantile(0.25), let median = report.lengthQuantile(0.5),
      let q3 = report.lengthQuantile(0.75)
    {
      lengthQuartiles = (q1, median, q3)
    } else {
      lengthQuartiles = nil
    }
    n50 = report.n50
    q20Share = share(report.bases(withQualityAtLeast: 20))
    q30Share = share(report.bases(withQualityAtLeast: 30))
    q40Share = share(report.bases(withQualityAtLeast: 40))
    gcShare = report.gcContent
    ambiguousBases = report.ambiguousBaseCount
    meanErrorProbability = report.meanErrorProbability
    meanQuality = report.meanErrorProbability.map { PhredScale.score(ofErrorProbability: $0) }
    duplicateShare = report.duplicationRate
    scores = report.distinctQualities
    hasBinnedScores = report.hasBinnedQualities
  }

  public static func == (a: FileSummary, b: FileSummary) -> Bool {
    a.reads == b.reads && a.bases == b.bases && a.minimumLength == b.minimumLength
      && a.maximumLength == b.maximumLength && a.n50 == b.n50 && a.q20Share == b.q20Share && a.q30Share == b.q30Share
      && a.q40Share == b.q40Share && a.gcShare == b.gcShare && a.ambiguousBases == b.ambiguousBases
      && a.meanErrorProbability == b.meanErrorProbability && a.duplicateShare == b.duplicateShare
      && a.scores == b.scores
      && a.lengthQuartiles?.q1 == b.lengthQuartiles?.q1 && a.lengthQuartiles?.median == b.lengthQuartiles?.median
      && a.lengthQuartiles?.q3 == b.lengthQuartiles?.q3
  }
}
