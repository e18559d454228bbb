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

  /// All files of a run, in the registry's order.
  public static func render(_ results: RunResults) -> [RenderedFile] { all.flatMap { $0.files(from: results) } }
}
