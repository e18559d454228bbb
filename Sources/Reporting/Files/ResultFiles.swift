import BioModel

/// The registry of result files. A new file is a type of its own and a line here.
public enum ResultFiles {
  public static let all: [any ResultFile] = [
    ReportHTML(),
    ReportJSON(),
    SummaryCSV(),
    ReadLedgerCSV(),
    TruncationCSV(),
    ErrorModelCSV(),
    AlphaDiversityCSV(),
    PeerAlphaCSV(),
    BetaCSV(),
    OrdinationCSV(),
    RarefactionCSV(),
    TestsCSV(),
    DifferentialAbundanceCSV(),
    RatiosCSV(),
    MarkersCSV(),
    DysbiosisCSV(),
    ContributionsCSV(),
    TimeCSV(),
    RepeatabilityCSV(),
    TaxonomyCSV(),
    FeaturesFASTA(),
    FeatureTableTSV(),
    TaxaCSV(),
    MultiQCReadFate(),
    MultiQCAlphaDiversity(),
    MethodsMarkdown(),
  ]

  /// The files of a table alone.
  public static func tables(_ results: RunResults) -> [RenderedFile] {
    let files: [any ResultFile] = [ReadLedgerCSV(), FeaturesFASTA(), FeatureTableTSV()]
    return files.flatMap { $0.files(from: results) }
  }

  /// Those that a command writes, in the registry's order.
  static func written(by command: RunDescription.Command) -> [any ResultFile] {
    all.filter { file in file.part.map { command.parts.contains($0) } ?? true }
  }

  /// What a run's folder holds beside the manifest, as path (`<…>` stands for one file each) and content: the files that
  /// its results hold something for, and those that the pipeline writes beside them.
  static func present(in results: RunResults) -> [(path: String, content: String)] {
    let run = results.run.command
    var files = written(by: run).filter { $0.isHeld(by: results) }.map { ($0.descriptor.title, $0.descriptor.summary) }
    if run.parts.contains(.tables), results.counts != nil {
      files.append(("feature_table.biom", "The same table as BIOM 1.0 (JSON)."))
    }
    if run == .run, !results.plan.isEmpty { files.append(("plan.json", "What was decided; --plan takes it again.")) }
    if run == .run, results.samples.contains(where: { $0.quality != nil }) {
      files.append(("qc/<sample>.json", "Read quality of a sample, as MultiQC reads it."))
    }
    return files
  }

  /// All files of a run, in the registry's order.
  public static func render(_ results: RunResults) -> [RenderedFile] {
    written(by: results.run.command).flatMap { $0.files(from: results) }
  }

  /// The same as independent parts, those that take long first.
  public static func work(_ results: RunResults) -> [RenderingWork] {
    let files = written(by: results.run.command)
    return (files.filter(\.takesLong) + files.filter { !$0.takesLong }).flatMap { $0.work(from: results) }
  }
}
