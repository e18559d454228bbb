import BioModel
import Parallel
import Taxonomy

/// What all markers of an evaluation share: the profile, the comparison group, and who may be compared with it.
struct MarkerRoom {
  let profile: CommunityProfile
  let group: ComparisonGroup?
  private let alpha: [String: [String: Double]]
  private let memberAlpha: [String: [String: Double]]
  private let indices: [String: [IndexResult]]
  private let groupIndices: [String: [IndexResult]]
  private let coversArchaea: Bool?
  private let ownRows: [Int?]
  private let misfits: [String?]
  private let deepestRank: Rank?
  private let groupRank: Rank?

  init(
    _ table: MarkerTable, profile: CommunityProfile, group: ComparisonGroup?, alpha: [String: [String: Double]],
    memberAlpha: [String: [String: Double]], indices: [String: [IndexResult]], threads: ThreadCount = .one
  ) {
    self.memberAlpha = memberAlpha
    self.profile = profile
    self.group = group
    self.alpha = alpha
    self.indices = indices
    var groupIndices: [String: [IndexResult]] = [:]
    var seesArchaea = !profile.features("archaea", rank: .domain).isEmpty
    if case .profiles(let cohort) = group {
      // The study's own people were measured among its samples, each without himself.
      let place = Dictionary(
        profile.table.sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      for id in Self.indexIDs(of: table) {
        if cohort.isOwnGroup, let results = indices[id], results.count == profile.table.sampleCount {
          groupIndices[id] = cohort.profile.table.sampleIDs.compactMap { place[$0].map { results[$0] } }
        } else if let index = DysbiosisIndices.all.first(where: { $0.id == id }) {
          groupIndices[id] = index.evaluate(IndexInput(profile: cohort.profile, cohort: cohort, threads: threads))
        }
      }
      seesArchaea = seesArchaea || !cohort.profile.features("archaea", rank: .domain).isEmpty
    }
    self.groupIndices = groupIndices
    coversArchaea = profile.study.coversArchaea ?? (seesArchaea ? true : nil)
    let rows = group?.rowBySubject ?? [:]
    ownRows = profile.facts.map { rows[$0.subject] }
    misfits = group?.misfits(in: profile) ?? [String?](repeating: nil, count: profile.table.sampleCount)
    deepestRank = profile.deepestRank
    groupRank = group?.rank
  }

  /// The reference's subjects.
  var memberCount: Int {
    switch group {
    case .profiles(let cohort): cohort.count
    case .figures(let figures): figures.count
    case nil: 0
    }
  }

  func measure(
    _ expression: MarkerExpression, key: String
  ) -> (own: MarkerMeasurement, members: MarkerMeasurement?, reference: MarkerReference?) {
    let own = MarkerMeasurement(expression, in: profile, alpha: alpha, indices: indices)
    switch group {
    case nil: return (own, nil, nil)
    case .figures(let figures): return (own, nil, MarkerReference(key, in: figures))
    case .profiles(let cohort):
      let members = MarkerMeasurement(
        expression, in: cohort.profile, alpha: memberAlpha, indices: groupIndices)
      return (own, members, MarkerReference(members))
    }
  }

  func judge(_ marker: Marker, _ measured: MarkerMeasurement, _ reference: MarkerReference?) -> MarkerJudge {
    MarkerJudge(
      marker: marker, profile: profile, group: group, measured: measured, reference: reference,
      refusal: refusal(marker), shallowness: shallowness(marker), coversArchaea: coversArchaea, ownRows: ownRows,
      misfits: misfits)
  }

  /// The rows of the group that a marker flags, each compared with all others.
  func flaggedMembers(
    _ marker: Marker, key: String, _ members: MarkerMeasurement?, _ reference: MarkerReference?
  ) -> [Int] {
    switch group {
    case nil: return []
    case .figures(let figures):
      return figures.memberFlags[FlagGroup(expression: key, side: marker.side)] ?? []
    case .profiles(let cohort):
      guard let members, let reference else { return [] }
      let judge = MarkerJudge(
        marker: marker, profile: cohort.profile, group: group, measured: members, reference: reference,
        refusal: refusal(marker), shallowness: shallowness(marker), coversArchaea: coversArchaea,
        ownRows: Array(0..<cohort.count),
        misfits: [String?](repeating: nil, count: cohort.count))
      return (0..<cohort.count).filter { judge.verdict($0).status == .flagged }
    }
  }

  /// The names of the table, or of the group, cannot express the taxa.
  func refusal(_ marker: Marker) -> String? {
    if let reason = profile.naming.refusal(marker.portability) { return reason }
    guard case .profiles(let cohort) = group else { return nil }
    return cohort.profile.naming.refusal(marker.portability)
  }

  /// The names of the table, or of the group, end above a taxon of the expression, or of its index.
  func shallowness(_ marker: Marker) -> String? {
    var terms = marker.expression.terms
    if case .index(let id) = marker.expression {
      terms = DysbiosisIndices.all.first { $0.id == id }?.signature ?? []
    }
    guard let rank = RankDepth.needed(by: terms, in: profile.nomenclature) else { return nil }
    if let deepestRank, rank > deepestRank { return RankDepth.notInTable }
    if let groupRank, rank > groupRank { return RankDepth.cohortTooCoarse }
    return nil
  }

  private static func indexIDs(of table: MarkerTable) -> [String] {
    var ids: [String] = []
    for marker in table.markers {
      if case .index(let id) = marker.expression, !ids.contains(id) { ids.append(id) }
    }
    return ids
  }
}
