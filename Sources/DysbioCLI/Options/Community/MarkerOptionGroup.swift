import ArgumentParser
import Pipeline

/// What markers and indices are held against.
struct MarkerOptionGroup: CommunityOptionPart {
  @Option(
    help: ArgumentHelp(
      "The people to compare with: a cohort file, or the id of a built-in cohort (`dysbio cohort list`). With --reference-level, those samples are held against the cohort instead of being the reference. (default: the --reference-level, else the built-in cohort that fits)",
      valueName: "file-or-id"))
  var cohort: String?

  @Flag(
    name: .customLong("accept-misfit"),
    help: "Use the --cohort though its host, body site, library, region, profiler or names contradict the table's.")
  var acceptsMisfit = false

  @Option(
    name: .customLong("database-taxa"),
    help: ArgumentHelp(
      "The taxa that the table's database holds, a lineage or a name in every line: what is in the database and not in a sample is then absent from it. (default: unknown; run: those of the reference)",
      valueName: "file"))
  var databaseTaxa: String?

  @Option(help: "A marker table instead of the built-in one.")
  var markers: String?

  @Option(
    name: .customLong("case-level"),
    help: ArgumentHelp(
      "The study's cases, for indices that need them (centroid-difference): those whose metadata say so.",
      valueName: "column=value"))
  var caseLevel: String?

  func validate() throws {
    if let caseLevel, caseLevel.split(separator: "=", maxSplits: 1).count != 2 {
      throw ValidationError("--case-level takes column=value, for example group=CRC")
    }
    if acceptsMisfit, cohort == nil { throw ValidationError("--accept-misfit belongs to --cohort: name one") }
  }

  /// - Throws: where the cases are the reference.
  func check(_ level: ReferenceLevelOptionGroup) throws {
    if caseLevel != nil, caseLevel == level.referenceLevel {
      throw ValidationError("--case-level and --reference-level name the same samples")
    }
  }

  func write(to options: inout CommunityOptions) {
    options.caseLevel = caseLevel
    options.cohort = cohort
    options.acceptsMisfit = acceptsMisfit
    options.markerFile = markers
    options.databaseTaxa = databaseTaxa
  }
}
