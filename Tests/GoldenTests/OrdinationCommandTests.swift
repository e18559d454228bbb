import Foundation
import Testing

/// `--ordination`: which files each method writes.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct OrdinationCommandTests {
  private static let table = Repository.root + "/Tests/DiversityTests/Fixtures/golden/small.tsv"

  private func diversity(_ words: [String]) throws -> (outcome: Program.Outcome, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(
      ["diversity", Self.table, "--metrics", "bray-curtis-relative", "--output", "out", "--quiet"] + words,
      in: folder.path)
    return (outcome, folder)
  }

  private func ordinations(_ folder: TemporaryFolder) throws -> [String] {
    try Files.names(under: folder.file("out")).filter { $0.hasPrefix("ordination/") }.map { String($0.dropFirst(11)) }
  }

  @Test func eachMethodHasItsFiles() throws {
    let (outcome, folder) = try diversity(["--ordination", "pcoa,nmds,pca-clr,rpca"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try ordinations(folder) == [
        "bray-curtis-relative.csv", "bray-curtis-relative.explained.csv", "nmds.bray-curtis-relative.csv",
        "nmds.bray-curtis-relative.stress.csv", "pca-clr.csv", "pca-clr.explained.csv", "pca-clr.loadings.csv",
        "rpca.csv", "rpca.explained.csv", "rpca.loadings.csv",
      ])
    let rpca = try Files.rows(folder.file("out/ordination/rpca.csv"))
    #expect(rpca[0] == ["sample", "axis_1", "axis_2", "axis_3"] && rpca.count == 31)
    #expect(try Files.rows(folder.file("out/ordination/rpca.loadings.csv"))[0][0] == "feature")
    let stress = try Files.rows(folder.file("out/ordination/nmds.bray-curtis-relative.stress.csv"))
    #expect(stress[0] == ["stress", "agreeing_starts", "starts"] && (Double(stress[1][0]) ?? 1) < 0.22)
    let report = try folder.text("out/report.json")
    #expect(try SchemaValidator(Program.run(["schema"]).output).faults(in: report) == [])
    let page = try folder.text("out/report.html")
    #expect(page.contains("Robust principal components") && page.contains("Stress 0.2"))
    let methods = try folder.text("out/methods.md")
    #expect(methods.contains("non-metric multidimensional scaling") && methods.contains("mSystems"))
  }

  @Test func principalCoordinatesAreTheDefault() throws {
    let (_, folder) = try diversity([])
    #expect(try ordinations(folder) == ["bray-curtis-relative.csv", "bray-curtis-relative.explained.csv"])
    let (outcome, none) = try diversity(["--ordination", "tsne"])
    #expect(outcome.status == 64 && outcome.errors.contains("known are pcoa, pcoa-randomised, nmds, pca-clr, rpca"))
    #expect(none.holdsNothing(of: "out"))
  }

  @Test func threadsChangeNoByte() throws {
    let (_, one) = try diversity(["--ordination", "nmds,rpca", "--threads", "1"])
    let (_, seven) = try diversity(["--ordination", "nmds,rpca", "--threads", "7"])
    for name in try ordinations(one) {
      #expect(try one.text("out/ordination/" + name) == seven.text("out/ordination/" + name), "\(name)")
    }
  }
}
