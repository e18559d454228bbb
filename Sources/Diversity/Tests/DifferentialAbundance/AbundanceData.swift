public import BioModel
import Statistics

/// The features that a differential abundance test looks at, over the samples of a design.
public struct AbundanceData: Sendable {
  /// The model.
  public let design: StudyDesign
  /// The samples of the design, in its order, with the features kept, sorted by the UTF-8 bytes of their ids.
  public let table: FeatureTable
  /// Features in too few samples.
  public let rareFeatureCount: Int
  /// Samples left out, and why.
  public let notices: [Notice]

  /// - Parameters:
  ///   - table: whole counts or shares.
  ///   - prevalence: the share of the design's samples in which a feature is kept at least, 0…1.
  /// - Throws: `DesignError`.
  /// - Complexity: O(non-zeros).
  public init(
    _ table: FeatureTable, formula: ModelFormula, metadata: SampleMetadata, prevalence: Double = 0.1,
    options: DesignOptions = DesignOptions()
  ) throws(DesignError) {
    let described = Set(metadata.sampleIDs)
    var places: [String: Int] = [:]
    var samples: [String] = []
    for sample in 0..<table.sampleCount {
      let id = table.sampleIDs[sample]
      guard described.contains(id), table.rowStarts[sample + 1] > table.rowStarts[sample] else { continue }
      places[id] = sample
      samples.append(id)
    }
    design = try StudyDesign(
      formula, metadata: metadata, samples: samples, references: options.references, categories: options.categories)
    let own = table.withFeaturesSortedByID().selectingSamples(design.sampleIDs.compactMap { places[$0] })
    let needed = prevalence * Double(own.sampleCount)
    let keep = own.occurrences().map { $0.sampleCount > 0 && Double($0.sampleCount) >= needed - 1e-9 }
    self.table = own.keepingFeatures(where: keep)
    rareFeatureCount = table.featureCount - self.table.featureCount
    notices = design.notices
  }

  /// features × samples values, zeros included. Complexity O(features × samples).
  var denseFeatures: [[Double]] {
    var dense = [[Double]](
      repeating: [Double](repeating: 0, count: table.sampleCount), count: table.featureCount)
    for sample in 0..<table.sampleCount {
      let row = table[sample: sample]
      for (column, value) in zip(row.columns, row.values) { dense[Int(column)][sample] = value }
    }
    return dense
  }
}
