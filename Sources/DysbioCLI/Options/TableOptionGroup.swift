public import ArgumentParser
import BioIO
import BioModel
public import Pipeline

/// How a table is read: what every command that takes one has in common.
struct TableOptionGroup: ParsableArguments {
  @Option(help: "The format, when it is not to be recognised; `dysbio list formats` names them.")
  var format: String?

  @Option(
    help: ArgumentHelp(
      """
      State what would be found out: orientation=features-by-samples|samples-by-features, \
      unit=counts|fractions|percent, nesting=cumulative|disjoint, level=RANK|sgb, decimal=comma|point, \
      thousands=comma|point, delimiter=tab|comma|semicolon, label=0.03 (mothur), empty-cells=zero, ignore-columns=a,b, \
      keep=a,b; and for analyses of the table: library=16s|shotgun, profiler=NAME (or 'NAME VERSION'), region=V4, \
      host=human, body-site=stool. May be repeated.
      """,
      valueName: "key=value"))
  var assume: [String] = []

  @Option(help: "Lineages by feature id (QIIME 2, mothur, one column per rank), where the table holds none.")
  var taxonomy: String?

  @Option(help: "What is known of the samples: a table whose first column is the sample id.")
  var metadata: String?

  @Option(
    name: .customLong("same-samples"),
    help: "With several files, a sample that stands in two of them: refuse, or add its counts up.")
  var sameSamples = MergeRules.SameSample.refuse

  @Flag(
    name: .customLong("allow-mixed"),
    help: "With several files: put together what other programs, databases, versions or taxonomies made.")
  var allowMixed = false

  @Flag(
    name: .customLong("allow-disjoint"),
    help: "With several files: put together variants of which next to none are shared.")
  var allowDisjoint = false

  func validate() throws {
    do { _ = try TableAssumptions(words: assume) } catch { throw ValidationError("\(error)") }
    if let format, TableFormats.named(format) == nil {
      throw ValidationError(
        "the table format '\(format)' is not known; use one of: "
          + TableFormats.all.map(\.id).joined(separator: ", "))
    }
  }

  /// The request for these files.
  func request(_ paths: [String]) -> TableRequest {
    var request = TableRequest(paths: paths)
    request.format = format
    request.assumptions = assume
    request.taxonomyFile = taxonomy
    request.metadataFile = metadata
    request.merging.sameSample = sameSamples
    request.merging.allowsMixed = allowMixed
    request.merging.allowsDisjoint = allowDisjoint
    return request
  }
}

extension MergeRules.SameSample: ExpressibleByArgument {}
