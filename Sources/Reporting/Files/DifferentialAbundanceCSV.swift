public import BioModel
import Diversity

/// `differential_abundance.csv`: what each method says of each taxon, and whether they agree; absent without tests.
public struct DifferentialAbundanceCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "differential-abundance-csv", title: "differential_abundance.csv",
    summary: "Differential abundance by LinDA and ANCOM-BC2 (binary logarithms of fold changes), and their agreement.")

  public var part: ResultPart? { .diversity }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { results.comparison?.abundance.isEmpty == false }

  public func files(from results: RunResults) -> [RenderedFile] {
    guard let comparison = results.comparison, !comparison.abundance.isEmpty else { return [] }
    let verdicts = comparison.verdicts
    var csv = DelimitedWriter()
    csv.row([
      "taxon", "coefficient", "method", "log2_fold_change", "standard_error", "statistic", "df", "p", "p_adjusted",
      "robust", "agreement",
    ])
    for (method, tests) in comparison.abundance {
      for test in tests {
        csv.field(test.feature)
        csv.field(test.coefficient)
        csv.field(method)
        for value in [
          test.log2FoldChange, test.standardError, test.statistic, test.degreesOfFreedom, test.pValue, test.adjustedP,
        ] {
          csv.field(value.isFinite ? value : nil)
        }
        csv.field(test.isRobust.map { $0 ? "yes" : "no" } ?? "")
        csv.field(verdicts[[test.feature, test.coefficient]]?.words(of: comparison) ?? "")
        csv.endRow()
      }
    }
    return [RenderedFile(path: "differential_abundance.csv", bytes: csv.bytes)]
  }
}
