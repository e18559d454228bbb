import Amplicon
import BioIO
import BioModel
import Reads
import Reporting
import Taxonomy

/// Puts what the rooms found into the values of a report, closes the ledger, and says which samples failed.
struct RunAssembly {
  let request: RunRequest
  let sheet: SampleSheet
  let plan: LibraryPlan
  let truncations: TruncationTable?
  let reads: [SampleStage?]
  let failures: [Int: any Diagnostic]
  let variants: AmpliconVariants
  let classified: ClassifyStage.Outcome
  let reference: ReferenceDatabase
  let denoiser: Descriptor
  /// The error models of the sequencing runs; empty for a model without.
  let errors: [RunErrors]
  let community: StudyCommunity
  let analysis: CommunityStage.Outcome

  private var classification: ClassificationResult { classified.result }

  /// The samples that failed or gave nothing, by their place in the sheet. Blanks may give nothing.
  private(set) var failedSamples: [Int: any Diagnostic] = [:]

  init(
    request: RunRequest, sheet: SampleSheet, plan: LibraryPlan, truncations: TruncationTable?, reads: [SampleStage?],
    failures: [Int: any Diagnostic], variants: AmpliconVariants, classified: ClassifyStage.Outcome,
    reference: ReferenceDatabase, denoiser: Descriptor, errors: [RunErrors], community: StudyCommunity,
    analysis: CommunityStage.Outcome
  ) {
    self.request = request
    self.sheet = sheet
    self.plan = plan
    self.truncations = truncations
    self.reads = reads
    self.failures = failures
    self.variants = variants
    self.classified = classified
    self.reference = reference
    self.denoiser = denoiser
    self.errors = errors
    self.community = community
    self.analysis = analysis
    failedSamples = failures
  }

  /// - Throws: `checkFailed` when a ledger does not add up.
  mutating func results() throws -> RunResults {
    var samples: [SampleRecord] = []
    for number in sheet.rows.indices { samples.append(try record(number)) }
    var results = CommunityReport(
      community: community, analysis: analysis, options: request.community
    ).results(run: description, samples: samples)
    results.features = FeatureCatalogue(
      ids: variants.table.featureIDs, sequences: variants.sequences.map { String(decoding: $0, as: UTF8.self) },
      calls: classification.calls, species: classified.species)
    results.counts = community.table
    results.reference = ReferenceSummary(
      name: reference.name, fingerprint: reference.fingerprint, sequenceCount: reference.count,
      holdsOrganelles: reference.declaresOrganelles, method: request.classifier,
      minimumConfidence: classification.cutOff)
    results.plan = PlanDecisions.of(plan)
    results.truncations = truncations
    results.truncation = plan.truncation.value
    results.denoising = denoising
    results.citations = Citations.reads + Citations.classifier(request.classifier) + results.citations
    results.notices =
      plan.notices + wholeFileNotices() + reads.compactMap { $0?.notices }.flatMap { $0 } + lossNotices(samples)
      + classification.notices
      + targetNotices()
      + results.notices
    return results
  }

  /// The manifest, without its outputs.
  func manifest(markers: String?) -> Manifest {
    var inputs = reads.compactMap { $0?.inputs }.flatMap { $0 } + analysis.resources.inputs
    for file in [request.input, request.planFile, request.reference, request.dada.errorsFile].compactMap({ $0 }) {
      if let digest = try? FileDigest.sha256(file) {
        inputs.append(Manifest.Input(path: file, bytes: digest.size, sha256: digest.sha256))
      }
    }
    return Manifest(
      program: ProgramVersion.name, version: ProgramVersion.number, command: "run",
      parameters: request.parameters.map { Manifest.Entry(name: $0.name, value: $0.value) },
      resources: [Manifest.Entry(name: "reference", value: reference.fingerprint)] + analysis.fingerprints,
      inputs: inputs, outputs: [])
  }

  private var denoising: DenoisingSummary? {
    guard !errors.isEmpty else { return nil }
    return DenoisingSummary(
      model: denoiser.id, pooling: request.dada.pooling, runs: errors,
      samples: zip(sheet.rows, reads).compactMap { row, stage in
        stage.flatMap { $0.denoised.isEmpty ? nil : DenoisingSummary.Sample(id: row.sample, mates: $0.denoised) }
      })
  }

