import BioIO
import BioModel

/// Files that stand beside a table have to speak of it.
extension TableDocument {
  /// Gives the features the lineages of a taxonomy file.
  ///
  /// - Throws: it names none of them.
  mutating func annotate(_ taxonomy: TaxonomyTable, file: String) throws(PipelineError) {
    let known = Set(taxonomy.featureIDs)
    guard table.featureIDs.contains(where: known.contains) else {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: file),
        "it names none of the table's features (\(Self.some(table.featureIDs)); the taxonomy has \(Self.some(taxonomy.featureIDs)))",
        advice: "the first column must hold the table's feature ids; is the table the right way round?")
    }
    let annotated = taxonomy.annotating(table)
    table = annotated.table
    notices += annotated.notices
  }

  /// Says which samples and which entries of a metadata file have no partner.
  ///
  /// - Throws: none of them has one.
  mutating func compare(_ stated: MetadataDocument, file: String) throws(PipelineError) {
    let described = Set(stated.metadata.sampleIDs)
    let missing = table.sampleIDs.filter { !described.contains($0) }
    guard missing.count < table.sampleCount else {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: file),
        "it describes none of the table's samples (\(Self.some(table.sampleIDs)); the metadata have \(Self.some(stated.metadata.sampleIDs)))",
        advice: "the first column must hold the table's sample ids")
    }
    if !missing.isEmpty {
      notices.append(
        Notice(
          .warning, code: "samples-without-metadata",
          message: "\(missing.count) of \(table.sampleCount) samples have no metadata: \(Self.some(missing, 5))"))
    }
    let samples = Set(table.sampleIDs)
    let spare = stated.metadata.sampleIDs.filter { !samples.contains($0) }
    if !spare.isEmpty {
      notices.append(
        Notice(
          missing.isEmpty ? .note : .warning, code: "metadata-without-samples",
          message: "\(spare.count) entries of the metadata name no sample of the table: \(Self.some(spare, 5))"))
    }
  }

  private static func some(_ ids: [String], _ count: Int = 3) -> String {
    ids.prefix(count).map { String($0.prefix(40)) }.joined(separator: ", ") + (ids.count > count ? " …" : "")
  }
}
