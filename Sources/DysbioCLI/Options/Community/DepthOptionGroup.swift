import ArgumentParser
import Pipeline

/// At how many reads samples are compared.
struct DepthOptionGroup: CommunityOptionPart {
  @Option(help: "Depth of rarefied metrics. (default: the largest that keeps 9 samples in 10, at least 1000)")
  var depth: Int?

  func validate() throws {
    if let depth, depth < 1 { throw ValidationError("--depth takes a number of reads, 1 or more") }
  }

  func write(to options: inout CommunityOptions) { options.depth = depth }
}
