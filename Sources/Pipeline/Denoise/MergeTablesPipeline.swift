import Amplicon
import BioIO
import BioModel
import Fingerprints
import Logging
import Parallel
import Reads
import Reporting

/// What `dysbio merge-tables` is asked to do.
public struct MergeTablesRequest: Sendable, Equatable {
  /// Folders that `dysbio denoise` wrote, or single `.sample` files.
  public var inputs: [String]
  public var outputFolder: String
  /// A sheet whose order the samples take; nil for the order of the inputs.
  public var sheet: String?
  /// Error models, for pooled samples.
  public var errorsFile: String?
  public var replacesOutput = false

  public init(inputs: [String], outputFolder: String) {
    self.inputs = inputs
    self.outputFolder = outputFolder
  }
}

/// `dysbio merge-tables`: denoised samples → one table without chimeras, the same bytes as one `run` writes; or the
/// priors for the second round of pseudo-pooling.
public struct MergeTablesPipeline {
  private static let fingerprint = "merge-tables"
  private let request: MergeTablesRequest
  private let context: RunContext

  public init(_ request: MergeTablesRequest, _ context: RunContext) {
    self.request = request
    self.context = context
  }

  /// Writes `feature_table.tsv`, `feature_table.biom`, `features.fasta`, `read_ledger.csv` and a manifest; whole or not
  /// at all.
  ///
  /// - Throws: `malformedInput` for samples that do not belong together: other plans, models, or one sample twice.
  public func run() throws {
    try OutputFolder.check(path: request.outputFolder, force: request.replacesOutput)
    var samples = try readSamples()
    guard let first = samples.first, let denoiser = Denoisers.named(first.head.denoiser) else {
      throw PipelineError(.usage, "there are no samples to merge")
    }
    if denoiser.denoisesSamples { try denoisePooled(&samples) }
    let study = StudyUniques(sampleIDs: samples.map(\.head.sample), uniques: samples.map(\.stage.uniques))
    let variants = denoiser.variants(of: study, threads: context.threads)
    context.logger.info(
      "\(variants.sequences.count) variants in \(samples.count) samples; \(variants.chimeras.count) chimeras left out")
    let folder = try openFolder()
    do {
      for file in ResultFiles.tables(results(samples, variants)) { try folder.write(file.path, file.bytes) }
      try folder.write("plan.json", Array(first.head.plan.utf8))
      for file in try BIOM1Table().write(TableDocument(table: variants.table)) {
        try folder.write("feature_table.biom", file.bytes)
      }
      let options = [request.sheet, request.errorsFile].compactMap { $0 }
      try folder.write(
        "manifest.json",
        Manifest.of("merge-tables", [], files: options + paths(), reads: samples.flatMap(\.stage.inputs), folder)
          .json())
      try folder.commit()
    } catch {
      try folder.discard()
      throw error
    }
  }

