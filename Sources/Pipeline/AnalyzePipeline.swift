import BioIO
import BioModel
import Diversity
import Dysbiosis
import Fingerprints
import Logging
import Parallel
import Reporting
import Taxonomy

/// `dysbio analyze`, and the commands of its parts: an abundance table → community → results folder.
public struct AnalyzePipeline {
  private let request: AnalyzeRequest
  private let context: RunContext

  public init(_ request: AnalyzeRequest, _ context: RunContext) {
    self.request = request
    self.context = context
  }

  /// Runs everything and commits the results folder.
  ///
  /// - Returns: samples without reads, as failures.
  public func run() throws -> RunOutcome {
    var timings = StageTimings()
    let command = request.command
    let resources = try CommunityResources(request.community)
    try OutputFolder.check(path: request.outputFolder, force: request.community.replacesOutput)
    let input = try timings.measure("table") {
      try TableInput(request.table)
    }
    var document = input.document
    // Ratios and diversity are the same for any library.
    if !command.parts.contains(.dysbiosis) { document.notices.removeAll { $0.code == "library-guessed" } }
    let denoised = request.community.singletons == nil ? input.denoisedReason : nil
    if let denoised {
      document.notices.append(
        Notice(
          .note, code: "singletons-removed",
          message:
            "the table holds no singletons, as denoising leaves none (\(denoised)): metrics that rest on them are not computed; --singletons present gives them all the same"
        ))
    }
    for level in [resources.level, resources.caseLevel].compactMap({ $0 }) {
      _ = try level.members(of: document.table.sampleIDs, metadata: input.metadata)
    }
    try PeopleColumns(request.community).check(input.metadata)
    context.say(document.notices)
    let summary = TableSummary(document, name: request.table.name)
    context.say(summary)
    let community = input.community
    let folder = try OutputFolder(
      path: request.outputFolder, force: request.community.replacesOutput, fingerprint: command.rawValue,
      leftover: .discardOwn(of: request.outputFolder, fingerprint: command.rawValue))
    do {
      let analysis = try timings.measure("community") {
        try CommunityStage(
          options: request.community, resources: resources, context: context, study: input.study, reference: nil,
          singletonsRemoved: denoised != nil, parts: command.parts
        ).analyze(community)
      }
      var failures: [SampleFailure] = []
      let samples = community.table.sampleIDs.indices.map { number in record(number, community, &failures) }
      if failures.count == samples.count || request.community.isStrict, let first = failures.first {
        throw PipelineError(
          .malformedInput, at: SourceLocation(file: request.table.name), "sample \(first.sample) has no reads",
          advice: request.community.isStrict
            ? "remove it from the table, or run without --strict" : "give a table with samples that have reads")
      }
      var results = CommunityReport(community: community, analysis: analysis, options: request.community)
        .results(run: description, samples: samples)
      results.plan = summary.decisions.map {
        PlanDecision(
          title: $0.key, value: $0.value, reason: "\($0.reason) (confidence \(NumberText.text($0.confidence)))")
      }
      results.notices = document.notices + results.notices
      context.say(analysis.notices)
      try timings.measure("report") {
        try ResultStage(folder: folder, context: context).write(
          results,
          manifest: Manifest(
            program: ProgramVersion.name, version: ProgramVersion.number, command: command.rawValue,
            parameters: parameters.map {
              Manifest.Entry(name: $0.name, value: $0.value)
            },
            resources: analysis.fingerprints, inputs: input.inputs + analysis.resources.inputs, outputs: []))
      }
      try folder.write("timings.json", timings.json(threads: context.threads.value))
      try folder.commit()
      return RunOutcome(failures: failures, allFailed: false, outputFolder: request.outputFolder)
    } catch {
      try folder.discard()
      throw error
    }
  }

  private func record(_ number: Int, _ community: StudyCommunity, _ failures: inout [SampleFailure]) -> SampleRecord {
    let table = community.table
    var record = SampleRecord(
      id: table.sampleIDs[number],
      metadata: community.metadata.columns.map { .init($0.name, $0.values[number]) })
    let control = community.metadata[column: "control"]?.values[number]
    record.control = control.flatMap { SampleRecord.Control(rawValue: $0) }
    if table.unit == .counts { record.keptReads = Int(table[sample: number].total) }
    if table[sample: number].nonZeroCount == 0 {
      let failure = YieldError(sample: record.id, reason: "no-reads", inputReads: 0)
      record.status = .empty
      record.reason = failure.reason
      failures.append(SampleFailure(sample: record.id, error: failure))
    }
    return record
  }

  /// Those that can change these results.
  private var parameters: [(name: String, value: String)] {
    request.table.readingParameters + request.community.parameters(of: request.command.parts)
  }

  private var description: RunDescription {
    let parts = request.command.parts
    return RunDescription(
      title: ReportTitle.of(request.table.name), command: request.command, programVersion: ProgramVersion.number,
      context: parts.contains(.dysbiosis) ? ReportTitle.markerTable(request.community.markerFile) : [],
      parameters: ([
        ("table", request.table.name), ("taxonomy", request.table.taxonomyFile ?? ""),
        ("metadata", request.table.metadataFile ?? ""),
      ] + parameters).filter { !$0.1.isEmpty }.map {
        RunDescription.Parameter($0.0, $0.1)
      },
      seeds: parts.contains(.diversity) ? [RunDescription.Parameter("rarefaction", "\(request.community.seed)")] : [])
  }
}
