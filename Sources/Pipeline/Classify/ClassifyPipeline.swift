import BioIO
import BioModel
import Logging
import Parallel
import Reporting
import Taxonomy

/// `dysbio classify`: sequences → names with their confidence.
public struct ClassifyPipeline {
  private let request: ClassifyRequest
  private let context: RunContext

  public init(_ request: ClassifyRequest, _ context: RunContext) {
    self.request = request
    self.context = context
  }

  /// Writes the calls, and the table where one was given; each file is there whole or not at all.
  ///
  /// - Returns: the bytes for standard output; empty where a file was named.
  public func run() throws -> [UInt8] {
    let method = try ClassifyStage.method(request.method)
    let writing = try request.tableOutput.map { try Self.format(of: $0) }
    try WholeFile.check(
      [request.output] + [request.tableOutput].compactMap { $0 },
      inputs: [request.sequences, request.table, request.reference, request.species.path].compactMap { $0 })
    let records = try sequences()
    let table = try request.table.map { try TableFiles(TableRequest($0), withDigests: false).document.table }
    let reference = try ReferenceSource.database(request.reference, threads: context.threads)
    let stage = ClassifyStage(
      method: method, reference: reference, speciesReference: try speciesReference(reference), context: context)
    context.progress.begin("classifying", total: records.count)
    let outcome = try stage.run(
      records.map(\.sequence), minimumConfidence: request.minimumConfidence, deepestRank: request.deepestRank)
    context.progress.end()
    let result = outcome.result
    let features = FeatureCatalogue(
      ids: records.map { String($0.name) }, calls: result.calls, species: outcome.species)
    context.say(result.notices)
    let cutOff = NumberText.text(result.cutOff)
    context.logger.info(
      "\(records.count) sequences, \(method.id), confidence \(cutOff), reference \(reference.name) \(reference.fingerprint)"
    )
    let annotated = try table.map { try self.annotated($0, features) }
    let isCSV = Self.ending(of: request.output) == "csv"
    let bytes =
      isCSV
      ? TaxonomyCSV.text(features, fingerprint: reference.fingerprint)
      : TaxonomyTable(features).qiime2Bytes(
        further: features.species.isEmpty
          ? nil : (head: "Exact Species", values: features.species.map { $0.joined(separator: ";") }))
    if request.output != "-" { try WholeFile.write(bytes, to: request.output) }
    if let annotated, let writing, let output = request.tableOutput {
      for file in try writing.write(TableDocument(table: annotated)) where file.name.isEmpty {
        try WholeFile.write(file.bytes, to: output)
      }
    }
    return request.output == "-" ? bytes : []
  }

  private func sequences() throws -> [FASTARecord] {
    let records = try FASTAReader.read(request.sequences)
    guard !records.isEmpty else {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: request.sequences), "the file holds no sequences",
        advice: "give a FASTA file")
    }
    var seen: [Substring: Int] = [:]
    for (number, record) in records.enumerated() {
      if let other = seen.updateValue(number, forKey: record.name) {
        throw PipelineError(
          .malformedInput,
          at: SourceLocation(file: request.sequences, record: number + 1, name: String(record.name)),
          "record \(other + 1) has the same id", advice: "give each sequence an id of its own")
      }
    }
    return records
  }

  private func speciesReference(_ reference: ReferenceDatabase) throws -> ReferenceDatabase? {
    let source: ReferenceDatabase
    switch request.species {
    case .none: return nil
    case .reference: source = reference
    case .file(let path): source = try ReferenceSource.species(path, threads: context.threads)
    }
    guard source.lineages.contains(where: { $0[.species] != nil }) else {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: source.name), "the reference names no species",
        advice: "give one that does with --species")
    }
    return source
  }

  // The table with lineages; a species is in them where exactly one fits letter by letter.
  private func annotated(_ table: FeatureTable, _ features: FeatureCatalogue) throws -> FeatureTable {
    var names = TaxonomyTable(features)
    if !features.species.isEmpty {
      let lineages = zip(names.lineages, features.species).map { lineage, species in
        var lineage = lineage
        if species.count == 1 { lineage[.species] = species[0] }
        return lineage
      }
      names = TaxonomyTable(featureIDs: names.featureIDs, lineages: lineages, confidences: names.confidences)
    }
    let known = Set(names.featureIDs)
    guard table.featureIDs.contains(where: { known.contains($0) }) else {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: request.table ?? ""),
        "none of its features is among the sequences (\(table.featureIDs.prefix(2).joined(separator: ", ")) …; "
          + "\(names.featureIDs.prefix(2).joined(separator: ", ")) …)",
        advice: "give the table that the sequences belong to")
    }
    let annotated = names.annotating(table)
    context.say(annotated.notices)
    return annotated.table
  }

  private static func format(of output: String) throws(PipelineError) -> any TableFormat {
    guard let format = TableFormats.ofName(output), !format.writesFolder else {
      throw PipelineError(
        .usage, at: SourceLocation(file: output), "tables are not written in a format of this name",
        advice: "end the name in .tsv, .csv or .biom, and .gz where it is to be compressed")
    }
    return format
  }

  // What a name ends in, without `.gz`.
  private static func ending(of path: String) -> String {
    let plain = path.hasSuffix(".gz") ? path.dropLast(3) : path[...]
    return plain.split(separator: ".", omittingEmptySubsequences: false).last.map { $0.lowercased() } ?? ""
  }
}
