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

  /// The number of independent subjects.
  public var count: Int { subjects.count }

  /// `healthy (n = 41)`, as it stands in result columns.
  public var label: String { "\(name) (n = \(count))" }

  init(name: String, profile: CommunityProfile, rank: Rank?, isOwnGroup: Bool, fingerprint: String? = nil) {
    self.name = name
    self.profile = profile
    subjects = profile.facts.map(\.subject)
    self.rank = rank
    self.isOwnGroup = isOwnGroup
    self.fingerprint =
      fingerprint ?? CohortFile.fingerprint(of: CohortFile.body(name: name, profile: profile, rank: rank))
  }

  /// The study's own reference group, for example the samples with `group=healthy`.
  ///
  /// One row per subject, the first in the table's order. Samples without a classified read are left out.
  /// - Parameter isMember: one entry per sample of the profile.
  public init(ownGroup name: String, of profile: CommunityProfile, isMember: [Bool]) {
    var seen: Set<String> = []
    let rows = (0..<profile.table.sampleCount).filter {
      isMember[$0] && profile.denominators[$0] > 0 && seen.insert(profile.facts[$0].subject).inserted
    }
    let members = CommunityProfile(
      table: profile.table.selectingSamples(rows), study: profile.study, facts: rows.map { profile.facts[$0] },
      nomenclature: profile.nomenclature, universe: profile.universe, contaminants: profile.contaminants)
    self.init(name: name, profile: members, rank: nil, isOwnGroup: true)
  }

  /// The rows a sample of `subject` is compared with: everybody else.
  public func rows(otherThan subject: String) -> [Int] { subjects.indices.filter { subjects[$0] != subject } }
}
