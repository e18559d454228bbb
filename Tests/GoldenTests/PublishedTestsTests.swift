import Foundation
import Testing

/// The examples of vegan's documentation through the whole command: the numbers of R.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct PublishedTestsTests {
  private static let fixtures = Repository.fixtures + "/dune/"

  private struct Golden {
    private var values: [String: Double] = [:]

    init() throws {
      for line in try Files.text(PublishedTestsTests.fixtures + "vegan.tsv").split(separator: "\n").dropFirst() {
        let cells = line.split(separator: "\t").map(String.init)
        values[cells[0..<3].joined(separator: "|")] = Double(cells[3])
      }
    }

    func value(_ what: String, _ name: String, _ quantity: String) throws -> Double {
      try #require(values["\(what)|\(name)|\(quantity)"], "\(what) \(name) \(quantity)")
    }
  }

  private func diversity(_ words: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(
      [
        "diversity", Self.fixtures + "dune.tsv", "--metadata", Self.fixtures + "dune.env.tsv", "--output", "out",
        "--quiet", "--permutations", "9999",
      ] + words, in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return folder
  }

  /// The row of `tests.csv` of a test, a term and a kind.
  private func row(
    _ folder: TemporaryFolder, _ test: String, _ term: String, _ kind: String = "",
    metric: String = "bray-curtis-counts"
  ) throws -> [String] {
    let rows = try Files.rows(folder.file("out/tests.csv"))
    return try #require(
      rows.first { $0[0] == test && $0[1] == metric && $0[2] == term && $0[3] == kind }, "\(test) \(term) \(kind)")
  }

  /// Two Monte-Carlo estimates of one p, of 9,999 and 99,999 permutations, lie within four standard errors.
  private func isSameP(_ text: String, _ expected: Double) -> Bool {
    guard let p = Double(text) else { return false }
    return (p - expected).magnitude < 4 * (expected * (1 - expected) / 9_999 * 1.1).squareRoot() + 2e-4
  }

  private func isSame(_ text: String, _ expected: Double, within tolerance: Double = 1e-9) -> Bool {
    guard let value = Double(text) else { return false }
    return (value - expected).magnitude <= tolerance * max(1e-3, expected.magnitude)
  }

  @Test func managementOfTheDuneMeadows() throws {
    let golden = try Golden()
    let folder = try diversity([
      "--compat", "vegan", "--metrics", "specnumber,shannon,simpson,invsimpson,fisher.alpha,bray,canberra", "--group",
      "Management", "--tests", "permanova,permdisp,permdisp-centroid,anosim", "--mantel", "A1", "--mantel",
      "canberra-mean-counts",
    ])
    let permanova = try row(folder, "permanova", "Management")
    // As vegan's documentation prints them.
    #expect(isSame(permanova[9], 2.7672, within: 2e-5) && isSame(permanova[15], 0.34161, within: 1e-5))
    #expect(try isSame(permanova[9], golden.value("permanova", "alone Management", "f")))
    #expect(try isSame(permanova[15], golden.value("permanova", "alone Management", "r2")))
    #expect(try isSameP(permanova[10], golden.value("permanova", "alone Management", "p")), "\(permanova)")
    let spread = try row(folder, "permdisp", "Management")
    // betadisper ends its search for spatial medians early.
    #expect(try isSame(spread[9], golden.value("permdisp", "Management", "f"), within: 2e-3), "\(spread)")
    #expect(try isSameP(spread[10], golden.value("permdisp", "Management", "p")), "\(spread)")
    let centroids = try row(folder, "permdisp-centroid", "Management")
    #expect(try isSame(centroids[9], golden.value("permdisp-centroid", "Management", "f")), "\(centroids)")
    #expect(try isSameP(centroids[10], golden.value("permdisp-centroid", "Management", "p")), "\(centroids)")
    let anosim = try row(folder, "anosim", "Management")
    #expect(anosim[8] == "R" && anosim[13] == "9999")
    #expect(try isSame(anosim[9], golden.value("anosim", "Management", "r")))
    #expect(try isSameP(anosim[10], golden.value("anosim", "Management", "p")), "\(anosim)")
    let mantel = try row(folder, "mantel", "A1", "pearson")
    #expect(try isSame(mantel[9], golden.value("mantel", "A1 pearson", "r")))
    #expect(try isSameP(mantel[10], golden.value("mantel", "A1 pearson", "p")), "\(mantel)")
    let distances = try row(folder, "mantel", "canberra-mean-counts", "pearson")
    #expect(try isSame(distances[9], golden.value("mantel", "canberra pearson", "r")))
    let alpha = try Files.rows(folder.file("out/alpha_diversity.vegan.csv"))
    for cells in alpha.dropFirst() {
      for (column, name) in alpha[0].enumerated().dropFirst() {
        let expected = try golden.value("alpha", name, cells[0])
        #expect(isSame(cells[column], expected, within: name == "fisher.alpha" ? 1e-5 : 1e-9), "\(name) \(cells[0])")
      }
    }
    let square = try Files.rows(folder.file("out/beta/bray-curtis-counts.csv"))
    for place in 1..<20 {
      let expected = try golden.value("bray", square[place][0], square[place + 1][0])
      #expect(isSame(square[place][place + 1], expected))
    }
    let report = try folder.text("out/report.json")
    #expect(try SchemaValidator(Program.run(["schema"]).output).faults(in: report) == [])
    #expect(try folder.text("out/report.html").contains("Correlations of distances"))
  }

  @Test func aFormulaOfTwoTerms() throws {
    let golden = try Golden()
    let folder = try diversity(["--metrics", "bray-curtis-counts", "--formula", "A1 + Management"])
    for kind in ["sequential", "marginal"] {
      for term in ["A1", "Management"] {
        let found = try row(folder, "permanova", term, kind)
        #expect(try isSame(found[9], golden.value("permanova", "\(kind) \(term)", "f")), "\(found)")
        #expect(try isSame(found[15], golden.value("permanova", "\(kind) \(term)", "r2")), "\(found)")
        // Marginal tests permute what the other terms leave, which vegan does not.
        let scheme = kind == "marginal" ? "freedman-lane" : kind
        #expect(try isSameP(found[10], golden.value("permanova", "\(scheme) \(term)", "p")), "\(found)")
      }
    }
  }

  @Test func rankCorrelationNeedsNoGroup() throws {
    let golden = try Golden()
    let folder = try diversity([
      "--metrics", "bray-curtis-counts", "--mantel", "A1", "--mantel-method", "spearman",
    ])
    let rows = try Files.rows(folder.file("out/tests.csv"))
    #expect(rows.count == 2)
    let found = try row(folder, "mantel", "A1", "spearman")
    #expect(try isSame(found[9], golden.value("mantel", "A1 spearman", "r")))
    #expect(try isSameP(found[10], golden.value("mantel", "A1 spearman", "p")), "\(found)")
  }

  @Test func whatCannotBeCorrelatedIsRefused() throws {
    func status(_ words: [String]) throws -> (Int32, String) {
      let folder = try TemporaryFolder()
      let outcome = try Program.run(
        [
          "diversity", Self.fixtures + "dune.tsv", "--metadata", Self.fixtures + "dune.env.tsv", "--output", "out",
          "--metrics", "bray-curtis-counts",
        ] + words, in: folder.path)
      #expect(folder.holdsNothing(of: "out"))
      return (outcome.status, outcome.errors)
    }
    let text = try status(["--mantel", "Management"])
    #expect(text.0 == 64 && text.1.contains("should hold numbers"))
    let unknown = try status(["--mantel", "depth"])
    #expect(unknown.0 == 64 && unknown.1.contains("known are Management, A1, Moisture, bray-curtis-counts"))
    #expect(try status(["--tests", "anosim"]).0 == 64)
    #expect(try status(["--group", "Management", "--tests", "amova"]).0 == 64)
  }
}
