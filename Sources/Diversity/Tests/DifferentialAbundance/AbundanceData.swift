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
  /// Samples left out, and why; how subjects enter.
  public let notices: [Notice]
  /// Whether the rows are subjects, each with all its samples.
  let hasSubjectRows: Bool
  /// Columns of the model that are not tested: those of subjects.
  private let untested: Range<Int>

  /// - Parameters:
  ///   - table: whole counts or shares.
  ///   - interest: the column whose effect is asked for; decides how subjects enter (`SubjectModel`).
  ///   - subject: the column that says whose the samples are; nil for independent samples.
  ///   - prevalence: the share of the design's samples in which a feature is kept at least, 0…1.
  /// - Throws: `DesignError`.
  /// - Complexity: O(non-zeros).
  public init(
    _ table: FeatureTable, formula: ModelFormula, metadata: SampleMetadata, interest: String? = nil,
    subject: String? = nil, prevalence: Double = 0.1, options: DesignOptions = DesignOptions()
  ) throws(DesignError) {
    let present = (0..<table.sampleCount).filter { table.rowStarts[$0 + 1] > table.rowStarts[$0] }
    let model = try SubjectModel(
      table.selectingSamples(present), formula: formula, interest: interest, subject: subject, metadata: metadata,
      options: options)
    hasSubjectRows = model.isPutTogether
    let (table, metadata) = (model.table, model.metadata)
    let described = Set(metadata.sampleIDs)
    var places: [String: Int] = [:]
    var samples: [String] = []
    for sample in 0..<table.sampleCount {
      let id = table.sampleIDs[sample]
      guard described.contains(id) else { continue }
      places[id] = sample
      samples.append(id)
    }
    design = try StudyDesign(
      model.formula, metadata: metadata, samples: samples, references: model.options.references,
      categories: model.options.categories)
    untested = design.terms.first { $0.term.variables == [model.term] }?.columns ?? 0..<0
    let own = table.withFeaturesSortedByID().selectingSamples(design.sampleIDs.compactMap { places[$0] })
    let needed = prevalence * Double(own.sampleCount)
    let keep = own.occurrences().map { $0.sampleCount > 0 && Double($0.sampleCount) >= needed - 1e-9 }
    self.table = own.keepingFeatures(where: keep)
    rareFeatureCount = table.featureCount - self.table.featureCount
    notices = model.notices + design.notices
  }

  /// Whether a column of the model is tested: all but the intercept and subjects.
  func isTested(_ column: Int) -> Bool { column > 0 && !untested.contains(column) }

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
