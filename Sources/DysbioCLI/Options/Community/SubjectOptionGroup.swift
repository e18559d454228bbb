import ArgumentParser
import Pipeline

/// Whose sample each is.
struct SubjectOptionGroup: CommunityOptionPart {
  @Option(
    help: ArgumentHelp(
      "The metadata column that names each sample's subject: n counts subjects, a sample is never compared with its own subject's, and tests of groups permute subjects or pair their samples. (default: the column subject, if there is one)",
      valueName: "column"))
  var subject: String?

  func write(to options: inout CommunityOptions) { options.subject = subject }
}
