import BioModel
import Dysbiosis
import Reporting
import Testing

/// What a reader sees of markers of barrier and immune balance, and of the indices.
struct EvidenceSectionTests {
  func section(_ id: String, _ results: RunResults) throws -> String {
    let section = try #require(ReportSections.all.first { $0.id == id })
    return try #require(section.body(results)).markup
  }

  @Test("each panel is shown once, in its own section") func panels() throws {
    let results = ExampleRun.make(samples: 8)
    let barrier = try section("gut-barrier", results)
    let immune = try section("autoimmune-associations", results)
    let rest = try section("markers", results)
    for panel in ["mucin-barrier", "endotoxin-lps"] {
      let title = "<h3>\(MarkerPanelName.title(of: panel))</h3>"
      #expect(barrier.contains(title) && !immune.contains(title) && !rest.contains(title))
    }
    for panel in ["immune-regulation", "autoimmune-association"] {
      let title = "<h3>\(MarkerPanelName.title(of: panel))</h3>"
      #expect(immune.contains(title) && !barrier.contains(title) && !rest.contains(title))
    }
    for text in [barrier, immune] {
      #expect(text.contains("A profile can say") && text.contains("It cannot say"))
      #expect(text.contains("https://doi.org/10.1038/s41467-017-01973-8"))
      #expect(text.contains("meta-analysis"))
    }
  }

  @Test("what lies outside stands above what does not") func flagsFirst() throws {
    var results = ExampleRun.make(samples: 1)
    results.markers = [
      ("a-typical", MarkerStatus.typical), ("b-unknown", .notEvaluable), ("c-outside", .flagged), ("d-seen", .detected),
    ].map { id, status in
      MarkerResult(
        sample: results.samples[0].id, marker: id, panel: "mucin-barrier", value: 0.1, lower: nil, upper: nil,
        percentile: nil, direction: "low", status: status, reason: "", evidence: "multi-cohort", doi: "10.1000/1")
    }
    let text = try section("gut-barrier", results)
    let table = try #require(text.firstRange(of: "Every marker of this panel")).lowerBound
    let places = ["c-outside", "d-seen", "a-typical", "b-unknown"].map { id in
      text[table...].firstRange(of: "<th scope=\"row\">\(id)")?.lowerBound
    }
    #expect(places.allSatisfy { $0 != nil } && places.compactMap { $0 } == places.compactMap { $0 }.sorted())
  }

  @Test("agreement is a sentence for one sample and a table for many") func agreement() throws {
    let one = try section("indices", ExampleRun.make(samples: 1))
    let agreement = try #require(ExampleRun.make(samples: 1).agreements.first)
    #expect(agreement.sideCount == 2 && one.contains(agreement.sentence))
    let many = try section("indices", ExampleRun.make(samples: 8))
    #expect(many.contains("samples all indices that can be placed point away from the reference"))
    #expect(many.contains("in 1 more fewer than two can be placed"))
    #expect(many.contains("Agreement of the indices in each sample"))
  }

  @Test("indices show direction, coverage, percentile, interval and contributions; the others their reason")
  func indices() throws {
    let text = try section("indices", ExampleRun.make(samples: 8))
    for part in ["Clostridia −0.41", "Bacilli +0.2", "26 of 50", "Further from health when", "Largest contributions"] {
      #expect(text.contains(part), "\(part)")
    }
    for index in DysbiosisIndices.listedOnly { #expect(text.contains("<code>\(index.reason)</code>")) }
  }
}
