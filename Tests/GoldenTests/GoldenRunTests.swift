import Foundation
import Testing

/// The whole command line on the sample data against committed results. `scripts/update-golden.sh` writes them anew.
@Suite struct GoldenRunTests {
  static let files = [
    "summary.csv", "read_ledger.csv", "alpha_diversity.csv", "ratios.csv", "markers.csv", "dysbiosis.csv",
    "taxonomy.csv", "feature_table.tsv", "taxa/genus.csv",
  ]

  @Test func endsWell() throws {
    #expect(try GoldenRun.shared.get().status == 0)
  }

  @Test(arguments: files) func agreesWithTheCommittedResults(file: String) throws {
    let actual = try GoldenRun.shared.get().excerpt(file)
    let golden = Repository.fixtures + "/golden/" + file.replacingOccurrences(of: "/", with: "-")
    if ProcessInfo.processInfo.environment["DYSBIO_UPDATE_GOLDEN"] != nil {
      try Data(actual.utf8).write(to: URL(fileURLWithPath: golden))
    }
    let difference = TextComparison.difference(actual, try Files.text(golden))
    #expect(difference == nil, "\(file): \(difference ?? "")")
  }

  @Test func aChangedNumberOrTextIsSeen() {
    let text = "sample,value\na,0.123456789\nb,x\n"
    #expect(TextComparison.difference(text, text) == nil)
    #expect(TextComparison.difference("sample,value\na,0.1234567890000001\nb,x\n", text) == nil)
    #expect(TextComparison.difference("sample,value\na,0.12345679\nb,x\n", text) != nil)
    #expect(TextComparison.difference("sample,value\na,0.123456789\nb,y\n", text) != nil)
    #expect(TextComparison.difference("sample,value\na,0.123456789\n", text) != nil)
  }

  /// The simulated truth, not an earlier result, is what these hold the run against.
  @Test func findsWhatWasSimulated() throws {
    let run = try GoldenRun.shared.get()
    let truth = try Files.text(Repository.sampleData + "/simulation/truth.fasta").split(separator: "\n")
      .filter { !$0.hasPrefix(">") }
    let found = try Files.text(run.output + "/features.fasta").split(separator: "\n").filter { !$0.hasPrefix(">") }
    #expect(found.count >= 50)
    let wrong = Set(found).subtracting(truth).count
    #expect(wrong <= found.count / 50, "\(wrong) of \(found.count) variants were not simulated")
    let blank = try #require(try Files.rows(run.output + "/summary.csv").first { $0[0] == "blank-01" })
    #expect(blank[3] == "negative")
  }
}
