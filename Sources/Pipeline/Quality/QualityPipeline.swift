import BioIO
import BioModel
import Logging
import Parallel
import Reads
import Reporting

/// `dysbio qc` and `dysbio filter`: files of reads → a folder with their quality, and with what filters left of them.
public struct QualityPipeline {
  private let request: QualityRequest
  private let context: RunContext

  public init(_ request: QualityRequest, _ context: RunContext) {
    self.request = request
    self.context = context
  }

  private var command: String { request.filter == nil ? "qc" : "filter" }

  /// Writes the folder; whole or not at all.
  ///
  /// - Returns: which samples could not be read to their end. When all failed, nothing is written.
  public func run() throws -> RunOutcome {
    var timings = StageTimings()
    try OutputFolder.check(path: request.outputFolder, force: request.replacesOutput)
    let samples = try ReadInputs.samples(request.inputs)
    let rows = samples.rows
    let work = try request.filter.map { try FilterWork($0) } ?? FilterWork()
    let fingerprint = "dysbio-\(command)"
    let folder = try OutputFolder(
      path: request.outputFolder, force: request.replacesOutput, fingerprint: fingerprint,
      leftover: .discardOwn(of: request.outputFolder, fingerprint: fingerprint))
    do {
      let outcomes = try timings.measure("reads") { try read(rows, work, folder) }
      let failures = zip(rows, outcomes).compactMap { row, outcome in
        outcome.failure.map { SampleFailure(sample: row.sample, error: $0) }
      }
      let result = RunOutcome(
        failures: failures, allFailed: failures.count == rows.count, outputFolder: request.outputFolder)
      guard !result.allFailed else {
        try folder.discard()
        return result
      }
      for file in QualityFiles.render(results(rows, outcomes)) { try folder.write(file.path, file.bytes) }
      if request.filter != nil { try folder.write("samples.csv", sheet(samples, outcomes)) }
      try folder.write("manifest.json", try manifest(rows, folder).json())
      try folder.write("timings.json", timings.json(threads: context.threads.value))
      try folder.commit()
      report(outcomes)
      return result
    } catch {
      try folder.discard()
      throw error
    }
  }

  private func read(_ rows: [SampleSheetRow], _ work: FilterWork, _ folder: OutputFolder) throws
    -> [QualityStage.Outcome]
  {
    let stage = QualityStage(
      command: command, work: work, compresses: request.filter?.compresses ?? true, phred: request.phred,
      folder: folder, cancellation: context.cancellation)
    // Many samples: one lane each. Few: the lanes share each sample's batches.
    let spreads = rows.count >= 2 * context.threads.value
    let names = FileName.distinct(rows.map(\.sample))
    let worst = WorstSamples(limit: ReadQuality.drawingLimit)
    let progress = context.progress
    let cancellation = context.cancellation
    let threads = context.threads
    progress.begin("reading", total: rows.count)
    defer { progress.end() }
    return try parallelMap(count: rows.count, threads: spreads ? threads : .one) {
      place throws(any Error) -> QualityStage.Outcome in
      try cancellation.check()
      defer { progress.advance(by: 1) }
      var outcome = try stage.run(rows[place], name: names[place], threads: spreads ? .one : threads)
      if let quality = outcome.quality, !worst.isAmong(quality.worstQ30Share, place) {
        outcome.quality = quality.withoutCurves
      }
      return outcome
    }
  }

  private func results(_ rows: [SampleSheetRow], _ outcomes: [QualityStage.Outcome]) -> QualityResults {
    let drawn = outcomes.enumerated().compactMap { place, outcome in outcome.quality.map { (place, $0) } }
      .sorted { ($0.1.worstQ30Share, $0.0) < ($1.1.worstQ30Share, $1.0) }.prefix(ReadQuality.drawingLimit)
    return QualityResults(
      programVersion: ProgramVersion.number, command: command,
      title: rows.count == 1 ? rows[0].sample : "\(rows.count) samples",
      files: outcomes.flatMap(\.files),
      drawings: drawn.map { QualityResults.Drawing(sample: rows[$0.0].sample, quality: $0.1) },
      ledgers: zip(rows, outcomes).compactMap { row, outcome in outcome.ledger.map { (row.sample, $0) } })
  }

  /// A sheet that `run` takes: the samples that were read, with their files of kept reads and all else that the sheet of
  /// the input says of them.
  private func sheet(_ samples: SampleSheet, _ outcomes: [QualityStage.Outcome]) -> [UInt8] {
    var sheet = DelimitedWriter()
    let rows = samples.rows
    let isPaired = outcomes.contains { $0.reads.count > 1 }
    let hasRuns = rows.contains { $0.run != nil }
    let hasControls = rows.contains { $0.control != nil }
    let further = samples.metadata.columns
    sheet.row(
      ["sample", "fastq_1"] + (isPaired ? ["fastq_2"] : []) + (hasRuns ? ["run"] : [])
        + (hasControls ? ["control"] : []) + further.map(\.name))
    for (place, row) in rows.enumerated() where !outcomes[place].reads.isEmpty {
      let reads = outcomes[place].reads
      sheet.row(
        [row.sample] + reads + (isPaired && reads.count == 1 ? [""] : []) + (hasRuns ? [row.run ?? ""] : [])
          + (hasControls ? [row.control?.rawValue ?? ""] : []) + further.map { $0.values[place] ?? "" })
    }
    return sheet.bytes
  }

  /// Inputs stand with their sizes, not their digests: reading files twice would take longer than the work.
  private func manifest(_ rows: [SampleSheetRow], _ folder: OutputFolder) throws -> Manifest {
    var inputs: [Manifest.Input] = []
    for row in rows {
      for path in row.files {
        let size = path == "-" ? 0 : (try? FileState(path: path).size) ?? 0
        inputs.append(Manifest.Input(path: path, bytes: size, sha256: ""))
      }
    }
    return Manifest(
      program: ProgramVersion.name, version: ProgramVersion.number, command: command,
      parameters: request.parameters.map { Manifest.Entry(name: $0.name, value: $0.value) }, resources: [],
      inputs: inputs, outputs: folder.files.map { Manifest.Output(path: $0.path, bytes: $0.size, sha256: $0.sha256) })
  }

  private func report(_ outcomes: [QualityStage.Outcome]) {
    for file in outcomes.flatMap(\.files) where file.summary != nil {
      for finding in file.verdict.findings where finding.severity == .warning {
        context.logger.warning("\(finding.message.hasPrefix(file.path) ? "" : file.path + ": ")\(finding.message)")
      }
    }
    let ledgers = outcomes.compactMap(\.ledger)
    guard !ledgers.isEmpty else { return }
    let input = ledgers.reduce(0) { $0 + $1.input }
    let kept = ledgers.reduce(0) { $0 + $1[.kept] }
    context.logger.info(
      "\(kept) of \(input) reads kept; \(request.outputFolder)/read_ledger.csv says where the others went")
  }
}