  private var description: RunDescription {
    var steps: [String] = []
    if plan.primers.value != nil { steps.append("primers") }
    steps.append("filter")
    if [.mergedPairs, .matesApart].contains(plan.readUse.value) { steps.append("merge") }
    steps += ["denoise", "chimeras", "targets"]
    return RunDescription(
      title: ReportTitle.of(request.input), command: .run, programVersion: ProgramVersion.number,
      context: [
        RunDescription.Parameter("Library", "16S amplicons, \(plan.region.value ?? "region not recognised")"),
        RunDescription.Parameter("Reads", plan.readUse.value.rawValue),
      ] + ReportTitle.markerTable(request.community.markerFile),
      parameters: request.parameters.filter { !$0.value.isEmpty }.map { RunDescription.Parameter($0.name, $0.value) },
      seeds: [RunDescription.Parameter("rarefaction", "\(request.community.seed)")], ledgerSteps: steps,
      readUnit: plan.readUse.value == .singleEnd ? "reads" : "read pairs")
  }

  private mutating func record(_ number: Int) throws -> SampleRecord {
    let row = sheet.rows[number]
    var record = SampleRecord(
      id: row.sample, control: row.control.flatMap { SampleRecord.Control(rawValue: $0.rawValue) },
      metadata: sheet.metadata.columns.map { .init($0.name, $0.values[number]) })
    guard let stage = reads[number] else {
      record.status = .failed
      record.reason = failures[number].map { "\($0)" } ?? "not-read"
      return record
    }
    let ledger = try closedLedger(number, stage)
    record.inputReads = ledger.input
    record.ledger = ledger
    record.quality = stage.quality
    record.keptReads = ledger[.kept]
    if ledger[.kept] == 0 {
      let failure = YieldError(
        sample: row.sample, reason: ledger.input == 0 ? "no-reads" : "no-reads-kept", inputReads: ledger.input)
      record.status = .empty
      record.reason = failure.reason
      if row.control != .negative { failedSamples[number] = failure }
    }
    return record
  }

  /// The ledger with the buckets of the study-wide steps.
  private func closedLedger(_ number: Int, _ stage: SampleStage) throws -> ReadLedger {
    var ledger = stage.ledger
    ledger[.notAssigned] += variants.notAssignedReads[number]
    ledger[.chimeric] = variants.chimericReads[number]
    let row = variants.table[sample: number]
    for (column, reads) in zip(row.columns, row.values) {
      ledger[analysis.offTarget[Int(column)] == nil ? .kept : .offTarget] += Int(reads)
    }
    guard ledger.isReconciled else {
      throw PipelineError(
        .checkFailed, "the read ledger of sample \(sheet.rows[number].sample) does not add up to its input",
        advice: "this is a bug; please report it")
    }
    return ledger
  }

  /// A loud word on samples that lost most of their reads, with the bucket that took the most.
  private func lossNotices(_ samples: [SampleRecord]) -> [Notice] {
    samples.compactMap { sample in
      guard sample.control == nil, let ledger = sample.ledger, ledger.input >= 100,
        2 * ledger[.kept] < ledger.input
      else { return nil }
      let worst = ReadFate.allCases.filter { $0 != .kept }.max { ledger[$0] < ledger[$1] } ?? .notAssigned
      let share = { (reads: Int) in "\(NumberText.text((1000 * Double(reads) / Double(ledger.input)).rounded() / 10)) %"
      }
      return Notice(
        .warning, code: "few-reads-kept", sample: sample.id,
        message: "only \(share(ledger[.kept])) of its reads were kept; most were lost as \(worst.rawValue)"
          + " (\(share(ledger[worst]))): see read_ledger.csv and the plan")
    }
  }

  /// Whether the plan would have been another, had it been made from whole files.
  private func wholeFileNotices() -> [Notice] {
    var survey = LibrarySurvey()
    for stage in reads { if let stage { survey.add(stage.survey) } }
    return request.planFile == nil ? plan.differences(from: survey, table: truncations) : []
  }

  private func targetNotices() -> [Notice] {
    var notices: [Notice] = []
    let lost = analysis.offTarget.filter { $0 != nil }.count
    if lost > 0 {
      notices.append(
        Notice(
          .note, code: "off-target",
          message:
            "\(lost) of \(variants.sequences.count) variants are off target (organelles, eukaryotes, or no domain);"
            + " they are in the feature table, not in community statistics"))
    }
    if !reference.declaresOrganelles {
      notices.append(
        Notice(
          .note, code: "organelles-not-recognisable",
          message: "the reference \(reference.name) holds no mitochondria and chloroplasts, so their reads cannot be"
            + " recognised: look at Cyanobacteriota and Rickettsiales with suspicion"))
    }
    return notices
  }
}
