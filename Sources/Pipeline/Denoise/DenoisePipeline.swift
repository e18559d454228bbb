import Amplicon
import BioIO
import BioModel
import Logging
import Parallel
import Reads
import Reporting

/// `dysbio denoise`: samples of a sheet, each into a file of its own that `merge-tables` gathers. Samples may be
/// scattered over as many calls, machines and orders as one likes.
public struct DenoisePipeline {
  private static let fingerprint = "denoise"
  private let request: DenoiseRequest
  private let context: RunContext

  public init(_ request: DenoiseRequest, _ context: RunContext) {
    self.request = request
    self.context = context
  }

  /// Writes `samples/<sample>.sample` for each sample and a manifest; whole or not at all.
  ///
  /// - Returns: which samples failed; they have no file.
  public func run() throws -> RunOutcome {
    try OutputFolder.check(path: request.outputFolder, force: request.replacesOutput)
    let work = try DenoiseWork(request, context)
    let places = try work.places(of: request.samples)
    // Whether samples are denoised here, or wait for the others in merge-tables.
    let waits = !work.denoiser.denoisesSamples || request.dada.pooling == .pooled
    var options = request.dada
    if waits { options.errorsFile = nil }
    let stage = try DadaStage(plan: work.plan, options: options, context: context)
    guard waits || stage.given != nil else {
      throw PipelineError(
        .usage, "dada needs error models", advice: "learn them with dysbio learn-errors and give them with --errors")
    }
    let priors = try request.priorsFile.map { try PriorsFile.read($0) } ?? [:]
    let folder = try OutputFolder(
      path: request.outputFolder, force: request.replacesOutput, fingerprint: DenoisePipeline.fingerprint,
      leftover: .discardOwn(of: request.outputFolder, fingerprint: DenoisePipeline.fingerprint))
    do {
      let failures = try denoise(places, work, waits ? nil : stage, priors, folder)
      let outcome = RunOutcome(
        failures: failures.sorted { $0.key < $1.key }.map {
          SampleFailure(sample: work.sheet.rows[$0.key].sample, error: $0.value)
        }, allFailed: failures.count == places.count, outputFolder: request.outputFolder)
      guard !outcome.allFailed else {
        try folder.discard()
        return outcome
      }
      try folder.write(
        "manifest.json",
        Manifest.of("denoise", request.parameters, files: request.optionFiles, reads: [], folder).json())
      try folder.commit()
      return outcome
    } catch {
      try folder.discard()
      throw error
    }
  }

  private func denoise(
    _ places: [Int], _ work: DenoiseWork, _ stage: DadaStage?, _ priors: [String: MatePriors], _ folder: OutputFolder
  ) throws -> [Int: any Diagnostic] {
    let rows = work.sheet.rows
    let names = FileName.distinct(rows.map(\.sample))
    let plan = String(decoding: try work.plan.json(), as: UTF8.self)
    let spreads = places.count >= 2 * context.threads.value
    let inner = spreads ? ThreadCount.one : context.threads
    let progress = context.progress
    let cancellation = context.cancellation
    let request = request
    progress.begin("denoising", total: places.count)
    defer { progress.end() }
    let failures = try parallelMap(count: places.count, threads: spreads ? context.threads : .one) {
      index throws(any Error) -> DenoiseFailure? in
      try cancellation.check()
      defer { progress.advance(by: 1) }
      let row = rows[places[index]]
      do {
        var file = DenoisedSampleFile(
          head: DenoisedSampleFile.Head(
            version: ProgramVersion.number, sample: row.sample, run: row.run ?? "", control: row.control?.rawValue,
            denoiser: request.denoiser, pooling: request.priorsFile == nil ? request.dada.pooling : .pseudo,
            plan: plan, forwardVariants: [], reverseVariants: [], transitions: [], highestScores: []),
          stage: try work.read.read(row, threads: inner), mates: nil)
        let mates = file.stage.mates
        file.stage.mates = nil
        if let stage, let mates {
          try stage.denoise(mates, into: &file, priors: priors[file.head.run] ?? MatePriors(), threads: inner)
        } else {
          file.mates = mates
        }
        try folder.write("samples/\(names[places[index]]).sample", try file.encoded())
        return nil
      } catch let error as any Diagnostic where error.kind != .cannotWriteOutput && error.kind != .usage {
        return DenoiseFailure(error: error)
      }
    }
    var found: [Int: any Diagnostic] = [:]
    for (place, failure) in zip(places, failures) where failure != nil { found[place] = failure?.error }
    return found
  }
}

private struct DenoiseFailure: Sendable {
  let error: any Diagnostic
}

extension DadaStage {
  /// Denoises one sample and leaves its sequences, losses and variants in its file.
  fileprivate func denoise(
    _ mates: SampleMates, into file: inout DenoisedSampleFile, priors: MatePriors, threads: ThreadCount
  ) throws {
    guard let models = try errors(of: file.head.run, [])?.models else { return }
    let partitions = denoiser.partitions(of: mates, errors: models, priors: priors, threads: threads)
    file.stage.take(denoiser.sample(mates, partitions, threads: threads))
    let names = { (partitions: DadaPartitions) in
      partitions.variants.filter { $0.readCount > 0 }.map { String(decoding: $0.sequence, as: UTF8.self) }
    }
    file.head.forwardVariants = names(partitions.forward)
    file.head.reverseVariants = partitions.reverse.map(names) ?? []
    file.head.transitions =
      [partitions.forward.transitions.counts] + (partitions.reverse.map { [$0.transitions.counts] } ?? [])
    file.head.highestScores = [models.forward.highestScore] + (models.reverse.map { [$0.highestScore] } ?? [])
  }
}
