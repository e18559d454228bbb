public import BioModel
import Diversity

/// `rarefaction.csv`: Hill numbers of each sample at fewer and at more reads than it has, with coverage and intervals;
/// absent for tables without counts.
public struct RarefactionCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "rarefaction-csv", title: "rarefaction.csv",
    summary: "Hill numbers by reads and coverage, with intervals, long form.")

  public var part: ResultPart? { .diversity }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { !results.curves.isEmpty }

  public func files(from results: RunResults) -> [RenderedFile] {
    guard !results.curves.isEmpty else { return [] }
    var csv = DelimitedWriter()
    csv.row(["sample", "order", "reads", "coverage", "value", "lower", "upper", "method", "note"])
    for point in results.curves {
      csv.field(point.sample)
      csv.field(point.order.rawValue)
      csv.field(point.size)
      csv.field(point.coverage.number)
      csv.field(point.value.number)
      csv.field(point.lower)
      csv.field(point.upper)
      csv.field(point.method.rawValue)
      csv.field(point.value.reason?.rawValue ?? "")
      csv.endRow()
    }
    return [RenderedFile(path: "rarefaction.csv", bytes: csv.bytes)]
  }
}
