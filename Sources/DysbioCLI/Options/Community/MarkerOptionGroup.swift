import ArgumentParser
import Pipeline

/// What markers and indices are held against.
struct MarkerOptionGroup: CommunityOptionPart {
  @Option(help: "A reference cohort file to compare with.")
  var cohort: String?

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
  }

  /// - Throws: where two references are named.
  func check(_ level: ReferenceLevelOptionGroup) throws {
    if level.referenceLevel != nil, cohort != nil {
      throw ValidationError("--reference-level and --cohort exclude each other: one reference at a time")
    }
    if caseLevel != nil, caseLevel == level.referenceLevel {
      throw ValidationError("--case-level and --reference-level name the same samples")
    }
  }

  func write(to options: inout CommunityOptions) {
    options.caseLevel = caseLevel
    options.cohortFile = cohort
    options.markerFile = markers
  }
}
