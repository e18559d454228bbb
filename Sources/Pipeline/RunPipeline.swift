import Amplicon
import BioIO
import BioModel
import Diversity
import Dysbiosis
import Fingerprints
import Logging
import Parallel
import Reads
import Reporting
import Taxonomy

/// `dysbio run`: samples → plan → uniques per sample → variants → names → community → results folder.
///
/// Every sample's part is a stage file in the partial folder, so that an interrupted run goes on where it stopped and
/// memory does not grow with the samples in flight.
public struct RunPipeline {
  private let request: RunRequest
  private let context: RunContext
  let denoiser: any Denoiser

  /// The ids `--denoiser` takes; the first is the default.
  public static var denoiserIDs: [String] { Denoisers.all.map(\.id) }

  /// - Throws: `usage` for an unknown denoiser.
  public init(_ request: RunRequest, _ context: RunContext) throws {
    guard let denoiser = Denoisers.named(request.denoiser) else {
      throw PipelineError(.usage, "no denoising model is called \(request.denoiser)")
    }
    self.request = request
    self.context = context
    self.denoiser = denoiser
  }

  /// Runs everything and commits the results folder.
  ///
  /// - Returns: which samples failed. When all could not be read, nothing is written.
  /// - Throws: what stops the whole run; nothing is left behind but, after a stop, the partial folder to resume from.
  public func run() throws -> RunOutcome {
    var timings = StageTimings()
    let resources = try CommunityResources(request.community)
    try OutputFolder.check(path: request.outputFolder, force: request.community.replacesOutput)
    let sheet = try InputStage.samples(request.input).checkingFiles(InputStage.isReadable)
    try InputStage.refuseMixedLayouts(sheet)
    for level in [resources.level, resources.caseLevel].compactMap({ $0 }) {
      let samples = sheet.rows.filter { $0.control == nil }.map(\.sample)
      _ = try level.members(of: samples, metadata: sheet.metadata)
    }
    try PeopleColumns(request.community).check(sheet.metadata)
    let phred = request.phred
    let reference = try timings.measure("reference") {
      try ReferenceSource.database(request.reference, threads: context.threads)
    }

    context.progress.begin("planning", total: sheet.rows.count)
    let planned = try timings.measure("plan") {
      try PlanStage(
        request: request, reference: reference, threads: context.threads, cancellation: context.cancellation
      ).plan(sheet.rows)
    }
    context.progress.end()
    if planned.failures.count == sheet.rows.count { return outcome(sheet, planned.failures) }
    context.say(planned.plan.notices)
    try refuseUnfitReads(planned.plan)
    try refuseOtherPlan(planned.plan)

    let folder = try openFolder(sheet, planned.plan, reference)
    do {
      let stages = try timings.measure("reads") { try readSamples(sheet, planned, phred, folder) }
      if stages.failures.count == sheet.rows.count || request.community.isStrict && !stages.failures.isEmpty {
        try folder.discard()
        return outcome(sheet, stages.failures)
      }
      let results = try finish(sheet, planned, stages, reference, resources, folder, &timings)
      return outcome(sheet, results)
    } catch let stop as CancellationRequested {
      throw stop
    } catch {
      try folder.discard()
      throw error
    }
  }

  // MARK: reads

  private struct SampleStages {
    var stages: [SampleStage?]
    var failures: [Int: any Diagnostic]
  }

  func refuseUnfitReads(_ plan: LibraryPlan) throws {
    guard plan.readUse.value == .refused else { return }
    throw PipelineError(
      .malformedInput, at: SourceLocation(file: request.input), plan.readUse.reason,
      advice: plan.pairsExamined == 0
        ? "check the files"
        : "profile shotgun reads with MetaPhlAn or Kraken 2 and give the table to dysbio analyze")
  }

  /// A plan says whether mates are merged before or after denoising, and so fits one kind of model.
  func refuseOtherPlan(_ plan: LibraryPlan) throws {
    let use = plan.readUse.value
    let fits = denoiser.denoisesSamples ? use != .mergedPairs : use != .matesApart
    guard !fits else { return }
    throw PipelineError(
      .usage, at: request.planFile.map { SourceLocation(file: $0) },
      "the plan is for another denoiser than \(denoiser.id): its reads are \(use.rawValue)",
      advice: "make one with dysbio inspect --denoiser \(denoiser.id) --plan FILE")
  }

