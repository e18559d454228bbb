import ArgumentParser

/// `dysbio table`
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table", abstract: "Work on abundance tables of any format.",
    subcommands: [
      TableFilterCommand.self, TableSubsetCommand.self, TableCollapseCommand.self, TableRarefyCommand.self,
      TableMergeCommand.self, TableRenameCommand.self, TableTransformCommand.self, TableTransposeCommand.self,
      TableSummariseCommand.self,
    ])
}
