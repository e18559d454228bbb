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
    let records = try sequences()
    let table = try request.table.map { try TableInput(table: $0, taxonomy: nil, metadata: nil).document.table }
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
    if let table, let output = request.tableOutput { try write(table, features, to: output) }
    let bytes =
      request.output.hasSuffix(".csv") || request.output.hasSuffix(".csv.gz")
      ? TaxonomyCSV.text(features, fingerprint: reference.fingerprint) : TaxonomyTable(features).qiime2Bytes()
    if request.output == "-" { return bytes }
    try WholeFile.write(bytes, to: request.output)
    return []
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

  private func write(_ table: FeatureTable, _ features: FeatureCatalogue, to output: String) throws {
    let annotated = TaxonomyTable(features).annotating(table)
    context.say(annotated.notices)
    let isBIOM = output.hasSuffix(".biom") || output.hasSuffix(".biom.gz")
    let format = TableFormats.named(isBIOM ? "biom-1.0" : output.hasSuffix(".csv") ? "csv" : "tsv")
    guard let bytes = format?.write(annotated.table) else {
      throw PipelineError(
        .usage, at: SourceLocation(file: output), "tables are not written in this format",
        advice: "end the name in .tsv, .csv or .biom")
    }
    try WholeFile.write(bytes, to: output)
  }
}