  private func openFolder(
    _ sheet: SampleSheet, _ plan: LibraryPlan, _ reference: ReferenceDatabase
  ) throws -> OutputFolder {
    // What decides the stage files: version, options, plan, and the files as they lie there now.
    var key = "\(ProgramVersion.number)\n"
    for parameter in request.parameters { key += "\(parameter.name)=\(parameter.value)\n" }
    key += String(decoding: try plan.json(), as: UTF8.self) + reference.fingerprint + "\n"
    for row in sheet.rows {
      for file in row.files {
        let state = try FileState(path: file)
        key += "\(row.sample)\t\(file)\t\(state.size)\t\(state.modifiedSeconds).\(state.modifiedNanoseconds)\n"
      }
    }
    let fingerprint = Fingerprint.sha256Hex(Array(key.utf8))
    var leftover = OutputFolder.Leftover.discard
    if let partial = OutputFolder.existingPartial(of: request.outputFolder), !request.ignoresPartialRun {
      leftover = partial.fingerprint == fingerprint ? .resume : .refuse
      if case .resume = leftover {
        context.logger.info("going on where the interrupted run in \(partial.path) stopped")
      }
    }
    return try OutputFolder(
      path: request.outputFolder, force: request.community.replacesOutput, fingerprint: fingerprint,
      leftover: leftover)
  }

  private func readSamples(
    _ sheet: SampleSheet, _ planned: PlanStage.Outcome, _ phred: PhredChoice, _ folder: OutputFolder
  ) throws -> SampleStages {
    let keepsQualities = denoiser.denoisesSamples
    let stage = ReadStage(
      recipe: SampleRecipe(planned.plan, keepsQualities: keepsQualities), phred: phred,
      cancellation: context.cancellation)
    // Many samples: one lane each. Few: the lanes share each sample's batches, one sample after the other.
    let spreadsSamples = sheet.rows.count >= 2 * context.threads.value
    let outer = spreadsSamples ? context.threads : .one
    let inner = spreadsSamples ? ThreadCount.one : context.threads
    let progress = context.progress
    let cancellation = context.cancellation
    let drawings = QualityShelf(folder: folder, samples: sheet.rows.map(\.sample))
    progress.begin("reading samples", total: sheet.rows.count)
    defer { progress.end() }
    let read = try parallelMap(count: sheet.rows.count, threads: outer) {
      number throws(any Error) -> Result<SampleStage, SampleReadFailure> in
      try cancellation.check()
      defer { progress.advance(by: 1) }
      if let failure = planned.failures[number] { return .failure(SampleReadFailure(error: failure)) }
      let row = sheet.rows[number]
      let name = "\(number)"
      // What comes on standard input may differ from run to run and is read each time.
      if !row.files.contains("-"), let bytes = try folder.readScratch(name),
        let kept = SampleStage.decoded(bytes, key: row.sample),
        !keepsQualities || (try? SampleMatesFile.read(folder, number)) != nil
      {
        return .success(try drawings.lighten(kept, place: number))
      }
      do {
        var result = try stage.read(row, threads: inner, stream: planned.openStreams[number])
        if let mates = result.mates { try SampleMatesFile.write(mates, folder, number) }
        result.mates = nil
        try folder.writeScratch(name, result.encoded(key: row.sample))
        return .success(try drawings.lighten(result, place: number))
      } catch let error as any Diagnostic where error.kind != .cannotWriteOutput {
        return .failure(SampleReadFailure(error: error))
      }
    }
    var stages = SampleStages(stages: [], failures: [:])
    for (number, result) in read.enumerated() {
      switch result {
      case .success(let stage): stages.stages.append(stage)
      case .failure(let failure):
        stages.stages.append(nil)
        stages.failures[number] = failure.error
      }
    }
    return stages
  }

  // MARK: from uniques to results

