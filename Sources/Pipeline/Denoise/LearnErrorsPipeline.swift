import Amplicon
import BioIO
import BioModel
import Logging
import Parallel
import Reads
import Reporting

/// `dysbio learn-errors`: the error models of the sequencing runs of a sheet, as `run` would learn them.
public struct LearnErrorsPipeline {
  private static let fingerprint = "learn-errors"
  private let request: DenoiseRequest
  private let context: RunContext

  public init(_ request: DenoiseRequest, _ context: RunContext) {
    self.request = request
    self.context = context
  }

  /// Writes `error_model.csv`, `plan.json` and a manifest; whole or not at all.
  ///
  /// - Returns: which samples could not be read; they teach nothing.
  /// - Throws: what is wrong with sheet, plan or output, and `malformedInput` where no sample has reads.
  public func run() throws -> RunOutcome {
    try OutputFolder.check(path: request.outputFolder, force: request.replacesOutput)
    let work = try DenoiseWork(request, context)
    guard work.denoiser.denoisesSamples else {
      throw PipelineError(
        .usage, "the denoiser \(work.denoiser.id) has no error models", advice: "nothing is to be learned")
    }
    let stage = try DadaStage(plan: work.plan, options: DadaOptions(), context: context)
    var failures: [Int: any Diagnostic] = [:]
    var inputs: [Manifest.Input] = []
    var models: [RunErrors] = []
    let rows = work.sheet.rows
    for run in Set(rows.map { $0.run ?? "" }).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let samples = try read(
        rows.indices.filter { (rows[$0].run ?? "") == run }, work, &failures, &inputs)
      if let errors = try stage.errors(of: run, samples) { models.append(errors) }
    }
    guard !models.isEmpty else {
      if let first = failures.min(by: { $0.key < $1.key }) { throw first.value }
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: request.input), "no reads are left to learn error rates from",
        advice: "look at the plan: dysbio inspect")
    }
    for model in models {
      for (name, mate) in zip(RunErrors.mateNames(model.mates.count), model.mates) {
        guard let learning = mate.learning else { continue }
        let of = model.run.isEmpty ? name : "run \(model.run), \(name)"
        context.logger.info(
          "\(of): \(learning.rounds) rounds\(learning.converged ? "" : ", not converged"), \(learning.readCount) reads of \(learning.sampleCount) samples"
        )
      }
    }
    try write(models, work, inputs)
    return RunOutcome(
      failures: failures.sorted { $0.key < $1.key }.map { SampleFailure(sample: rows[$0.key].sample, error: $0.value) },
      allFailed: false, outputFolder: request.outputFolder)
  }

  /// Reads samples in the order of their ids until both mates have bases enough.
  private func read(
    _ places: [Int], _ work: DenoiseWork, _ failures: inout [Int: any Diagnostic], _ inputs: inout [Manifest.Input]
  ) throws -> [DadaStage.Sample] {
    let rows = work.sheet.rows
    var samples: [DadaStage.Sample] = []
    var bases = (forward: 0, reverse: 0)
    for place in places.sorted(by: { rows[$0].sample.utf8.lexicographicallyPrecedes(rows[$1].sample.utf8) }) {
      do {
        let stage = try work.read.read(rows[place], threads: context.threads)
        let mates = stage.mates ?? .none
        inputs += stage.inputs
        bases.forward += mates.forward.totalBases
        bases.reverse += mates.reverse?.totalBases ?? (mates.readCount > 0 ? Int.max / 2 : 0)
        samples.append(DadaStage.Sample(id: rows[place].sample, run: rows[place].run ?? "", load: { mates }))
      } catch let error as any Diagnostic {
        failures[place] = error
      }
      if min(bases.forward, bases.reverse) >= ErrorLearning.enoughBases { break }
    }
    return samples
  }

  private func write(_ models: [RunErrors], _ work: DenoiseWork, _ reads: [Manifest.Input]) throws {
    let folder = try OutputFolder(
      path: request.outputFolder, force: request.replacesOutput, fingerprint: LearnErrorsPipeline.fingerprint,
      leftover: .discardOwn(of: request.outputFolder, fingerprint: LearnErrorsPipeline.fingerprint))
    do {
      try folder.write("error_model.csv", ErrorModelCSV.text(models))
      try folder.write("plan.json", try work.plan.json())
      try folder.write(
        "manifest.json",
        Manifest.of("learn-errors", request.parameters, files: request.optionFiles, reads: reads, folder).json())
      try folder.commit()
    } catch {
      try folder.discard()
      throw error
    }
  }
}

extension Manifest {
  /// The manifest of a folder that a command wrote.
  ///
  /// - Parameters:
  ///   - files: read beside the reads; folders are left out.
  ///   - reads: the files of reads.
  static func of(
    _ command: String, _ parameters: [Entry], files: [String], reads: [Input], _ folder: OutputFolder
  ) -> Manifest {
    var inputs = reads
    for file in files where InputStage.isRegularFile(file) {
      if let digest = try? FileDigest.sha256(file) {
        inputs.append(Input(path: file, bytes: digest.size, sha256: digest.sha256))
      }
    }
    return Manifest(
      program: ProgramVersion.name, version: ProgramVersion.number, command: command, parameters: parameters,
      resources: [], inputs: inputs,
      outputs: folder.files.map { Output(path: $0.path, bytes: $0.size, sha256: $0.sha256) })
  }
}