  /// Writes what the second round of pseudo-pooling needs: `priors.csv`, the sequences that two or more samples of a
  /// sequencing run have, and `error_model.csv`, estimated anew from the first round.
  public func writeSecondRound() throws {
    try OutputFolder.check(path: request.outputFolder, force: request.replacesOutput)
    let samples = try readSamples()
    guard let first = samples.first, !first.head.transitions.isEmpty else {
      throw PipelineError(
        .usage, "the samples are not denoised, so they have nothing to tell each other",
        advice: "denoise them without --pool first")
    }
    let plan = try LibraryPlan(json: Array(first.head.plan.utf8), file: first.head.sample)
    let fit = DadaStage.fit(plan.errorModel.value)
    var priors: [(run: String, priors: MatePriors)] = []
    var models: [RunErrors] = []
    for run in Set(samples.map(\.head.run)).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let own = samples.filter { $0.head.run == run }.map(\.head)
      let mates = own.map(\.highestScores.count).max() ?? 0
      let rounds = (0..<mates).map { mate in
        DadaPriors.secondRound(
          afterSequences: own.map { (mate == 0 ? $0.forwardVariants : $0.reverseVariants).map { Array($0.utf8) } },
          transitions: own.compactMap {
            mate < $0.transitions.count ? TransitionCounts(counts: $0.transitions[mate]) : nil
          },
          fit: fit,
          highestScore: own.compactMap { mate < $0.highestScores.count ? $0.highestScores[mate] : nil }.max() ?? 0)
      }
      priors.append((run, MatePriors(forward: rounds[0].priors, reverse: mates > 1 ? rounds[1].priors : [])))
      models.append(RunErrors(run: run, mates: rounds.map { RunErrors.Mate(model: $0.errors, learning: nil) }))
    }
    let folder = try openFolder()
    do {
      try folder.write("priors.csv", PriorsFile.text(priors))
      try folder.write("error_model.csv", ErrorModelCSV.text(models))
      try folder.write(
        "manifest.json",
        Manifest.of("merge-tables", [], files: try paths(), reads: samples.flatMap(\.stage.inputs), folder).json())
      try folder.commit()
    } catch {
      try folder.discard()
      throw error
    }
  }

  // MARK: samples

  private func paths() throws -> [String] {
    try request.inputs.flatMap { input -> [String] in
      if InputStage.isRegularFile(input) { return [input] }
      let folder = input + "/samples"
      let names = try FolderListing.names(in: folder).filter { $0.hasSuffix(".sample") }
      guard !names.isEmpty else {
        throw PipelineError(
          .missingInput, at: SourceLocation(file: input), "the folder holds no samples that dysbio denoise wrote",
          advice: "name folders of dysbio denoise, or their .sample files")
      }
      return names.map { folder + "/" + $0 }
    }
  }

  private func readSamples() throws -> [DenoisedSampleFile] {
    let paths = try paths()
    let samples = try paths.map { try DenoisedSampleFile.read($0) }
    var seen: [String: String] = [:]
    for (path, sample) in zip(paths, samples) {
      if let other = seen.updateValue(path, forKey: sample.head.sample) {
        throw PipelineError(
          .malformedInput, at: SourceLocation(file: path), "the sample \(sample.head.sample) is in \(other) as well",
          advice: "name each sample once")
      }
      guard let first = samples.first?.head else { continue }
      let head = sample.head
      guard head.denoiser == first.denoiser, head.pooling == first.pooling, head.version == first.version,
        head.plan == first.plan
      else {
        throw PipelineError(
          .malformedInput, at: SourceLocation(file: path),
          "the sample was denoised with another plan, model or version than \(first.sample)",
          advice: "denoise all samples of a study with one plan")
      }
    }
    return try ordered(samples)
  }

  private func ordered(_ samples: [DenoisedSampleFile]) throws -> [DenoisedSampleFile] {
    guard let file = request.sheet else { return samples }
    let rows = try InputStage.samples(file).rows
    let place = Dictionary(rows.enumerated().map { ($1.sample, $0) }, uniquingKeysWith: { first, _ in first })
    let unknown = samples.map(\.head.sample).filter { place[$0] == nil }
    guard unknown.isEmpty else {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: file),
        "the sheet lacks the sample \(unknown.joined(separator: ", "))",
        advice: "give the sheet that the samples were denoised from")
    }
    return samples.sorted { (place[$0.head.sample] ?? 0) < (place[$1.head.sample] ?? 0) }
  }

  /// Denoises samples that waited for each other.
  private func denoisePooled(_ samples: inout [DenoisedSampleFile]) throws {
    let waiting = samples.indices.filter { samples[$0].mates != nil }
    guard let first = waiting.first else { return }
    guard let errors = request.errorsFile else {
      throw PipelineError(
        .usage, "pooled samples are denoised here, which needs error models",
        advice: "give the error_model.csv of dysbio learn-errors with --errors")
    }
    var options = DadaOptions()
    options.pooling = .pooled
    options.errorsFile = errors
    let plan = try LibraryPlan(json: Array(samples[first].head.plan.utf8), file: samples[first].head.sample)
    let outcome = try DadaStage(plan: plan, options: options, context: context).run(
      waiting.map { place in
        let mates = samples[place].mates ?? .none
        return DadaStage.Sample(id: samples[place].head.sample, run: samples[place].head.run, load: { mates })
      })
    for (place, sample) in zip(waiting, outcome.samples) {
      if let sample { samples[place].stage.take(sample) }
      samples[place].mates = nil
    }
  }

  // MARK: results

  private func results(_ samples: [DenoisedSampleFile], _ variants: AmpliconVariants) -> RunResults {
    let records = samples.enumerated().map { number, sample in
      var record = SampleRecord(
        id: sample.head.sample, control: sample.head.control.flatMap { SampleRecord.Control(rawValue: $0) })
      var ledger = sample.stage.ledger
      ledger[.notAssigned] += variants.notAssignedReads[number]
      ledger[.chimeric] = variants.chimericReads[number]
      ledger[.kept] = variants.table[sample: number].values.reduce(0) { $0 + Int($1) }
      record.ledger = ledger
      record.inputReads = ledger.input
      record.keptReads = ledger[.kept]
      return record
    }
    var results = RunResults(
      run: RunDescription(
        title: "", command: .run, programVersion: ProgramVersion.number, context: [], parameters: [], seeds: [],
        ledgerSteps: ["filter", "denoise", "chimeras"], readUnit: "reads"), samples: records)
    results.features = FeatureCatalogue(
      ids: variants.table.featureIDs, sequences: variants.sequences.map { String(decoding: $0, as: UTF8.self) })
    results.counts = variants.table
    return results
  }

  private func openFolder() throws -> OutputFolder {
    try OutputFolder(
      path: request.outputFolder, force: request.replacesOutput, fingerprint: MergeTablesPipeline.fingerprint,
      leftover: .discardOwn(of: request.outputFolder, fingerprint: MergeTablesPipeline.fingerprint))
  }
}
