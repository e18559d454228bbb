public import BioIO
import BioModel
import Diversity

/// Draws the same number of reads from every sample, without replacement; samples with fewer are left out and named.
public struct RarefyTable: TableOperation {
  /// Reads per sample; nil for the largest depth that keeps nine samples in ten, at least 1,000.
  public var depth: Int?
  public var seed: UInt64

  public init(depth: Int?, seed: UInt64) {
    self.depth = depth
    self.seed = seed
  }

  public func applied(to document: TableDocument, _ context: RunContext) throws -> TableDocument {
    let table = document.table
    guard table.unit == .counts else {
      throw PipelineError(
        .malformedInput, "the table holds shares, which cannot be rarefied", advice: "give the table of read counts")
    }
    guard let common = depth.map({ CommonDepth(of: table, depth: $0) }) ?? CommonDepth(of: table) else {
      throw PipelineError(
        .malformedInput, "no depth of 1,000 reads or more is common to the samples",
        advice: "state one with --depth")
    }
    guard !common.keptSamples.isEmpty else {
      throw PipelineError(.malformedInput, "no sample has \(common.depth) reads", advice: "state a smaller --depth")
    }
    let rarefied = try Rarefaction.rarefied(table, depth: common.depth, seed: seed, threads: context.threads)
    let kept = Set(common.keptSamples)
    let left = rarefied.selectingSamples(rarefied.sampleIDs.indices.filter { kept.contains(rarefied.sampleIDs[$0]) })
    var notices = [
      Notice(
        .note, code: "rarefied", message: "\(common.depth) reads drawn from each of \(kept.count) samples, seed \(seed)"
      )
    ]
    if !common.droppedSamples.isEmpty {
      notices.append(
        Notice(
          .warning, code: "samples-below-depth",
          message:
            "\(common.droppedSamples.count) samples have fewer and are left out: \(common.droppedSamples.prefix(5).joined(separator: ", "))"
        ))
    }
    let occurs = left.occurrences().map { $0.sampleCount > 0 }
    return document.with(left.keepingFeatures(where: occurs), saying: notices)
  }
}
