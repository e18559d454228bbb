public import BioModel
import Statistics

/// Alpha diversity against a column of the metadata, one test per metric, adjusted over the metrics.
///
/// Two groups: Wilcoxon's rank-sum test; with subjects of which each has one sample in either group: the signed-rank
/// test; more groups: Kruskal–Wallis, with rank-sum tests of every pair adjusted within the metric; numbers: Spearman.
public enum AlphaComparison {
  /// One test: a row of the results.
  public struct Row: Sendable, Equatable {
    /// The metric's id.
    public let metric: String
    /// `wilcoxon-rank-sum`, `wilcoxon-signed-rank`, `kruskal-wallis` or `spearman`.
    public let test: String
    /// The groups compared, the first against the second; empty for numbers.
    public let groups: [String]
    /// Samples (pairs) compared.
    public let count: Int
    /// U, V, H or ρ.
    public let statistic: MetricValue
    /// Two-sided.
    public let pValue: MetricValue
    /// Whether p is exact.
    public let isExact: Bool
    /// Benjamini–Hochberg over the metrics; of a pair over the pairs of its metric.
    public let adjustedP: MetricValue
    /// `cliffs-delta`, `rank-biserial`, `epsilon-squared` or `rho`.
    public let effectName: String
    /// Its value.
    public let effect: MetricValue
    /// The ends of its 95 % interval where that is standard.
    public let lower: Double?
    public let upper: Double?
    /// Whether it is one pair of several groups.
    public let isPair: Bool

    func adjusted(_ p: Double) -> Row {
      Row(
        metric: metric, test: test, groups: groups, count: count, statistic: statistic, pValue: pValue,
        isExact: isExact, adjustedP: MetricValue(p, otherwise: pValue.reason ?? .divisionByZero),
        effectName: effectName, effect: effect, lower: lower, upper: upper, isPair: isPair)
    }
  }

  /// - Parameters:
  ///   - values: of any metrics; undefined ones are left out of their metric's test.
  ///   - column: what to compare by. - subject: the column that pairs samples, nil for none.
  /// - Returns: metrics in the order of the values; a metric with too few values has no row.
  /// - Throws: `DesignError`.
  public static func compare(
    _ values: [AlphaValue], by column: String, metadata: SampleMetadata, subject: String? = nil,
    options: DesignOptions = DesignOptions()
  ) throws(DesignError) -> [Row] {
    var samples: [String] = []
    var metrics: [String] = []
    var seenSamples: Set<String> = []
    var seenMetrics: Set<String> = []
    for value in values {
      if seenSamples.insert(value.sample).inserted { samples.append(value.sample) }
      if seenMetrics.insert(value.metric).inserted { metrics.append(value.metric) }
    }
    let design = try StudyDesign(
      ModelFormula(terms: [ModelFormula.Term([column])]), metadata: metadata, samples: samples,
      references: options.references, categories: options.categories, alsoNeeded: subject.map { [$0] } ?? [])
    guard let variable = design.variables.first?.variable else { return [] }
    let subjects = subject.flatMap { metadata.aligned(to: design.sampleIDs)[column: $0]?.values.map { $0 ?? "" } }
    var number: [String: [String: Double]] = [:]
    for value in values {
      if let found = value.value.number { number[value.metric, default: [:]][value.sample] = found }
    }

    var main: [Row] = []
    var pairs: [[Row]] = []
    for metric in metrics {
      let own = design.sampleIDs.map { number[metric]?[$0] }
      switch variable {
      case .numeric(let quantity):
        let used = own.indices.filter { own[$0] != nil }
        guard let row = spearman(metric, used.map { quantity[$0] }, used.compactMap { own[$0] }) else { continue }
        main.append(row)
        pairs.append([])
      case .categorical(let levels, let codes):
        // Higher levels first: an effect above 0 then means more than in the reference.
        let groups = levels.indices.reversed().map { level in
          (name: levels[level], places: codes.indices.filter { codes[$0] == level && own[$0] != nil })
        }
        guard let rows = grouped(metric, groups, own, subjects) else { continue }
        main.append(rows.main)
        pairs.append(rows.pairs)
      }
    }
    let adjusted = PAdjustment.benjaminiHochberg.adjusted(main.map { $0.pValue.number ?? .nan })
    return zip(zip(main, adjusted), pairs).flatMap { row, own -> [Row] in
      let within = PAdjustment.benjaminiHochberg.adjusted(own.map { $0.pValue.number ?? .nan })
      return [row.0.adjusted(row.1)] + zip(own, within).map { $0.adjusted($1) }
    }
  }

