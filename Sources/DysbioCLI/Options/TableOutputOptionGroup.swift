import ArgumentParser
import BioIO
import BioModel
import Pipeline
import Reporting

/// Where a changed table goes, and how what was understood is told.
struct TableOutputOptionGroup: ParsableArguments {
  @Option(name: .shortAndLong, help: "The file to write; its ending tells the format. - is standard output.")
  var output: String

  @Option(help: "The format to write, when the ending does not tell it; `dysbio list formats` names them.")
  var to: String?

  @Flag(help: "Tell what was understood as JSON on standard output.")
  var json = false

  @Flag(help: "Replace an existing folder, or files that the format writes beside the named one.")
  var force = false

  func validate() throws {
    if json, output == "-" { throw ValidationError("the table and --json cannot both go to standard output") }
  }

  /// Reads, changes, writes and tells.
  func run(_ request: TableRequest, _ operations: [any TableOperation], _ common: CommonOptions) throws {
    try TableWriting(path: output, format: to, replaces: force, json: json, isQuiet: common.quiet)
      .run(request, operations, common)
  }
}

/// One table read, changed and written, told as text or JSON.
struct TableWriting {
  let path: String
  let format: String?
  let replaces: Bool
  let json: Bool
  let isQuiet: Bool

  func run(_ request: TableRequest, _ operations: [any TableOperation], _ common: CommonOptions) throws {
    try CommandRunner.run(common) { context in
      var output = TableOutput(path, format: format)
      output.replaces = replaces
      let written = try TablePipeline(request, operations, context).write(to: output)
      if path == "-" {
        try StandardOutput.write(written.standardOutput)
      } else if json {
        try StandardOutput.write(TableSummaryJSON.render(written.summary))
      } else if !isQuiet {
        try StandardOutput.write(TableSummaryText.render(written.summary, withSamples: false))
      }
      return nil
    }
  }
}
