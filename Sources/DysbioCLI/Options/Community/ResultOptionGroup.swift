import ArgumentParser
import Pipeline

/// What happens to results.
struct ResultOptionGroup: CommunityOptionPart {
  @Flag(help: "Replace an existing results folder.")
  var force = false

  @Flag(help: "Fail, and write nothing, when any sample fails.")
  var strict = false

  func write(to options: inout CommunityOptions) {
    options.replacesOutput = force
    options.isStrict = strict
  }
}
