import BioModel

/// The people that markers are compared with: as profiles, or as the figures of a built-in cohort.
enum ComparisonGroup: Sendable {
  case profiles(ReferenceCohort)
  case figures(CohortFigures)

  /// The row of a subject; nil for those who do not belong to the group, and where nobody is named.
  var rowBySubject: [String: Int] {
    guard case .profiles(let cohort) = self else { return [:] }
    return Dictionary(cohort.subjects.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var study: StudyDescription {
    switch self {
    case .profiles(let cohort): cohort.profile.describedStudy
    case .figures(let figures): figures.study
    }
  }

  /// The rank its profiles end at, which names the table had may end above; nil: that of the table. Complexity O(features).
  var rank: Rank? {
    switch self {
    case .profiles(let cohort): cohort.rank.map { min($0, cohort.profile.deepestRank ?? $0) }
    case .figures(let figures): figures.rank
    }
  }

  /// `adult`, or empty: not known.
  var ageGroup: String {
    guard case .figures(let figures) = self else { return "" }
    return figures.ageGroup
  }

  var label: String {
    switch self {
    case .profiles(let cohort): cohort.label
    case .figures(let figures): figures.label
    }
  }

  var fingerprint: String {
    switch self {
    case .profiles(let cohort): cohort.fingerprint
    case .figures(let figures): figures.fingerprint
    }
  }

  /// By sample: why its person is not one of those the group stands for; nil where nothing speaks against it.
  func misfits(in profile: CommunityProfile) -> [String?] {
    let (common, own) = (profile.study, study)
    func differs(_ mine: String, _ common: String, _ theirs: String, _ canonical: (String) -> String) -> Bool {
      let stated = mine.isEmpty ? common : mine
      return !stated.isEmpty && !theirs.isEmpty && canonical(stated) != canonical(theirs)
    }
    return profile.facts.map { facts in
      if differs(facts.host, common.host, own.host, Host.canonical) { return "host-not-of-cohort" }
      if differs(facts.bodySite, common.bodySite, own.bodySite, BodySite.canonical) { return "body-site-not-of-cohort" }
      if ageGroup == CohortFigures.adults, (facts.ageInYears ?? 18) < 18 { return "age-not-of-cohort" }
      return nil
    }
  }
}

extension CommunityProfile {
  /// The study's description, completed by what all samples' metadata agree on.
  var describedStudy: StudyDescription {
    var described = study
    if described.host.isEmpty { described.host = common(facts.map { Host.canonical($0.host) }) }
    if described.bodySite.isEmpty { described.bodySite = common(facts.map { BodySite.canonical($0.bodySite) }) }
    return described
  }

  private func common(_ texts: [String]) -> String {
    guard let first = texts.first, texts.allSatisfy({ $0 == first }) else { return "" }
    return first
  }
}