  private static func grouped(
    _ metric: String, _ groups: [(name: String, places: [Int])], _ values: [Double?], _ subjects: [String]?
  ) -> (main: Row, pairs: [Row])? {
    func numbers(_ group: (name: String, places: [Int])) -> [Double] { group.places.compactMap { values[$0] } }
    func rankSum(_ a: (name: String, places: [Int]), _ b: (name: String, places: [Int]), isPair: Bool) -> Row? {
      guard let found = WilcoxonRankSum.test(numbers(a), numbers(b)) else { return nil }
      return Row(
        metric: metric, test: "wilcoxon-rank-sum", groups: [a.name, b.name], count: a.places.count + b.places.count,
        statistic: .defined(found.u), pValue: .defined(found.pValue), isExact: found.isExact,
        adjustedP: .defined(found.pValue), effectName: "cliffs-delta", effect: .defined(found.cliffsDelta),
        lower: found.lower, upper: found.upper, isPair: isPair)
    }
    if groups.count == 2 {
      if let subjects, let row = signedRank(metric, groups, values, subjects) { return (row, []) }
      return rankSum(groups[0], groups[1], isPair: false).map { ($0, []) }
    }
    guard let found = KruskalWallis.test(groups.map(numbers)) else { return nil }
    let main = Row(
      metric: metric, test: "kruskal-wallis", groups: groups.map(\.name).reversed(),
      count: groups.reduce(0) { $0 + $1.places.count }, statistic: .defined(found.h), pValue: .defined(found.pValue),
      isExact: false, adjustedP: .defined(found.pValue), effectName: "epsilon-squared",
      effect: .defined(found.epsilonSquared), lower: nil, upper: nil, isPair: false)
    var pairs: [Row] = []
    for first in groups.indices {
      for second in groups.indices.dropFirst(first + 1) {
        if let row = rankSum(groups[first], groups[second], isPair: true) { pairs.append(row) }
      }
    }
    return (main, pairs)
  }

  /// Nil unless every subject has at most one sample in either group and some have both.
  private static func signedRank(
    _ metric: String, _ groups: [(name: String, places: [Int])], _ values: [Double?], _ subjects: [String]
  ) -> Row? {
    var sides: [[String: Double]] = [[:], [:]]
    for side in 0..<2 {
      for place in groups[side].places {
        if sides[side].updateValue(values[place] ?? .nan, forKey: subjects[place]) != nil { return nil }
      }
    }
    let both = sides[0].keys.filter { sides[1][$0] != nil }.sorted()
    guard
      let found = WilcoxonSignedRank.test(both.compactMap { sides[0][$0] }, both.compactMap { sides[1][$0] })
    else { return nil }
    return Row(
      metric: metric, test: "wilcoxon-signed-rank", groups: groups.map(\.name), count: both.count,
      statistic: .defined(found.v), pValue: .defined(found.pValue), isExact: found.isExact,
      adjustedP: .defined(found.pValue), effectName: "rank-biserial", effect: .defined(found.rankBiserial), lower: nil,
      upper: nil, isPair: false)
  }

  private static func spearman(_ metric: String, _ quantity: [Double], _ values: [Double]) -> Row? {
    guard let found = SpearmanCorrelation.test(quantity, values) else { return nil }
    return Row(
      metric: metric, test: "spearman", groups: [], count: found.count, statistic: found.rho, pValue: found.pValue,
      isExact: found.isExact, adjustedP: found.pValue, effectName: "rho", effect: found.rho, lower: found.lower,
      upper: found.upper, isPair: false)
  }
}
