import ArgumentParser
import Pipeline

/// Ratios beside the built-in ones.
struct RatioOptionGroup: CommunityOptionPart {
  @Option(
    name: .customLong("ratio"),
    help: ArgumentHelp(
      "A further ratio, for example 'mine=(Prevotella+Segatella)/Bacteroides'. May be repeated.", valueName: "name=a/b")
  )
  var ratios: [String] = []

  @Option(
    name: .customLong("ratios"),
    help: ArgumentHelp(
      "A TOML or YAML file of further ratios and groups of taxa (ratio: id and expression; group: id and taxa).",
      valueName: "file"))
  var ratioFile: String?

  func validate() throws {
    if let ratio = ratios.first(where: { !$0.contains("=") || !$0.contains("/") }) {
      throw ValidationError("--ratio takes name=numerator/denominator, not '\(ratio)'")
    }
  }

  func write(to options: inout CommunityOptions) {
    options.ratios = ratios
    options.ratioFile = ratioFile
  }
}
