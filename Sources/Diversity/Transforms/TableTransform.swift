public import BioModel

/// A way to put a table's abundances on another scale (`dysbio table transform`).
public protocol TableTransform: Described {
  /// The transformed values. Nothing else is left out than features that no sample holds, where the transform says so.
  ///
  /// - Throws: `DiversityError` where the table does not allow it.
  func transformed(_ table: FeatureTable) throws(DiversityError) -> TransformedTable
}

/// The registry of transforms. A new one is a type of its own and a line here; drawing reads (`Rarefaction`) and adding
/// up at a rank stand beside them as tables of counts.
public enum TableTransforms {
  public static let all: [any TableTransform] = [
    ClosureTransform(), LogRatioTransform(), RobustLogRatioTransform(), ReplacementTransform(), HellingerTransform(),
  ]

  /// The transform of that id, or nil.
  public static func transform(id: String) -> (any TableTransform)? { all.first { $0.id == id } }
}

/// Transformed abundances: samples × features numbers of any sign.
public struct TransformedTable: Sendable, Equatable {
  public let sampleIDs: [String]
  public let featureIDs: [String]
  /// One row per sample; NaN where there is no value.
  public let rows: [[Double]]

  /// - Precondition: the shapes agree.
  public init(sampleIDs: [String], featureIDs: [String], rows: [[Double]]) {
    precondition(rows.count == sampleIDs.count && rows.allSatisfy { $0.count == featureIDs.count })
    self.sampleIDs = sampleIDs
    self.featureIDs = featureIDs
    self.rows = rows
  }

  /// The rows of the samples that hold something; the others have no values.
  init(_ table: FeatureTable, row: (Int) -> [Double]) {
    self.init(
      sampleIDs: table.sampleIDs, featureIDs: table.featureIDs,
      rows: (0..<table.sampleCount).map { sample in
        table.rowStarts[sample + 1] > table.rowStarts[sample]
          ? row(sample) : [Double](repeating: .nan, count: table.featureCount)
      })
  }
}
