public import BioModel
import Statistics

/// Alpha diversity against a column of the metadata, one test per metric, adjusted over the metrics.
///
/// Two groups: Wilcoxon's rank-sum test; the signed-rank test where at least half of the subjects have samples in both;
/// more groups: Kruskal–Wallis, with rank-sum tests of every pair adjusted within the metric; numbers: Spearman. With
/// subjects each of them counts once in a group, by the mean of its samples (for numbers once at all): samples of one person
/// are not independent. Fewer subjects in both groups than half are taken as independent, which errs on the safe side.
public enum AlphaComparison {
  /// One test: a row of the results.
  public struct Row: Sendable, Equatable {
    /// The metric's id.
    public let metric: String
    /// `wilcoxon-rank-sum`, `wilcoxon-signed-rank`, `kruskal-wallis` or `spearman`.
    public let test: String
    /// The groups compared, the first against the second; empty for numbers.
    public let groups: [String]
    /// Samples compared; with subjects subjects in groups, or pairs.
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
  ///   - column: what to compare by.
  ///   - subject: the column that says whose the samples are, nil for independent ones.
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
        let numbers = averaged(used, of: own, by: subjects)
        guard let row = spearman(metric, averaged(used, of: quantity, by: subjects).map(\.value), numbers.map(\.value))
        else { continue }
        main.append(row)
        pairs.append([])
      case .categorical(let levels, let codes):
        // Higher levels first: an effect above 0 then means more than in the reference.
        let groups = levels.indices.reversed().map { level in
          Group(
            name: levels[level],
            members: averaged(codes.indices.filter { codes[$0] == level && own[$0] != nil }, of: own, by: subjects))
        }
        guard let rows = grouped(metric, groups, hasSubjects: subjects != nil) else { continue }
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

  /// The values of a group.
  private struct Group {
    let name: String
    let members: [Member]
    var numbers: [Double] { members.map(\.value) }
  }

  /// What counts once: a sample, or a subject with the mean of its samples.
  private struct Member {
    let subject: String
    let value: Double
  }

  /// The values at these places; with subjects their means, subjects in the order of their first sample.
  private static func averaged(_ places: [Int], of values: [Double?], by subjects: [String]?) -> [Member] {
    guard let subjects else { return places.compactMap { values[$0].map { Member(subject: "", value: $0) } } }
    var order: [String] = []
    var own: [String: [Double]] = [:]
    for place in places {
      guard let value = values[place] else { continue }
      if own[subjects[place]] == nil { order.append(subjects[place]) }
      own[subjects[place], default: []].append(value)
    }
    return order.map { subject in
      let values = own[subject] ?? []
      return Member(subject: subject, value: values.compensatedSum / Double(values.count))
    }
  }

  private static func grouped(
    _ metric: String, _ groups: [Group], hasSubjects: Bool
  ) -> (main: Row, pairs: [Row])? {
    func rankSum(_ a: Group, _ b: Group, isPair: Bool) -> Row? {
      guard let found = WilcoxonRankSum.test(a.numbers, b.numbers) else { return nil }
      return Row(
        metric: metric, test: "wilcoxon-rank-sum", groups: [a.name, b.name], count: a.members.count + b.members.count,
        statistic: .defined(found.u), pValue: .defined(found.pValue), isExact: found.isExact,
        adjustedP: .defined(found.pValue), effectName: "cliffs-delta", effect: .defined(found.cliffsDelta),
        lower: found.lower, upper: found.upper, isPair: isPair)
    }
    if groups.count == 2 {
      if hasSubjects, let row = signedRank(metric, groups[0], groups[1]) { return (row, []) }
      return rankSum(groups[0], groups[1], isPair: false).map { ($0, []) }
    }
    guard let found = KruskalWallis.test(groups.map(\.numbers)) else { return nil }
    let main = Row(
      metric: metric, test: "kruskal-wallis", groups: groups.map(\.name).reversed(),
      count: groups.reduce(0) { $0 + $1.members.count }, statistic: .defined(found.h), pValue: .defined(found.pValue),
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

  /// Nil where fewer than half of the subjects have samples in both groups.
  private static func signedRank(_ metric: String, _ first: Group, _ second: Group) -> Row? {
    let sides = [first, second].map { group in
      Dictionary(group.members.map { ($0.subject, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    let both = sides[0].keys.filter { sides[1][$0] != nil }.sorted()
    guard 2 * both.count >= Set(sides[0].keys).union(sides[1].keys).count,
      let found = WilcoxonSignedRank.test(both.compactMap { sides[0][$0] }, both.compactMap { sides[1][$0] })
    else { return nil }
    return Row(
      metric: metric, test: "wilcoxon-signed-rank", groups: [first.name, second.name], count: both.count,
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
