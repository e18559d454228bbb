import ArgumentParser
import BioModel
import Diversity
import Pipeline

/// `dysbio table transform`
struct TableTransformCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transform", abstract: "Write abundances on another scale: shares, log-ratios, Hellinger.",
    discussion: """
      Text of features by samples; a value that is undefined is empty. `dysbio list transforms` names formulas and
      sources. Drawing reads is `table rarefy`, adding up at a rank `table collapse`.

      Example:
        dysbio table transform table.biom --by clr --output clr.tsv
      """)

  @Argument(help: "Abundance tables of any format; several become one.")
  var tables: [String]

  @Option(
    help: ArgumentHelp(
      "The transform: \(TableTransforms.all.map(\.id).joined(separator: ", ")).", valueName: "transform"))
  var by: String

  @Option(
    help: ArgumentHelp(
      "What clr adds to every cell, in reads or parts of a sample's smallest share (default: 0.5); the share that stands for a zero of multiplicative-replacement (default: 1 / features²).",
      valueName: "number"))
  var zero: Double?

  @Option(name: .shortAndLong, help: "The file to write. - is standard output.")
  var output: String

  @OptionGroup var table: TableOptionGroup
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard TableTransforms.transform(id: by) != nil else {
      throw ValidationError("--by takes \(TableTransforms.all.map(\.id).joined(separator: ", ")), not '\(by)'")
    }
    guard let zero else { return }
    switch by {
    case "clr": if !(zero > 0 && zero <= 1000) { throw ValidationError("--zero takes a number above 0, at most 1000") }
    case "multiplicative-replacement":
      if !(zero > 0 && zero < 1) { throw ValidationError("--zero takes a share between 0 and 1 here") }
    default: throw ValidationError("\(by) has no zero rule, so --zero has no say in it")
    }
  }

  func run() throws {
    guard var transform = TableTransforms.transform(id: by) else { return }
    if let zero { transform = by == "clr" ? LogRatioTransform(zeroAddend: zero) : ReplacementTransform(delta: zero) }
    let chosen = transform
    try CommandRunner.run(common) { context in
      let bytes = try TablePipeline(table.request(tables), [], context).write(transformedBy: chosen, to: output)
      if output == "-" { try StandardOutput.write(bytes) }
      return nil
    }
  }
}
