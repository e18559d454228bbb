import ArgumentParser
import Pipeline

/// What markers and indices are held against.
struct MarkerOptionGroup: CommunityOptionPart {
  @Option(help: "A reference cohort file to compare with.")
  var cohort: String?

  @Option(help: "A marker table instead of the built-in one.")
  var markers: String?

  /// - Throws: where two references are named.
  func check(_ level: ReferenceLevelOptionGroup) throws {
    if level.referenceLevel != nil, cohort != nil {
      throw ValidationError("--reference-level and --cohort exclude each other: one reference at a time")
    }
  }

  func write(to options: inout CommunityOptions) {
    options.cohortFile = cohort
    options.markerFile = markers
  }
}
