import BioModel
import Dysbiosis
import TestSupport
import Testing

@Suite struct CutOffTests {
  @Test(arguments: [
    ("< 0", -0.1, true), ("< 0", 0.0, false), ("<= 0", 0.0, true), (">= 0.3", 0.3, true), ("> 0.3", 0.3, false),
    ("= 0 or >= 0.04799", 0.0, true), ("= 0 or >= 0.04799", 0.01, false), ("= 0 or >= 0.04799", 0.05, true),
  ])
  func comparisons(text: String, value: Double, isBeyond: Bool) {
    #expect(CutOff(text)?.contains(value) == isBeyond && CutOff(text)?.text == text)
  }

  /// Counted plainly.
  @Test(arguments: ["< 3", "<= 3", "> 3", ">= 3", "= 3", "< 2 or > 8", "= 0 or >= 9"])
  func shareOfTheReference(text: String) throws {
    let values = [0.0, 0, 1, 2, 3, 3, 3, 5, 8, 9, 10]
    let cutOff = try #require(CutOff(text))
    let plain = Double(values.count(where: cutOff.contains)) / Double(values.count)
    #expect(cutOff.share(of: ReferenceView(ReferenceDistribution(values))) == plain)
    #expect(cutOff.share(of: ReferenceView(ReferenceDistribution([]))) == nil)
  }

  /// An absolute cut-off is shown with the share of the reference beyond it, and flags nothing.
  @Test func cutOffsAreShownNeverCounted() throws {
    var row = MarkerTableTests.changed("action", "context")
    row["tail_p"] = ""
    row["cut_off"] = "= 0 or >= 0.2"
    let (profile, cohort) = MarkerEvaluationTests.study(healthy: 29, tested: [150, 5000])
    let results = try MarkerEvaluationTests.results(row, profile, cohort)
    // 1 … 29 per cent: ten of them from 20 on.
    #expect(results[29].isBeyondCutOff == false && results[30].isBeyondCutOff == true)
    #expect(results[29].referenceBeyondCutOff == 10.0 / 29 && results[0].referenceBeyondCutOff == 10.0 / 28)
    #expect(results.allSatisfy { $0.status == .context && $0.cutOff == "= 0 or >= 0.2" })
    #expect(try MarkerEvaluationTests.results(row, profile, nil)[30].referenceBeyondCutOff == nil)
  }

  /// The largest of several sums, and how many taxa of a sum are there.
  @Test func largestAndCount() throws {
    let lineages = ["Enterococcus", "Streptococcus", "Roseburia", "Blautia"].map { ["Bacteria", "", "", "", "", $0] }
    let rows: [[Double]] = [[100, 300, 0, 600], [0, 0, 500, 500], [400, 300, 200, 100]]
    let profile = Communities.profile(lineages, rows)
    func values(_ expression: String) throws -> [Double?] {
      var row = MarkerTableTests.changed("expression", expression)
      row["action"] = "context"
      row["tail_p"] = ""
      return try MarkerEvaluationTests.results(row, profile, nil).map(\.value)
    }
    #expect(try values("largest:g:Enterococcus, g:Streptococcus + g:Roseburia") == [0.3, 0.5, 0.5])
    #expect(try values("count:g:Enterococcus + g:Streptococcus + g:Roseburia + g:Akkermansia") == [2, 1, 3])
  }

  /// What the program computes has an expression; what it cannot compute says why.
  @Test func builtInRowsSayWhatTheyAre() {
    let markers = Dictionary(uniqueKeysWithValues: MarkerTable.builtIn.markers.map { ($0.id, $0) })
    for id in [
      "gmwi2-negative", "cloud-outlier", "reference-plane-distance", "gmhi-negative", "single-taxon-domination",
      "gmhi-health-prevalent-low",
    ] { #expect(markers[id]?.expression.isComputable == true, "\(id)") }
    for id in ["gmwi2-negative", "gmhi-negative", "single-taxon-domination", "akkermansia-extreme"] {
      #expect(markers[id]?.cutOff != nil && markers[id]?.action == .context, "\(id)")
    }
    for marker in MarkerTable.builtIn.markers {
      if case .notComputable(let reason) = marker.expression {
        #expect(reason != "not-computable-from-taxa", "\(marker.id)")
      }
    }
  }
}