  /// Denoises the samples one by one where the model does so, and leaves their sequences in their stages.
  ///
  /// - Returns: the error models; empty for a model without.
  private func denoiseSamples(
    _ sheet: SampleSheet, _ plan: LibraryPlan, _ read: inout SampleStages, _ folder: OutputFolder
  ) throws -> [RunErrors] {
    guard denoiser.denoisesSamples else { return [] }
    var samples: [DadaStage.Sample] = []
    for (number, row) in sheet.rows.enumerated() {
      let load: @Sendable () throws -> SampleMates = { try SampleMatesFile.read(folder, number) }
      samples.append(
        DadaStage.Sample(id: row.sample, run: row.run ?? "", load: read.stages[number] == nil ? nil : load))
    }
    let outcome = try DadaStage(plan: plan, options: request.dada, context: context).run(samples)
    for (number, sample) in outcome.samples.enumerated() {
      guard let sample else { continue }
      read.stages[number]?.take(sample)
    }
    return outcome.errors
  }

  private func finish(
    _ sheet: SampleSheet, _ planned: PlanStage.Outcome, _ read: SampleStages, _ reference: ReferenceDatabase,
    _ resources: CommunityResources, _ folder: OutputFolder, _ timings: inout StageTimings
  ) throws -> [Int: any Diagnostic] {
    let plan = planned.plan
    let ids = sheet.rows.map(\.sample)
    let threads = context.threads
    var read = read
    let errors = try timings.measure("denoise") { try denoiseSamples(sheet, plan, &read, folder) }
    context.progress.begin("gathering variants", total: nil)
    let variants = try timings.measure("gather") {
      try context.cancellation.check()
      let study = StudyUniques(sampleIDs: ids, uniques: read.stages.map { $0?.uniques ?? .none })
      return denoiser.variants(of: study, threads: threads)
    }
    context.progress.end()
    context.progress.begin("classifying variants", total: variants.sequences.count)
    let classified = try timings.measure("classify") {
      try context.cancellation.check()
      return try ClassifyStage(
        method: ClassifyStage.method(request.classifier), reference: reference,
        speciesReference: reference.listsSpecies ? reference : nil, context: context
      ).run(variants.sequences, minimumConfidence: request.minimumConfidence)
    }
    context.progress.end()
    let community = StudyCommunity(
      table: variants.table.with(lineages: classified.result.calls.map(\.lineage)),
      metadata: sheet.metadata, controls: sheet.rows.map { $0.control != nil })
    let analysis = try timings.measure("community") {
      try CommunityStage(
        options: request.community, resources: resources, context: context,
        study: .amplicons(plan: plan, reference: reference, classifier: request.classifier), reference: reference,
        singletonsRemoved: true
      ).analyze(community)
    }
    var assembly = RunAssembly(
      request: request, sheet: sheet, plan: plan, truncations: planned.truncations, reads: read.stages,
      failures: read.failures, variants: variants,
      classified: classified, reference: reference, denoiser: denoiser.descriptor, errors: errors,
      community: community, analysis: analysis)
    let results = try assembly.results()
    if request.community.isStrict, !assembly.failedSamples.isEmpty {
      try folder.discard()
      return assembly.failedSamples
    }
    context.say(results.notices.filter { !plan.notices.contains($0) })
    try timings.measure("report") {
      try ResultStage(folder: folder, context: context).write(
        results, plan: try plan.json(), manifest: assembly.manifest(markers: request.community.markerFile))
    }
    try folder.write("timings.json", timings.json(threads: threads.value))
    try folder.commit()
    return assembly.failedSamples
  }

  private func outcome(_ sheet: SampleSheet, _ failures: [Int: any Diagnostic]) -> RunOutcome {
    // Samples that were read and gave nothing have their rows in the results: the run finished, though not well.
    let unreadable = failures.values.count { !($0 is YieldError) }
    return RunOutcome(
      failures: failures.sorted { $0.key < $1.key }.map {
        SampleFailure(sample: sheet.rows[$0.key].sample, error: $0.value)
      },
      allFailed: unreadable == sheet.rows.count || request.community.isStrict && !failures.isEmpty,
      outputFolder: request.outputFolder)
  }
}

/// Carries a diagnostic through `Result`.
private struct SampleReadFailure: Error {
  let error: any Diagnostic
}
