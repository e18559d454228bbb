public import ArgumentParser
import BioModel
public import Diversity
import Pipeline

/// Which groups of samples are compared, and how.
struct ComparisonOptionGroup: CommunityOptionPart {
  @Option(help: ArgumentHelp("Compare groups of samples: a column of the metadata.", valueName: "column"))
  var group: String?

  @Option(
    help: ArgumentHelp(
      "The model of the comparison, for example 'age + group' or 'group*time'. (default: the batches, then the group)",
      valueName: "terms"))
  var formula: String?

  @Option(
    help: ArgumentHelp(
      "A column of technical origin; a group that cannot be told from it is refused. May be repeated.",
      valueName: "column"))
  var batch: [String] = []

  @Option(help: ArgumentHelp("Permute samples only within the values of this column.", valueName: "column"))
  var strata: String?

  @Option(
    help: ArgumentHelp(
      "Tests of the distances between groups, separated by commas: \(DistanceTests.all.map(\.id).joined(separator: ", ")).",
      valueName: "tests")
  )
  var tests = DistanceTests.byDefault.joined(separator: ",")

  @Option(
    help: ArgumentHelp(
      "Correlate the distances with differences in this column of numbers, or with the distance of this id. May be repeated.",
      valueName: "column-or-metric"))
  var mantel: [String] = []

  @Option(
    name: .customLong("mantel-method"), help: "Correlation of --mantel: of values (pearson) or ranks (spearman).")
  var mantelMethod = Mantel.Method.pearson

  @Option(help: "Permutations of the comparison; tiny designs are listed in full instead.")
  var permutations = 999

  private static let ids = DistanceTests.all.map(\.id)
  private var testIDs: [String] { tests.split(separator: ",").map(String.init) }

  func validate() throws {
    if let unknown = testIDs.first(where: { !Self.ids.contains($0) }) {
      throw ValidationError("--tests takes \(Self.ids.joined(separator: ", ")), not '\(unknown)'")
    }
    if group == nil, formula == nil, testIDs != DistanceTests.byDefault {
      throw ValidationError("--tests belongs to a comparison: name --group or --formula")
    }
    if group == nil, formula == nil, strata != nil || !batch.isEmpty {
      throw ValidationError("--strata and --batch belong to a comparison: name --group or --formula")
    }
    if permutations < 1 { throw ValidationError("--permutations takes a number, 1 or more") }
    if let formula {
      do { _ = try ModelFormula(formula) } catch { throw ValidationError("\(error)") }
    }
  }

  func write(to options: inout CommunityOptions) {
    options.comparison.group = group
    options.comparison.formula = formula
    options.comparison.batches = batch
    options.comparison.strata = strata
    options.comparison.permutations = permutations
    options.comparison.tests = testIDs
    options.mantel.partners = mantel
    options.mantel.method = mantelMethod
    options.mantel.permutations = permutations
  }
}

extension Mantel.Method: ExpressibleByArgument {}
