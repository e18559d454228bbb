public import BioModel
import Taxonomy

extension CohortFigures {
  /// What a cohort of figures is called and where it comes from.
  public struct Label: Sendable, Equatable {
    public var id: String
    public var name: String
    public var ageGroup: String
    public var origin: Origin

    public init(id: String, name: String, ageGroup: String = "", origin: Origin) {
      self.id = id
      self.name = name
      self.ageGroup = ageGroup
      self.origin = origin
    }
  }

  /// The figures of a reference group: of all expressions of the markers, of the ratios, of indices that need no
  /// reference, of the metrics given, and of every taxon that `leastPrevalence` of the subjects carry.
  ///
  /// Values are rounded to six significant digits, so that the file says no more than it must.
  /// - Parameters:
  ///   - alpha: metric values by metric and sample; only those that may be compared across studies.
  ///   - rank: what the table's names end at.
  /// - Throws: a ratio whose numerator and denominator overlap; what the written form cannot hold.
  public static func build(
    _ label: Label, from cohort: ReferenceCohort, rank: Rank, markers: MarkerTable = .builtIn,
    ratios: [RatioDefinition] = RatioDefinition.builtIn, alpha: [String: [String: Double]] = [:],
    leastPrevalence: Double = 0.1
  ) throws(DysbiosisError) -> CohortFigures {
    let profile = cohort.profile
    var found = Collector()
    for marker in markers.markers where profile.naming.refusal(marker.portability) == nil {
      found.add(marker.expression, in: profile, alpha: alpha)
    }
    for ratio in ratios where profile.naming.refusal(ratio.portability) == nil {
      found.add(.ratio(ratio.expression), in: profile, alpha: alpha)
    }
    for metric in alpha.keys.sorted() { found.add(.metric(metric), in: profile, alpha: alpha) }
    for index in DysbiosisIndices.all { found.add(.index(index.id), in: profile, alpha: alpha) }
    for (key, features) in profile.taxa(downTo: rank) {
      found.add(key, features: features, leastPrevalence: leastPrevalence, in: profile)
    }
    let evaluation = MarkerEvaluation(
      markers, in: profile, group: .profiles(cohort), alpha: alpha, memberAlpha: alpha, indices: found.indices)
    var study = profile.describedStudy
    if study.taxonomy.isEmpty { study.taxonomy = profile.naming.candidates.map(\.rawValue).joined(separator: ";") }
    let figures = CohortFigures(
      id: label.id, name: label.name, study: study, ageGroup: label.ageGroup, count: cohort.count, rank: rank,
      unit: profile.table.unit, origin: label.origin, nomenclature: profile.nomenclature.fingerprint,
      entries: found.entries,
      memberFlags: Dictionary(
        evaluation.memberFlags.map { ($0.group, $0.rows) }, uniquingKeysWith: { first, _ in first }), fingerprint: "")
    // Read back what would be written: the figures in use and those in the file are the same.
    return try CohortFiguresFile.decode(CohortFiguresFile.encode(figures), file: label.id)
  }
}

/// Collects the figures of expressions, each once.
private struct Collector {
  var entries: [String: CohortFigures.Entry] = [:]
  var indices: [String: [IndexResult]] = [:]

  mutating func add(_ expression: MarkerExpression, in profile: CommunityProfile, alpha: [String: [String: Double]]) {
    let key = expression.canonicalText(in: profile.nomenclature)
    if entries[key] != nil { return }
    switch expression {
    case .notComputable: return
    case .metric(let id) where alpha[id] == nil: return
    case .index(let id):
      guard let index = DysbiosisIndices.all.first(where: { $0.id == id }) else { return }
      indices[id] = index.evaluate(profile, cohort: nil)
    default: break
    }
    let reference = MarkerReference(MarkerMeasurement(expression, in: profile, alpha: alpha, indices: indices))
    if case .index = expression, reference.distribution.count == 0 { return }
    entries[key] = CohortFigures.Entry(distribution: reference.distribution, isResolvable: reference.isResolvable)
  }

  mutating func add(_ key: String, features: [Int], leastPrevalence: Double, in profile: CommunityProfile) {
    if entries[key] != nil { return }
    let shares = (0..<profile.table.sampleCount).compactMap { profile.share(of: features, sample: $0) }
    let distribution = ReferenceDistribution(shares)
    let prevalence = 1 - Double(distribution.zeroCount) / Double(max(1, distribution.count))
    if prevalence < leastPrevalence { return }
    entries[key] = CohortFigures.Entry(distribution: distribution, isResolvable: true)
  }
}

extension CommunityProfile {
  /// Every named taxon down to a rank, by canonical text, with its features; in the order of the texts' bytes.
  fileprivate func taxa(downTo rank: Rank) -> [(key: String, features: [Int])] {
    var found: [String: [Int]] = [:]
    for (feature, names) in resolvedLineages.enumerated() {
      for level in Rank.allCases where level <= rank {
        if let key = names[level]?.key { found["\(level.prefixLetter):\(key)", default: []].append(feature) }
      }
    }
    return found.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }.map { ($0.key, $0.value) }
  }
}
