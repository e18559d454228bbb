import ArgumentParser
import Pipeline

/// The options of all steps from the abundance table on.
struct CommunityOptionGroup: ParsableArguments {
  @OptionGroup var metrics: MetricOptionGroup
  @OptionGroup var depth: DepthOptionGroup
  @OptionGroup var level: ReferenceLevelOptionGroup
  @OptionGroup var markers: MarkerOptionGroup
  @OptionGroup var ratios: RatioOptionGroup
  @OptionGroup var names: NameOptionGroup
  @OptionGroup var comparison: ComparisonOptionGroup
  @OptionGroup var subject: SubjectOptionGroup
  @OptionGroup var time: TimeOptionGroup
  @OptionGroup var results: ResultOptionGroup

  func validate() throws { try markers.check(level) }

  var options: CommunityOptions {
    CommunityOptions([metrics, depth, level, markers, ratios, names, comparison, subject, time, results])
  }
}
