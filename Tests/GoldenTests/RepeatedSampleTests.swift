import Foundation
import Testing

/// The same people at two times, replicates, and files of ratios and markers, through the command line.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)"))
struct RepeatedSampleTests {
  private let folder: TemporaryFolder

  /// Two people, each sampled twice: shares of two genera.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "t.tsv",
      """
      #OTU ID\ts1\ts2\ts3\ts4\ttaxonomy
      f1\t5000\t6000\t9000\t8000\td__Bacteria;p__Bacteroidota;c__Bacteroidia;o__Bacteroidales;f__Bacteroidaceae;g__Bacteroides
      f2\t5000\t4000\t1000\t2000\td__Bacteria;p__Bacillota;c__Clostridia;o__Eubacteriales;f__Oscillospiraceae;g__Faecalibacterium

      """)
    try folder.write(
      "m.tsv",
      "sample-id\tsubject\ttime\treplicate\ns1\tx\t2024-01-01\ta\ns2\tx\t2024-02-01\ta\ns3\ty\t2024-01-01\tb\n"
        + "s4\ty\t2024-03-01\tb\n")
  }

  private func run(_ command: String = "dysbiosis", _ more: [String] = []) throws -> Program.Outcome {
    try Program.run([command, "t.tsv", "--metadata", "m.tsv", "--output", "out"] + more, in: folder.path)
  }

  @Test func samplesStandBesideTheSamePersonsPast() throws {
    let outcome = try run()
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = try Files.rows(folder.file("out/time.csv"))
    #expect(
      rows[0].joined(separator: ",")
        == "sample,subject,time,measure,value,baseline,baseline_samples,change,direction,towards_flag,others,"
        + "nearer_others,p,verdict,reason")
    let profiles = rows.filter { $0[3] == "bray-curtis-relative" }
    #expect(profiles.map { $0[0] } == ["s1", "s2", "s3", "s4"])
    #expect(profiles.map { $0[2] } == ["2024-01-01", "2024-02-01", "2024-01-01", "2024-03-01"])
    #expect(
      profiles.map { $0[14] } == [
        "no-earlier-sample", "too-few-other-subjects", "no-earlier-sample", "too-few-other-subjects",
      ])
    // |0.5 − 0.6| and |0.9 − 0.8|; the one other person's median distance is 0.25, so p = 1/2.
    for row in [profiles[1], profiles[3]] {
      #expect(Double(row[4]).map { abs($0 - 0.1) < 1e-12 } == true)
      #expect(Array(row[10...13]) == ["1", "0", "0.5", "undecided"])
    }
    // Medians of 0.1 and of 0.4, 0.3, 0.3, 0.2.
    let stability = rows.filter { $0[3] == "subject-stability" }
    #expect(stability.map { $0[1] } == ["x", "y"])
    for row in stability { #expect(Double(row[4]).map { abs($0 - 2.0 / 3) < 1e-12 } == true) }
    // Faecalibacterium falls in x, beyond the counting interval, and rises in y.
    let faecalibacterium = rows.filter { $0[3].contains("faecalibacterium") }
    #expect(faecalibacterium.first { $0[0] == "s2" }?[8] == "falling")
    #expect(faecalibacterium.first { $0[0] == "s4" }?[8] == "rising")
    let replicates = try Files.rows(folder.file("out/repeatability.csv"))
    #expect(replicates.count > 1 && replicates.dropFirst().allSatisfy { $0[2] == "2" && $0[3] == "4" })
    let report = try folder.text("out/report.json")
    #expect(try SchemaValidator(Program.run(["schema"]).output).faults(in: report) == [])
    #expect(try folder.text("out/report.html").contains("<section id=\"time\">"))
  }

  @Test func withoutTimesThereIsNoFile() throws {
    try folder.write("m.tsv", "sample-id\tgroup\ns1\ta\ns2\ta\ns3\tb\ns4\tb\n")
    #expect(try run().status == 0)
    #expect(!folder.exists("out/time.csv") && !folder.exists("out/repeatability.csv"))
  }

  @Test func ratiosOfAFileStandBesideTheOthers() throws {
    try folder.write("r.toml", "[[ratio]]\nid = \"mine\"\nexpression = \"g:Bacteroides / g:Faecalibacterium\"\n")
    let outcome = try run("ratios", ["--ratios", "r.toml", "--ratio", "other=Bacteroides/Faecalibacterium"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = try Files.rows(folder.file("out/ratios.csv"))
    #expect(rows.filter { $0[1] == "mine" }.map { $0[2] } == rows.filter { $0[1] == "other" }.map { $0[2] })
    #expect(rows.count { $0[1] == "mine" } == 4)
    #expect(try folder.text("out/manifest.json").contains("r.toml"))
  }

  @Test func wrongRatioFilesAreRefusedWithTheirLine() throws {
    for (text, words) in [
      ("[[ratio]]\nid = \"mine\"\nexpression = \"g:Bacteroides /\"\n", ["r.toml", "line 3"]),
      ("[[ratio]]\nid = \"mine\"\nformula = \"a/b\"\n", ["r.toml", "line 3", "formula"]),
      ("[[ratio]]\nid = \"firmicutes-bacteroidetes\"\nexpression = \"a/b\"\n", ["r.toml", "line 2", "already"]),
      ("", ["r.toml", "no ratio"]),
    ] {
      try folder.write("r.toml", text)
      expectRefusal(try run("ratios", ["--ratios", "r.toml"]), words)
    }
  }

  @Test func wrongMarkerFilesAreRefusedWithTheirLine() throws {
    let head = try Files.text(Repository.root + "/Sources/CEmbedded/Resources/markers.tsv").split(separator: "\n")
    let first = try #require(head.first { $0.hasPrefix("id\t") })
    let row = try #require(head.first { $0.contains("\tflag\t") })
    var fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    fields[16] = "no-doi"
    try folder.write("m2.tsv", first + "\n" + fields.joined(separator: "\t") + "\n")
    expectRefusal(try run("dysbiosis", ["--markers", "m2.tsv"]), ["m2.tsv", "line 2", "DOI"])
    try folder.write("m2.tsv", first + "\n" + row + "\n" + row + "\n")
    expectRefusal(try run("dysbiosis", ["--markers", "m2.tsv"]), ["m2.tsv", "line 3", "twice"])
    try folder.write("m2.tsv", first + "\nshort\trow\n")
    expectRefusal(try run("dysbiosis", ["--markers", "m2.tsv"]), ["m2.tsv", "line 2"])
  }

  private func expectRefusal(
    _ outcome: Program.Outcome, _ words: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.status == 65, "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(outcome.errorLines.count == 1, "\(outcome.errors)", sourceLocation: sourceLocation)
    for word in words { #expect(outcome.errors.contains(word), "\(outcome.errors)", sourceLocation: sourceLocation) }
    #expect(folder.holdsNothing(of: "out"), sourceLocation: sourceLocation)
  }
}
