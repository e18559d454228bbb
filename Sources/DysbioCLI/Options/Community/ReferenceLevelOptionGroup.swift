import ArgumentParser
import Pipeline

/// Which samples of the study others are compared with.
struct ReferenceLevelOptionGroup: CommunityOptionPart {
  @Option(
    name: .customLong("reference-level"),
    help: ArgumentHelp(
      "Samples to compare with: those whose metadata say so; with --cohort, the controls that are held against it.",
      valueName: "column=value"))
  var referenceLevel: String?

  func validate() throws {
    if let referenceLevel, referenceLevel.split(separator: "=", maxSplits: 1).count != 2 {
      throw ValidationError("--reference-level takes column=value, for example group=healthy")
    }
  }

  func write(to options: inout CommunityOptions) { options.referenceLevel = referenceLevel }
}
