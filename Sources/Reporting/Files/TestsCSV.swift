public import BioModel
import Diversity

/// `tests.csv`: comparisons of groups and Mantel tests, one test a row; absent where nothing was compared.
public struct TestsCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "tests-csv", title: "tests.csv",
    summary:
      "PERMANOVA with dispersion and pairs, ANOSIM, Mantel, alpha comparisons, with effect sizes and adjusted p-values."
  )

  public var part: ResultPart? { .diversity }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { results.comparison != nil || !results.mantel.isEmpty }

  public func files(from results: RunResults) -> [RenderedFile] {
    guard results.comparison != nil || !results.mantel.isEmpty else { return [] }
    var csv = DelimitedWriter()
    csv.row([
      "test", "metric", "term", "kind", "groups", "samples", "df", "residual_df", "statistic_name", "statistic", "p",
      "p_adjusted", "exact", "permutations", "effect_name", "effect", "lower", "upper", "note",
    ])
    for row in (results.comparison?.tests ?? []) + results.mantel {
      csv.field(row.test)
      csv.field(row.metric)
      csv.field(row.term)
      csv.field(row.kind)
      csv.field(row.groups.joined(separator: "; "))
      csv.field(row.count)
      csv.field(row.degreesOfFreedom.map(String.init) ?? "")
      csv.field(row.residualDegreesOfFreedom.map(String.init) ?? "")
      csv.field(row.statisticName)
      csv.field(row.statistic.number)
      csv.field(row.p.number)
      csv.field(row.adjustedP?.number)
      csv.field(row.isExact ? "yes" : "no")
      csv.field(row.permutations.map(String.init) ?? "")
      csv.field(row.effectName)
      csv.field(row.effect?.number)
      csv.field(row.lower)
      csv.field(row.upper)
      csv.field(row.statistic.reason?.rawValue ?? row.p.reason?.rawValue ?? "")
      csv.endRow()
    }
    return [RenderedFile(path: "tests.csv", bytes: csv.bytes)]
  }
}
