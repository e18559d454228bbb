import ArgumentParser

/// `dysbio reference`
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference", abstract: "Classifier references.",
    subcommands: [ReferenceBuildCommand.self, ReferenceInspectCommand.self, ReferenceEvaluateCommand.self])
}
