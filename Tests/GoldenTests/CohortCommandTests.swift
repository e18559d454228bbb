import Foundation
import Testing

/// Reference cohorts through the command line: chosen, named, held against the study's own controls.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct CohortCommandTests {
  private static let qin = "qin-2012-metaphlan2"
  private let folder: TemporaryFolder

  /// Ten MetaPhlAn 2 profiles of four species, with the people's host, body site and age.
  init() throws {
    folder = try TemporaryFolder()
    let clades = [
      "p__Bacteroidetes|c__Bacteroidia|o__Bacteroidales|f__Bacteroidaceae|g__Bacteroides|s__Bacteroides_vulgatus",
      "p__Firmicutes|c__Clostridia|o__Clostridiales|f__Ruminococcaceae|g__Faecalibacterium|s__Faecalibacterium_prausnitzii",
      "p__Firmicutes|c__Clostridia|o__Clostridiales|f__Lachnospiraceae|g__Roseburia|s__Roseburia_intestinalis",
      "p__Proteobacteria|c__Gammaproteobacteria|o__Enterobacteriales|f__Enterobacteriaceae|g__Escherichia|s__Escherichia_coli",
    ].map { "k__Bacteria|" + $0 }
    var order: [String] = []
    var values: [String: [Int]] = [:]
    for (number, clade) in clades.enumerated() {
      let shares = (0..<10).map { [20 + 3 * $0, 10 + $0, 5, 65 - 4 * $0][number] }
      let parts = clade.split(separator: "|")
      for depth in 1...parts.count {
        let key = parts[..<depth].joined(separator: "|")
        if values[key] == nil { order.append(key) }
        values[key] = zip(values[key] ?? Array(repeating: 0, count: 10), shares).map { $0 + $1 }
      }
    }
    var table = "#mpa_v20_m200\nID\t" + (1...10).map { "s\($0)" }.joined(separator: "\t") + "\n"
    for key in order { table += ([key] + (values[key] ?? []).map { String($0) }).joined(separator: "\t") + "\n" }
    try folder.write("t.tsv", table)
    try folder.write(
      "m.tsv",
      "sample-id\thost\tbody_site\tage\tgroup\n" + (1...10).map { "s\($0)\thuman\tstool\t40\tcontrol\n" }.joined())
  }

  private func run(_ more: [String], to output: String = "out") throws -> Program.Outcome {
    try Program.run(
      ["dysbiosis", "t.tsv", "--metadata", "m.tsv", "--output", output] + more, in: folder.path)
  }

  /// How many rows of `markers.csv` have a percentile.
  private func percentiles(_ output: String = "out") throws -> Int {
    try Files.rows(folder.file("\(output)/markers.csv")).dropFirst().count { !$0[6].isEmpty }
  }

  private func report(_ output: String = "out") throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Files.data(folder.file("\(output)/report.json")))
    return try #require(object as? [String: Any])
  }

  private func codes(_ output: String = "out") throws -> [String] {
    (try report(output)["notices"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
  }

  @Test func theCohortThatFitsIsTakenWithoutBeingNamed() throws {
    let outcome = try run([])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try codes().contains("built-in-cohort"))
    #expect(try percentiles() > 0)
    let cohort = try #require(try report()["cohort"] as? [String: Any])
    #expect(cohort["subjects"] as? Int == 136 && (cohort["origin"] as? String)?.contains(Self.qin) == true)
    let fingerprint = try #require(cohort["fingerprint"] as? String)
    #expect(try folder.text("out/manifest.json").contains(fingerprint))
    let rows = try Files.rows(folder.file("out/summary.csv"))
    #expect(
      Array(rows[0].suffix(3)) == ["flags_in_reference_median", "flags_in_reference_p5", "flags_in_reference_p95"])
    for row in rows.dropFirst() {
      let range = row.suffix(3).compactMap { Int($0) }
      #expect(range.count == 3 && range[1] <= range[0] && range[0] <= range[2], "\(row)")
    }
    #expect(try SchemaValidator(Program.run(["schema"]).output).faults(in: folder.text("out/report.json")) == [])
    // The same by its id and from a file of figures.
    for (number, name) in [Self.qin, Repository.root + "/Sources/CEmbedded/Resources/cohort-qin-2012.tsv"].enumerated()
    {
      #expect(try run(["--cohort", name], to: "named\(number)").status == 0)
      #expect(try folder.text("named\(number)/markers.csv") == folder.text("out/markers.csv"), "\(name)")
    }
  }

  @Test func whereNothingIsStatedNoneIsTaken() throws {
    let outcome = try Program.run(["dysbiosis", "t.tsv", "--output", "out"], in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try codes().contains("no-built-in-cohort"))
    #expect(try percentiles() == 0)
    #expect(try Files.rows(folder.file("out/summary.csv")).dropFirst().allSatisfy { $0.suffix(3) == ["", "", ""] })
  }

  @Test func aMisfitIsRefusedUnlessAccepted() throws {
    #expect(try run(["--cohort", "zackular-2014-v4"], to: "refused").status == 0)
    #expect(try codes("refused").contains("cohort-misfit"))
    #expect(try percentiles("refused") == 0)
    let accepted = try run(["--cohort", "zackular-2014-v4", "--accept-misfit"], to: "accepted")
    #expect(accepted.status == 0 && accepted.errors.contains("used though it does not fit"), "\(accepted.errors)")
    #expect(try codes("accepted").contains("cohort-misfit-accepted"))
    #expect(try percentiles("accepted") > 0)
    let cohort = try #require(try report("accepted")["cohort"] as? [String: Any])
    #expect((cohort["override"] as? String)?.contains("library") == true)
    #expect(try folder.text("accepted/manifest.json").contains("accept-misfit"))
    #expect(try run(["--accept-misfit"], to: "none").status == 64)
  }

  @Test func controlsAreHeldAgainstACohort() throws {
    let outcome = try run(["--cohort", Self.qin, "--reference-level", "group=control"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let drift = try #require(try report()["drift"] as? [String: Any])
    // Four species of which one is Escherichia: nobody's healthy stool.
    #expect(drift["controls"] as? Int == 10 && drift["is_alarm"] as? Bool == true)
    #expect(try codes().contains("controls-differ-from-cohort"))
    #expect(try folder.text("out/report.html").contains("<section id=\"drift\">"))
    #expect(try (report()["cohort"] as? [String: Any])?["subjects"] as? Int == 136)
  }

  @Test func theBuiltInOnesAreListed() throws {
    let text = try Program.run(["cohort", "list"])
    #expect(text.status == 0)
    let lines = text.output.split(separator: "\n")
    #expect(lines.map { $0.prefix { $0 != " " } } == ["qin-2012-metaphlan2", "zackular-2014-v4"])
    #expect(lines[0].contains("n = 136") && lines[0].contains("metaphlan 2") && lines[0].contains("human stool"))
    let json = try Program.run(["cohort", "list", "--json"])
    let entries = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(entries.compactMap { $0["id"] as? String } == ["qin-2012-metaphlan2", "zackular-2014-v4"])
  }

  @Test func aNameThatIsNeitherFileNorIdNamesTheIds() throws {
    let outcome = try run(["--cohort", "qin-2021"])
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains("qin-2021") && outcome.errors.contains(Self.qin), "\(outcome.errors)")
    #expect(folder.holdsNothing(of: "out"))
  }
}
