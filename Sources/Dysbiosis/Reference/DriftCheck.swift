import BioModel
import Statistics
import Taxonomy

/// Whether the study's own controls look like a cohort that other people made.
///
/// For every distinct expression of the markers a rank-sum test of the controls (one per subject, none of them in the
/// cohort, none below the least depth) against the cohort; p values adjusted by Holm 1979. The alarm is raised if any adjusted p is at most 0.05:
/// where controls and cohort are exchangeable that happens in at most 5 % of studies, whatever the correlation of the
/// markers. Cohorts of figures with more than 101 subjects are known to 1 % of their ranks only.
public struct DriftCheck: Sendable, Equatable {
  /// One expression.
  public struct Row: Sendable, Equatable {
    /// Canonical text.
    public let expression: String
    /// The markers that use it.
    public let markers: [String]
    public let controlCount: Int
    public let referenceCount: Int
    /// The controls' median percentile in the cohort, 0…100.
    public let medianPercentile: Double
    /// P(control > cohort) + P(equal)/2; 0.5: alike.
    public let superiority: Double
    public let pValue: Double
    /// Holm's.
    public let adjustedP: Double

    /// - Parameters: as the properties.
    public init(
      expression: String, markers: [String], controlCount: Int, referenceCount: Int, medianPercentile: Double,
      superiority: Double, pValue: Double, adjustedP: Double
    ) {
      self.expression = expression
      self.markers = markers
      self.controlCount = controlCount
      self.referenceCount = referenceCount
      self.medianPercentile = medianPercentile
      self.superiority = superiority
      self.pValue = pValue
      self.adjustedP = adjustedP
    }
  }

  /// In the markers' order.
  public let rows: [Row]
  /// Controls compared: one per subject.
  public let controlCount: Int
  /// The cohort's name and size.
  public let cohort: String

  /// How often a study without drift raises the alarm, at most.
  public static let falseAlarmRate = 0.05
  /// Controls below which nothing is tested.
  public static let leastControls = 8

  /// The expressions in which the controls differ.
  public var drifted: [Row] { rows.filter { $0.adjustedP <= Self.falseAlarmRate } }

  /// The overall figure.
  public var isAlarm: Bool { !drifted.isEmpty }

  /// - Parameters: as the properties.
  public init(rows: [Row], controlCount: Int, cohort: String) {
    self.rows = rows
    self.controlCount = controlCount
    self.cohort = cohort
  }

  /// Nil without a cohort, or where the cohort is made of the controls themselves.
  init?(
    _ table: MarkerTable, in profile: CommunityProfile, isControl: [Bool], group: ComparisonGroup?,
    alpha: [String: [String: Double]], memberAlpha: [String: [String: Double]], indices: [String: [IndexResult]]
  ) {
    guard let group else { return nil }
    if case .profiles(let cohort) = group, cohort.isOwnGroup { return nil }
    cohort = group.label
    let members = group.rowBySubject
    let misfits = group.misfits(in: profile)
    var seen: Set<String> = []
    let controls = (0..<profile.table.sampleCount).filter { sample in
      let subject = profile.facts[sample].subject
      return isControl[sample] && profile.denominators[sample] > 0 && !profile.isShallow(sample)
        && members[subject] == nil && misfits[sample] == nil && seen.insert(subject).inserted
    }
    controlCount = controls.count
    guard controls.count >= Self.leastControls else {
      rows = []
      return
    }
    let room = MarkerRoom(
      table, profile: profile, group: group, alpha: alpha, memberAlpha: memberAlpha, indices: indices)
    var order: [String] = []
    var markers: [String: [Marker]] = [:]
    for marker in table.markers
    where marker.expression.isComputable && room.refusal(marker) == nil && room.shallowness(marker) == nil {
      let key = marker.expression.canonicalText(in: profile.nomenclature)
      if markers[key] == nil { order.append(key) }
      markers[key, default: []].append(marker)
    }
    rows = Self.adjusted(
      order.compactMap { key in
        guard let marker = markers[key]?.first else { return nil }
        let (own, _, reference) = room.measure(marker.expression, key: key)
        guard let reference, own.isResolvable || reference.isResolvable else { return nil }
        return Self.row(
          key, markers[key]?.map(\.id) ?? [], controls.compactMap { own.values[$0].value }, reference.distribution)
      })
  }

  private static func row(
    _ key: String, _ markers: [String], _ controls: [Double], _ reference: ReferenceDistribution
  ) -> Row? {
    guard controls.count >= leastControls, reference.count >= leastControls else { return nil }
    let values = (1...reference.count).map { reference.value(ofRank: $0) }
    if Set(controls + values).count == 1 { return nil }
    let test = RankSumPermutation(controls, values, key: key)
    let view = ReferenceView(reference)
    let percentiles = controls.compactMap { ReferencePosition(of: $0, in: view).percentile }.sorted()
    let middle = percentiles.count / 2
    let median = percentiles.count % 2 == 1 ? percentiles[middle] : (percentiles[middle - 1] + percentiles[middle]) / 2
    return Row(
      expression: key, markers: markers, controlCount: controls.count, referenceCount: reference.count,
      medianPercentile: median, superiority: test.superiority, pValue: test.pValue, adjustedP: 1)
  }

  private static func adjusted(_ rows: [Row]) -> [Row] {
    zip(rows, PAdjustment.holm.adjusted(rows.map(\.pValue))).map { row, p in
      Row(
        expression: row.expression, markers: row.markers, controlCount: row.controlCount,
        referenceCount: row.referenceCount, medianPercentile: row.medianPercentile, superiority: row.superiority,
        pValue: row.pValue, adjustedP: p)
    }
  }
}
