/// The registry of report sections, in the order of the page. A new section is a type of its own and a line here.
public enum ReportSections {
  public static let all: [any ReportSection] = [
    Position(),
    Summary(),
    DataAndMethods(),
    ReadFates(),
    ReadQuality(),
    TruncationSection(),
    DenoisingSection(),
    Composition(),
    SamplingDepth(),
    AlphaDiversitySection(),
    BetaDiversitySection(),
    GroupComparisonSection(),
    MantelSection(),
    RatiosSection(),
    MarkersSection(),
    AutoimmuneAssociations(),
    GutBarrier(),
    IndicesSection(),
    TimeSection(),
    RepeatabilitySection(),
    DriftSection(),
    Limits(),
    NoticesSection(),
    FilesAndSources(),
  ]
}
