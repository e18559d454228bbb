import Amplicon
import BioIO
import BioModel
import Parallel
import Reads

/// What the stages of `run` that are commands of their own share: the sheet, the plan, and how a sample is read.
struct DenoiseWork: Sendable {
  let sheet: SampleSheet
  let plan: LibraryPlan
  let denoiser: any Denoiser
  let read: ReadStage

  init(_ request: DenoiseRequest, _ context: RunContext) throws {
    let run = try RunPipeline(request.asRun, context)
    denoiser = run.denoiser
    let sheet = try InputStage.samples(request.input).checkingFiles(InputStage.isReadable)
    try InputStage.refuseMixedLayouts(sheet)
    self.sheet = sheet
    if let file = request.planFile {
      plan = try LibraryPlan(json: try ByteReader.readAll(file), file: file)
    } else {
      context.progress.begin("planning", total: sheet.rows.count)
      plan = try PlanStage(
        request: request.asRun, reference: ReferenceSource.database(nil), threads: context.threads,
        cancellation: context.cancellation
      ).plan(sheet.rows).plan
      context.progress.end()
    }
    try run.refuseUnfitReads(plan)
    try run.refuseOtherPlan(plan)
    read = ReadStage(
      recipe: SampleRecipe(plan, keepsQualities: denoiser.denoisesSamples), phred: request.phred,
      cancellation: context.cancellation)
  }

  /// The asked samples, by their places in the sheet.
  ///
  /// - Throws: `usage` naming the samples that the sheet does not have.
  func places(of samples: [String]) throws(PipelineError) -> [Int] {
    guard !samples.isEmpty else { return Array(sheet.rows.indices) }
    let known = Set(sheet.rows.map(\.sample))
    let missing = samples.filter { !known.contains($0) }
    guard missing.isEmpty else {
      throw PipelineError(
        .usage, at: SourceLocation(file: sheet.file), "the sheet has no sample \(missing.joined(separator: ", "))",
        advice: "name samples as they stand in the sheet")
    }
    let asked = Set(samples)
    return sheet.rows.indices.filter { asked.contains(sheet.rows[$0].sample) }
  }
}
