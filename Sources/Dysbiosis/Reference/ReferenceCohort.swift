public import BioModel
import Fingerprints
import Taxonomy

/// The people a sample is compared with: one profile per independent subject, all made with the same method.
public struct ReferenceCohort: Sendable {
  /// Shown beside every percentile.
  public let name: String
  /// One row per subject; its study description is the cohort's.
  public let profile: CommunityProfile
  /// The subjects, by row.
  public let subjects: [String]
  /// The rank the profiles are collapsed to; nil: they share the features of the table they are compared with.
  public let rank: Rank?
  /// The study's own group: its rows are samples of the table that is compared.
  public let isOwnGroup: Bool
  /// SHA-256 of the encoded cohort, hexadecimal.
  public let fingerprint: String
  /// Why the samples that were named make no group: then nobody is in it; nil where they make one.
  public let conflict: String?
  private let leftOut: [Notice]

  /// Who was left out, and members who take antibiotics.
  public var notices: [Notice] {
    let treated = profile.facts.count { $0.takesAntibiotics == true }
    if treated == 0 { return leftOut }
    return leftOut + [
      Notice(
        .warning, code: "reference-takes-antibiotics",
        message: "\(treated) of the \(count) reference subjects take antibiotics; leave them out of the group")
    ]
  }

  /// The number of independent subjects.
  public var count: Int { subjects.count }

  /// `healthy (n = 41)`, as it stands in result columns.
  public var label: String { "\(name) (n = \(count))" }

  init(
    name: String, profile: CommunityProfile, rank: Rank?, isOwnGroup: Bool, fingerprint: String? = nil,
    leftOut: [Notice] = [], conflict: String? = nil
  ) {
    self.name = name
    self.profile = profile
    subjects = profile.facts.map(\.subject)
    self.rank = rank
    self.isOwnGroup = isOwnGroup
    self.leftOut = leftOut
    self.conflict = conflict
    self.fingerprint =
      fingerprint ?? CohortFile.fingerprint(of: CohortFile.body(name: name, profile: profile, rank: rank))
  }

  /// The same people with other profiles, as a cohort of its own.
  func replacing(_ profile: CommunityProfile, rank: Rank) -> ReferenceCohort {
    ReferenceCohort(
      name: name, profile: profile, rank: rank, isOwnGroup: false, leftOut: leftOut, conflict: conflict)
  }

  /// The study's own reference group, for example the samples with `group=healthy`.
  ///
  /// One row per subject, the first in the table's order. Left out, with a notice: samples of counts with fewer classified
  /// reads than a flag rests on, and samples of another host or body site than the group's, which is the study's, else
  /// that of more than half of the members (`conflict` where several are stated and none is such; a notice where too few
  /// state one). Samples without a classified read are
  /// left out without a word.
  /// - Parameter isMember: one entry per sample of the profile.
  public init(ownGroup name: String, of profile: CommunityProfile, isMember: [Bool]) {
    let membership = ReferenceMembership(name, in: profile, isMember: isMember)
    var study = profile.study
    if study.host.isEmpty { study.host = membership.host }
    if study.bodySite.isEmpty { study.bodySite = membership.bodySite }
    let members = CommunityProfile(
      table: profile.table.selectingSamples(membership.rows), study: study,
      facts: membership.rows.map { profile.facts[$0] }, nomenclature: profile.nomenclature, universe: profile.universe,
      contaminants: profile.contaminants)
    self.init(
      name: name, profile: members, rank: nil, isOwnGroup: true, leftOut: membership.notices,
      conflict: membership.conflict)
  }

  /// The rows a sample of `subject` is compared with: everybody else.
  public func rows(otherThan subject: String) -> [Int] { subjects.indices.filter { subjects[$0] != subject } }
}
