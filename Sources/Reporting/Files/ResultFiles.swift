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
    BetaCSV(),
    OrdinationCSV(),
    RarefactionCSV(),
    TestsCSV(),
    DifferentialAbundanceCSV(),
    RatiosCSV(),
    MarkersCSV(),
    DysbiosisCSV(),
    ContributionsCSV(),
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

  /// All files of a run, in the registry's order.
  public static func render(_ results: RunResults) -> [RenderedFile] { all.flatMap { $0.files(from: results) } }

  /// The same as independent pieces of work, those that take long first.
  public static func work(_ results: RunResults) -> [@Sendable () -> [RenderedFile]] {
    all.flatMap { $0.work(from: results) }
  }
}
