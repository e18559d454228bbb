import Amplicon
public import BioIO
import BioModel
import Parallel
import Reads
public import Reporting
import Taxonomy

/// What `dysbio inspect` is asked to do.
public struct InspectRequest: Sendable, Equatable {
  /// Files of reads, one folder, or one sample sheet.
  public var inputs: [String]
  /// As `RunRequest.primers`.
  public var primers: String?
  public var phred = PhredChoice.automatic
  /// Id of the denoising model that the plan is for.
  public var denoiser = RunPipeline.denoiserIDs[0]
  /// Where the plan is written; nil for nowhere.
  public var planFile: String?
  /// Replace an existing plan file.
  public var replacesPlan = false
  /// A classifier reference, whose amplicon lengths count beside the measured ones; nil for the built-in one.
  public var reference: String?

  public init(inputs: [String]) { self.inputs = inputs }
}

/// `dysbio inspect`: every file from beginning to end, a verdict for each, and a plan for all.
public struct InspectPipeline {
  private let request: InspectRequest
  private let context: RunContext

  public init(_ request: InspectRequest, _ context: RunContext) {
    self.request = request
    self.context = context
  }

  /// What one lane saw. Nothing is kept per sample but a few numbers.
  private struct Seen: Sendable {
    var whole: LibraryProbe?
    var outcomes: [(place: Int, outcome: SampleInspection.Outcome)] = []
    var barcodes: InlineBarcodeProbe?
  }

  /// - Returns: what was found, and how it ended: samples whose files could not be read to their end failed.
  public func run() throws -> (results: InspectionResults, outcome: RunOutcome) {
    var run = RunRequest(input: "", outputFolder: "", denoiser: "")
    run.primers = request.primers
    let search = try run.primerSearch()
    let rows = try ReadInputs.samples(request.inputs).rows
    try checkPlanFile(rows)
    let reference = try ReferenceSource.database(request.reference)
    let seen = try look(at: rows, search)
    let whole = seen.whole ?? LibraryProbe(sample: "", search: search)
    let digests = seen.outcomes.compactMap(\.outcome.digest)
    var options = LibraryPlanOptions(
      denoisesMatesApart: Denoisers.named(request.denoiser)?.denoisesSamples ?? false)
    switch search {
    case .catalogue: break
    case .none: options.ignoresPrimers = true
    case .given(let pair): options.primers = pair
    }
    let plan = LibraryPlan(merged: whole, samples: digests, options: options) { AmpliconLengths(of: $0, in: reference) }
    let findings = LibraryFindings(merged: whole)
    let barcodes = seen.barcodes?.findings
    var notices = plan.notices
    if let barcodes {
      notices = [barcodes.notice] + notices.filter { $0.code != "primer-on-one-mate" }
    }
    notices += seen.outcomes.flatMap(\.outcome.notices)
    let isPaired = Set(seen.outcomes.flatMap(\.outcome.files).filter { $0.summary != nil }.map { $0.mate != "reads" })
    if isPaired.count > 1 {
      notices.append(
        Notice(
          .warning, code: "mixed-layouts",
          message: "some samples are pairs, others single reads: `run` takes one kind at a time"))
    }
    notices += StudySigns.notices(
      seen.outcomes.compactMap { _, outcome in
        outcome.sample.map { StudySigns.Sample(name: $0.name, reads: $0.reads, content: outcome.content) }
      })
    let samples = seen.outcomes.compactMap(\.outcome.sample)
    notices += InspectPipeline.contentNotices(samples)
    let results = InspectionResults(
      programVersion: ProgramVersion.number, files: seen.outcomes.flatMap(\.outcome.files), samples: samples,
      findings: findings, barcodes: barcodes, plan: plan, truncations: plan.truncationTable(findings), notices: notices)
    if let file = request.planFile { try WholeFile.write(plan.json(), to: file) }
    let failures = seen.outcomes.compactMap { place, outcome in
      outcome.failure.map { SampleFailure(sample: rows[place].sample, error: $0) }
    }
    return (results, RunOutcome(failures: failures, allFailed: failures.count == rows.count, outputFolder: ""))
  }

  /// Nothing is replaced that was not asked for, and no input ever.
  private func checkPlanFile(_ rows: [SampleSheetRow]) throws {
    guard let file = request.planFile, InputStage.exists(file) else { return }
    let place = SourceLocation(file: file)
    guard !rows.flatMap(\.files).contains(file), !request.inputs.contains(file) else {
      throw PipelineError(.usage, at: place, "the plan would replace an input", advice: "give --plan another name")
    }
    guard request.replacesPlan, InputStage.isRegularFile(file) else {
      throw PipelineError(
        .cannotWriteOutput, at: place, "the file exists already",
        advice: "give --plan another name, or replace a file with --force")
    }
  }

  private func look(at rows: [SampleSheetRow], _ search: LibraryProbe.PrimerSearch) throws -> Seen {
    let inspection = SampleInspection(search: search, phred: request.phred, cancellation: context.cancellation)
    // Many samples: one lane each. Few: the lanes share each sample's batches.
    let spreads = rows.count >= 2 * context.threads.value
    let outer = spreads ? context.threads : .one
    let inner = spreads ? ThreadCount.one : context.threads
    let looksForBarcodes = rows.count == 1
    let progress = context.progress
    progress.begin("inspecting", total: rows.count)
    defer { progress.end() }
    let lanes = try parallelFold(
      count: rows.count, threads: outer,
      accumulator: { Seen(barcodes: looksForBarcodes ? InlineBarcodeProbe() : nil) }
    ) { seen, place in
      let outcome = try inspection.inspect(
        rows[place], threads: inner, adding: &seen.whole, barcodes: &seen.barcodes)
      seen.outcomes.append((place, outcome))
      progress.advance(by: 1)
    }
    var all = Seen()
    for lane in lanes {
      if all.whole == nil { all.whole = lane.whole } else if let probe = lane.whole { all.whole?.add(probe) }
      all.outcomes += lane.outcomes
      if all.barcodes == nil { all.barcodes = lane.barcodes }
    }
    all.outcomes.sort { $0.place < $1.place }
    return all
  }

  /// PhiX and repeats, said where they are more than a trace.
  private static func contentNotices(_ samples: [InspectionResults.Sample]) -> [Notice] {
    samples.flatMap { sample -> [Notice] in
      var notices: [Notice] = []
      if sample.phiXShare >= 0.01 {
        notices.append(
          Notice(
            .warning, code: "phix", sample: sample.name,
            message:
              "\(percent(sample.phiXShare)) of its reads are PhiX, the control that is added to runs; they are removed"
              + " by `run` and `filter`"))
      }
      if sample.lowComplexityShare >= 0.01 {
        notices.append(
          Notice(
            .warning, code: "low-complexity", sample: sample.name,
            message: "\(percent(sample.lowComplexityShare)) of its reads are of low complexity (repeats, poly-G tails)")
        )
      }
      return notices
    }
  }

  private static func percent(_ share: Double) -> String { NumberText.text((share * 1_000).rounded() / 10) + " %" }
}
