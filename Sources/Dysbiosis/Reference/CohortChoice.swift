import BioModel
import Taxonomy

/// Whether a cohort may be used for a study.
enum CohortChoice {
  /// The group that is compared with: none without anybody in it, and none that contradicts the study's description, unless
  /// that is accepted.
  static func fitting(
    _ group: ComparisonGroup?, profile: CommunityProfile, options: DysbiosisAnalysis.Options, notices: inout [Notice]
  ) -> ComparisonGroup? {
    guard let group else {
      notices.append(
        Notice(
          .note, code: "no-reference",
          message:
            "there is no reference group: no percentiles and no flags; name one with --reference-level or --cohort"))
      return nil
    }
    if case .profiles(let cohort) = group, let conflict = cohort.conflict {
      notices.append(
        Notice(
          .warning, code: "reference-group-ambiguous",
          message: "\(conflict): it is not used, so there are no percentiles; name a group of one host and body site"))
      return nil
    }
    if case .profiles(let cohort) = group, cohort.count == 0 {
      notices += cohort.notices
      notices.append(
        Notice(
          .warning, code: "reference-group-empty",
          message: "the group \(cohort.name) is empty"
            + (cohort.notices.isEmpty
              ? ", no sample of it holds a classified read" : ", all of its samples are left out")
            + ": there are no percentiles and no flags"))
      return nil
    }
    let misfits = misfits(of: group, profile)
    if misfits.isEmpty {
      notices += remarks(group, profile)
      return group
    }
    let list = misfits.joined(separator: "; ")
    if options.acceptsMisfit {
      notices.append(
        Notice(
          .warning, code: "cohort-misfit-accepted", message: "\(group.label) is used though it does not fit: \(list)"))
      notices += remarks(group, profile)
      return group
    }
    notices.append(
      Notice(
        .warning, code: "cohort-misfit",
        message: "\(group.label) does not fit and is not used, so there are no percentiles: \(list); --accept-misfit "
          + "uses it all the same, --assume states what the table does not say"))
    return nil
  }

  /// A study's own group fits by origin; hosts are then looked at sample by sample.
  private static func misfits(of group: ComparisonGroup, _ profile: CommunityProfile) -> [String] {
    if case .profiles(let cohort) = group, cohort.isOwnGroup { return [] }
    var found = profile.describedStudy.misfits(with: group.study)
    if case .figures(let figures) = group {
      if figures.nomenclature != profile.nomenclature.fingerprint {
        found.append("names: the cohort was made with another table of names; rebuild it")
      }
      if figures.unit != profile.table.unit {
        found.append("unit: \(profile.table.unit.rawValue) against \(figures.unit.rawValue)")
      }
    }
    return found
  }

  /// What is said of a group that is used.
  private static func remarks(_ group: ComparisonGroup, _ profile: CommunityProfile) -> [Notice] {
    var notices: [Notice] = []
    let others = group.misfits(in: profile).count { $0 != nil }
    if others > 0 {
      notices.append(
        Notice(
          .warning, code: "samples-not-of-cohort",
          message:
            "\(others) samples are of another host, body site or age than \(group.label): they get no percentiles "
            + "and no flags"))
    }
    if case .profiles(let cohort) = group { notices += cohort.notices }
    return notices
  }
}
