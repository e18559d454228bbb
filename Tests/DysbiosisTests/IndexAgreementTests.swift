import Dysbiosis
import Testing

@Suite struct IndexAgreementTests {
  static func result(_ index: String, value: Double?, percentile: Double?, direction: String) -> IndexResult {
    IndexResult(
      sample: "s", index: index, value: value, rawValue: value, percentile: percentile, direction: direction,
      status: value == nil ? .notEvaluable : .context,
      coverage: SignatureCoverage(matched: 0, bySynonym: 0, notDetected: 0, absentFromUniverse: 0), reason: "",
      reference: "", contributions: [])
  }

  @Test func sidesComeFromTheReference() {
    let agreement = IndexAgreement(
      sample: "s",
      results: [
        Self.result("mdr", value: 2, percentile: 97, direction: "high"),
        Self.result("cdr", value: 1, percentile: 20, direction: "low"),
        Self.result("cloud", value: 1, percentile: 30, direction: "high"),
        Self.result("shannon-jsd", value: 0, percentile: 50, direction: "low"),
        Self.result("mhi-a", value: nil, percentile: nil, direction: "low"),
        Self.result("centroid-difference-squared", value: 1, percentile: 99, direction: "high"),
      ])
    #expect(agreement.further == ["mdr", "cdr"] && agreement.nearer == ["cloud"] && agreement.level == ["shannon-jsd"])
    #expect(agreement.outlying == ["mdr"] && agreement.notJudged == ["mhi-a"])
    #expect(
      agreement.sentence
        == "The indices disagree: 2 of 3 point away from the reference, 1 does not; 1 of these lies beyond nine tenths "
        + "of the reference; 1 lies exactly in the middle of the reference.")
  }

  /// What an index flags lies out there, though its percentile is nine tenths to the point.
  @Test func flagsAreBeyond() {
    func median(_ status: MarkerStatus) -> IndexResult {
      IndexResult(
        sample: "s", index: "dysbiosis-score-median-bc", value: 1, rawValue: 1, percentile: 90, direction: "high",
        status: status, coverage: SignatureCoverage(matched: 0, bySynonym: 0, notDetected: 0, absentFromUniverse: 0),
        reason: "", reference: "", contributions: [])
    }
    #expect(IndexAgreement(sample: "s", results: [median(.flagged)]).outlying == ["dysbiosis-score-median-bc"])
    #expect(IndexAgreement(sample: "s", results: [median(.typical)]).outlying.isEmpty)
  }

  /// Every index that has a place is counted.
  @Test func theMiddleIsCounted() {
    let level = ["mdr", "cdr"].map { Self.result($0, value: 1, percentile: 50, direction: "high") }
    let away = Self.result("cloud", value: 1, percentile: 70, direction: "high")
    #expect(
      IndexAgreement(sample: "s", results: level).sentence
        == "None of the 2 indices that can be placed takes a side: 2 lie exactly in the middle of the reference.")
    #expect(
      IndexAgreement(sample: "s", results: level + [away]).sentence
        == "The only index that takes a side points away from the reference; none lies beyond nine tenths of the "
        + "reference; 2 lie exactly in the middle of the reference.")
  }

  /// Without a reference only a published boundary takes a side.
  @Test func boundariesStandIn() {
    let agreement = IndexAgreement(
      sample: "s",
      results: [
        Self.result("gmhi-2020", value: -1, percentile: nil, direction: "low"),
        Self.result("gmwi2-2024", value: -0.5, percentile: nil, direction: "low"),
        Self.result("mdr", value: 5, percentile: nil, direction: "high"),
      ])
    #expect(agreement.further == ["gmhi-2020", "gmwi2-2024"] && agreement.notJudged == ["mdr"])
    #expect(agreement.outlying.isEmpty)
    #expect(agreement.sentence.hasPrefix("All 2 indices that can be placed point away"))
  }

  @Test func nothingToSay() {
    #expect(IndexAgreement(sample: "s", results: []).sentence.hasPrefix("Fewer than two"))
    let calm = IndexAgreement(
      sample: "s",
      results: [
        Self.result("mdr", value: 2, percentile: 10, direction: "high"),
        Self.result("cdr", value: 1, percentile: 90, direction: "low"),
      ])
    #expect(calm.sentence == "None of the 2 indices that can be placed points away from the reference.")
  }
}
