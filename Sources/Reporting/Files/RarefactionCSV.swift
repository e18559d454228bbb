public import BioModel
import Diversity

/// `rarefaction.csv`: the expected number of features when fewer reads are drawn; absent for tables without counts.
public struct RarefactionCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "rarefaction-csv", title: "rarefaction.csv", summary: "Expected features by depth, long form.")

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    guard !results.rarefaction.isEmpty else { return [] }
    var csv = DelimitedWriter()
    csv.row(["sample", "depth", "observed_features"])
    for point in results.rarefaction {
      csv.field(point.sample)
      csv.field(point.depth)
      csv.field(point.observedFeatures)
      csv.endRow()
    }
    return [RenderedFile(path: "rarefaction.csv", bytes: csv.bytes)]
  }
}
