import ArgumentParser
import Pipeline

/// `dysbio verify`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Checks a results folder against its manifest.",
    discussion: """
      Every file must be there, with the size and the SHA-256 that manifest.json states. timings.json is not checked.

      Example:
        dysbio verify results
      """)

  @Argument(help: "A folder that dysbio wrote.")
  var folder: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    try CommandRunner.run(common) { context in
      try Verification(folder: folder).run(context)
      return nil
    }
  }
}
