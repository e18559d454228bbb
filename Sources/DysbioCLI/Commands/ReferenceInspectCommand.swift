import ArgumentParser
import Pipeline
import Reporting
import Taxonomy

/// `dysbio reference inspect`
struct ReferenceInspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "What is inside a reference, rank by rank.",
    discussion: """
      Names and entries at each rank, sequences, lengths, organelles, fingerprint. REF is what `reference build` wrote,
      or FASTA with lineages; without it the built-in reference is looked at.

      Example:
        dysbio reference inspect rdp.ref
        dysbio reference inspect silva_train_set.fa.gz --json > silva.json
      """)

  @Argument(help: ArgumentHelp("The reference: packed or FASTA. (default: the built-in one)", valueName: "ref"))
  var reference: String?

  @Flag(help: "Print everything as JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try CommandRunner.run(common) { context in
      let contents = ReferenceContents(try ReferenceSource.database(reference, threads: context.threads))
      try StandardOutput.write(json ? ReferenceContentsJSON.render(contents) : ReferenceContentsText.render(contents))
      return nil
    }
  }
}
