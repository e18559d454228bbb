public import BioIO
import BioModel

/// Keeps features that occur often and much enough. Samples without anything count as samples, but not in mean shares.
public struct FilterFeatures: TableOperation {
  /// The smallest number of samples a feature stands in.
  public var smallestSampleCount = 0
  /// The smallest share of samples a feature stands in, 0…1.
  public var smallestPrevalence = 0.0
  /// The smallest sum over all samples, in the table's unit.
  public var smallestTotal = 0.0
  /// The smallest mean share of the samples' totals, 0…1.
  public var smallestMeanShare = 0.0
  /// The smallest share that some sample must reach, 0…1.
  public var smallestLargestShare = 0.0

  public init() {}

  public func applied(to document: TableDocument, _ context: RunContext) throws -> TableDocument {
    let table = document.table
    let occurrences = Dictionary(
      zip(table.featureIDs, table.occurrences()), uniquingKeysWith: { first, _ in first })
    let samples = Double(table.sampleCount)
    let filled = Double(max(1, table.nonEmptySampleCount))
    return try document.keepingFeatures("features-filtered") { id in
      guard let feature = occurrences[id] else { return false }
      return feature.sampleCount >= smallestSampleCount
        && Double(feature.sampleCount) >= smallestPrevalence * samples && feature.total >= smallestTotal
        && feature.shareSum >= smallestMeanShare * filled && feature.largestShare >= smallestLargestShare
    }
  }
}
