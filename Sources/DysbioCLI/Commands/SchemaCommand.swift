import ArgumentParser
import Reporting

/// `dysbio schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the JSON Schema of report.json.",
    discussion: """
      Example:
        dysbio schema > report.schema.json
      """)

  func run() { print(EmbeddedText.reportSchema, terminator: "") }
}
