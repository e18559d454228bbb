public import BioIO
import BioModel

/// Keeps the samples that are named or whose metadata say so; the order of the table stays.
public struct SelectSamples: TableOperation {
  /// Ids to keep; with none here and in the file all are kept.
  public var ids: [String] = []
  /// A file of further ids, one a line.
  public var idFile: String?
  /// All of them must hold.
  public var conditions: [MetadataCondition] = []
  /// The smallest total, in the table's unit.
  public var smallestTotal = 0.0

  public init() {}

  public func applied(to document: TableDocument, _ context: RunContext) throws -> TableDocument {
    let table = document.table
    var keep = [Bool](repeating: true, count: table.sampleCount)
    let ids = try ids + (idFile.map { try IDList.read($0) } ?? [])
    if !ids.isEmpty {
      let known = Set(table.sampleIDs)
      if let missing = ids.first(where: { !known.contains($0) }) {
        throw PipelineError(
          .usage, "the table has no sample \"\(missing)\"",
          advice: "it has \(table.sampleIDs.prefix(3).joined(separator: ", ")) …")
      }
      let wanted = Set(ids)
      for sample in keep.indices where !wanted.contains(table.sampleIDs[sample]) { keep[sample] = false }
    }
    for condition in conditions {
      for (sample, holds) in try condition.holds(in: document.metadata).enumerated() where !holds {
        keep[sample] = false
      }
    }
    for sample in keep.indices where table[sample: sample].total < smallestTotal { keep[sample] = false }
    let kept = keep.indices.filter { keep[$0] }
    guard !kept.isEmpty else {
      throw PipelineError(.malformedInput, "no sample is left", advice: "loosen the conditions")
    }
    guard kept.count < table.sampleCount else { return document }
    return document.with(
      table.selectingSamples(kept),
      saying: [
        Notice(.note, code: "samples-selected", message: "\(kept.count) of \(table.sampleCount) samples kept")
      ])
  }
}
