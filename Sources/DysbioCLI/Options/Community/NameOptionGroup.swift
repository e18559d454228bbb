public import ArgumentParser
import Pipeline
public import Taxonomy

/// How names of taxa are read.
struct NameOptionGroup: CommunityOptionPart {
  @Option(
    name: .customLong("taxonomy-scheme"),
    help: ArgumentHelp(
      "Who gave the names of the lineages; `dysbio list schemes` names them. (default: what the reference or the format says, else recognised from the names)",
      valueName: "scheme"))
  var taxonomyScheme: NomenclatureScheme?

  func write(to options: inout CommunityOptions) { options.taxonomyScheme = taxonomyScheme?.rawValue }
}

extension NomenclatureScheme: ExpressibleByArgument {}
