public import BioModel
import Taxonomy

/// Which built-in cohort a study may be compared with, and why not the others.
///
/// Chosen without being asked for only where everything is stated and fits: host, body site, library, region (amplicons),
/// profiler and version, scheme of names, unit, and a table whose names go as deep as the cohort's. Of several the one with the
/// most subjects, then by id.
public struct CohortSelection: Sendable {
  /// One cohort that was looked at.
  public struct Candidate: Sendable, Equatable {
    public let id: String
    /// What contradicts: `region: V4 against V3V5`.
    public let misfits: [String]
    /// What the study does not state.
    public let unstated: [String]

    public var isChosen: Bool { misfits.isEmpty && unstated.isEmpty }
  }

  public let figures: CohortFigures?
  /// In the order of the cohorts.
  public let candidates: [Candidate]

  public init(for profile: CommunityProfile, among cohorts: [CohortFigures] = BuiltInCohorts.all) {
    candidates = cohorts.map { Self.candidate($0, profile) }
    let fitting = zip(cohorts, candidates).filter(\.1.isChosen).map(\.0)
    figures = fitting.min { ($1.count, $0.id) < ($0.count, $1.id) }
  }

  /// What is said: the cohort chosen, or that there is none and why.
  public var notice: Notice {
    if let figures {
      return Notice(
        .note, code: "built-in-cohort",
        message: "compared with the built-in cohort \(figures.label), \(figures.origin.citation); "
          + "your own controls (--reference-level) are better")
    }
    let reasons = candidates.map { candidate in
      let unstated = candidate.unstated.isEmpty ? [] : ["not stated: " + candidate.unstated.joined(separator: ", ")]
      return "\(candidate.id) (\((candidate.misfits + unstated).joined(separator: "; ")))"
    }
    return Notice(
      .note, code: "no-built-in-cohort",
      message: "no built-in cohort fits, so there are no percentiles: \(reasons.joined(separator: ", "))")
  }

  static func candidate(_ cohort: CohortFigures, _ profile: CommunityProfile) -> Candidate {
    let study = profile.describedStudy
    var misfits = study.misfits(with: cohort.study)
    if cohort.unit != profile.table.unit {
      misfits.append("unit: \(profile.table.unit.rawValue) against \(cohort.unit.rawValue)")
    }
    if cohort.nomenclature != profile.nomenclature.fingerprint {
      misfits.append("names: made with another table of names")
    }
    if let deepest = profile.deepestRank, deepest < cohort.rank {
      misfits.append("rank: \(deepest.name) against \(cohort.rank.name)")
    }
    let scheme = study.taxonomy.isEmpty && profile.naming.candidates.count == 1 ? "recognised" : study.taxonomy
    let fields = [
      ("host", study.host, cohort.study.host), ("body site", study.bodySite, cohort.study.bodySite),
      ("region", study.region, cohort.study.region), ("profiler", study.profiler, cohort.study.profiler),
      (
        "profiler version", study.profiler.isEmpty ? "known" : ProfilerName(study.profiler).version,
        ProfilerName(cohort.study.profiler).version
      ), ("library", study.isLibraryGuessed ? "" : study.library.rawValue, cohort.study.library.rawValue),
      ("taxonomy", scheme, cohort.study.taxonomy),
    ]
    return Candidate(
      id: cohort.id, misfits: misfits, unstated: fields.filter { $0.1.isEmpty && !$0.2.isEmpty }.map(\.0))
  }
}
