public import BioModel

/// Which lineage each feature has, and how sure the classifier was.
public struct TaxonomyTable: Sendable, Equatable {
  public let featureIDs: [String]
  public let lineages: [Lineage]
  /// 0…1 (or what the file's column holds); nil where none is given.
  public let confidences: [Double?]

  /// - Precondition: the three have the same length.
  public init(featureIDs: [String], lineages: [Lineage], confidences: [Double?]) {
    precondition(featureIDs.count == lineages.count && lineages.count == confidences.count)
    self.featureIDs = featureIDs
    self.lineages = lineages
    self.confidences = confidences
  }

  /// The table with these lineages, features matched by id; a feature that is not listed is unclassified.
  ///
  /// - Returns: the table and notices: how many features had no entry (a warning when none had one).
  /// - Complexity: O(features + entries).
  public func annotating(_ table: FeatureTable) -> (table: FeatureTable, notices: [Notice]) {
    let places = Dictionary(zip(featureIDs, featureIDs.indices), uniquingKeysWith: { first, _ in first })
    var annotated = table
    var missing = 0
    annotated.lineages = table.featureIDs.map { id in
      if let place = places[id] { return lineages[place] }
      missing += 1
      return .unclassified
    }
    guard missing > 0 else { return (annotated, []) }
    let severity: Notice.Severity = missing == table.featureCount ? .warning : .note
    return (
      annotated,
      [
        Notice(
          severity, code: "features-without-taxonomy",
          message:
            "\(missing) of \(table.featureCount) features have no entry in the taxonomy and count as unclassified")
      ]
    )
  }

  /// QIIME 2's layout: `Feature ID`, `Taxon` (`d__Bacteria; p__…`, `Unassigned`), and `Confidence` when there is one.
  ///
  /// - Parameter further: a column more, one value per feature.
  public func qiime2Bytes(further: (head: String, values: [String])? = nil) -> [UInt8] {
    var writer = DelimitedWriter(.tab)
    let hasConfidence = confidences.contains { $0 != nil }
    writer.row(["Feature ID", "Taxon"] + (hasConfidence ? ["Confidence"] : []) + (further.map { [$0.head] } ?? []))
    for feature in featureIDs.indices {
      writer.field(featureIDs[feature])
      writer.field(DelimitedTableWriter.lineageText(lineages[feature]))
      if hasConfidence { writer.field(confidences[feature]) }
      if let further { writer.field(further.values[feature]) }
      writer.endRow()
    }
    return writer.bytes
  }
}
