import BioModel
import Reads
import Reporting
import Testing

@Suite("Truncation in the report") struct TruncationReportTests {
  let table: TruncationTable
  let results: RunResults

  init() throws {
    table = ExampleTruncation.table
    var results = RunResults(run: RunDescription(title: "", command: .run, programVersion: "0"), samples: [])
    results.truncations = table
    results.truncation = ExampleTruncation.chosen
    self.results = results
  }

  private func text(_ path: String) -> String {
    ResultFiles.render(results).first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  @Test("truncation.csv has one row per pair of lengths and marks the choice")
  func csv() {
    let lines = text("truncation.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      lines.first?.joined(separator: ",")
        == "forward_bases,reverse_bases,overlap_of_longest,kept_share_max_ee_1_1,kept_share_max_ee_2_2,"
        + "kept_share_max_ee_2_5,kept_share_max_ee_5_5,chosen")
    #expect(lines.count == table.rows.count + 1 && table.rows.count > 10)
    #expect(lines.filter { $0.last == "yes" }.map { $0.prefix(5).joined(separator: ",") } == ["80,70,30,1,1"])
    // Ten bases of Q2 hold 6.3 errors.
    #expect(lines.contains { $0.joined(separator: ",") == "80,80,40,0.5,0.5,0.5,0.5," })
    var none = results
    none.truncations = nil
    #expect(!ResultFiles.render(none).contains { $0.path == "truncation.csv" })
  }

  @Test("the section draws every row once and outlines the choice once")
  func section() throws {
    let markup = try #require(TruncationSection().body(results)).markup
    #expect(markup.occurrences(of: "class=\"cell\"") == table.rows.count)
    #expect(markup.occurrences(of: "class=\"chosen\"") == 1)
    #expect(markup.contains("80 + 70 bases: 100% of pairs, overlap 30"))
    #expect(markup.contains("◂"))
    #expect(!markup.contains("nan"))
    var none = results
    none.truncations = nil
    #expect(TruncationSection().body(none) == nil)
    // Mates that never meet leave nothing to draw.
    none.truncations = TruncationTable(LibrarySurvey(), longestAmplicon: 120)
    #expect(TruncationSection().body(none) == nil)
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func occurrences(of text: String) -> Int { ranges(of: text).count }
}
