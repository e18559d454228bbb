public import BioModel
import Diversity

/// `alpha_diversity.csv`: one row per sample and metric; an undefined value is empty, its reason in the note. With the
/// conventions of another program a last column holds its name of the metric.
public struct AlphaDiversityCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "alpha-diversity-csv", title: "alpha_diversity.csv", summary: "Diversity within samples, long form.")

  public var part: ResultPart? { .diversity }

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    var csv = DelimitedWriter()
    csv.row(["sample", "metric", "value", "lower", "upper", "note"] + (results.compat == nil ? [] : ["peer_metric"]))
    for row in results.completeAlpha {
      csv.field(row.sample)
      csv.field(row.metric)
      csv.field(row.value.number)
      csv.field(row.lower)
      csv.field(row.upper)
      csv.field(row.note)
      if let compat = results.compat { csv.field(compat.name(of: row.metric) ?? "") }
      csv.endRow()
    }
    return [RenderedFile(path: "alpha_diversity.csv", bytes: csv.bytes)]
  }
}
