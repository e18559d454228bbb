import Foundation
import TestSupport
import Testing

/// `dysbio qc`: the quality of many files.
@Suite struct QCTests {
  private let folder: TemporaryFolder
  private let study: TinyStudy

  init() throws {
    folder = try TemporaryFolder()
    study = try TinyStudy.shared.get()
  }

  private func qc(_ name: String, _ inputs: [String], _ more: [String] = []) -> Int32 {
    CommandLineCall.status(["qc"] + inputs + ["--output", folder.file(name), "--quiet"] + more)
  }

  @Test func everyFileIsThere() throws {
    #expect(qc("out", [study.sheet]) == 0)
    let names = try Files.names(under: folder.file("out"))
    let perSample = study.samples.flatMap { sample in
      [".json", "_cycles.csv", "_expected_errors.csv", "_histograms.csv"].map { "qc/\(sample)\($0)" }
    }
    let others = ["manifest.json", "multiqc/dysbio_quality_mqc.json", "quality.csv", "report.html", "timings.json"]
    #expect(Set(names) == Set(perSample + others))
    #expect(CommandLineCall.status(["verify", folder.file("out"), "--quiet"]) == 0)
    let rows = try Files.rows(folder.file("out/quality.csv"))
    #expect(
      rows[0] == [
        "file", "sample", "mate", "verdict", "reads", "bases", "min_length", "mean_length", "max_length", "q1_length",
        "median_length", "q3_length", "n50", "q20_share", "q30_share", "q40_share", "gc_share", "ambiguous_bases",
        "mean_quality", "mean_error_probability", "duplicate_share", "distinct_scores", "binned", "findings",
      ])
    #expect(rows.count == 1 + 2 * study.samples.count)
    for row in rows.dropFirst() {
      #expect(row[3] == "ok" && row[5] == "\(170 * (Int(row[4]) ?? 0))" && row[8] == "170", "\(row)")
    }
    #expect(rows.dropFirst().filter { !$0[1].hasPrefix("blank") }.allSatisfy { $0[4] == "200" })
    for name in perSample.filter({ $0.hasSuffix(".json") }) + ["multiqc/dysbio_quality_mqc.json"] {
      _ = try JSONSerialization.jsonObject(with: Files.data(folder.file("out/" + name)))
    }
    // As MultiQC knows fastp's.
    let head = try folder.text("out/qc/healthy-01.json").split(separator: "\n").prefix(50).joined(separator: "\n")
    #expect(head.contains("\"before_filtering\": {") && head.contains("\"total_reads\": 400"))
    #expect(try folder.text("out/report.html").contains("healthy-01 R1"))
  }

  @Test func theCurvesAreThoseOfTheReads() throws {
    let reads = "@a\nACGT\n+\nII5+\n@b\nAC\n+\n5I\n@c\nNCGTAC\n+\nIIIIII\n"
    #expect(qc("out", [try folder.write("x.fastq", reads)]) == 0)
    let cycles = try Files.rows(folder.file("out/qc/x_cycles.csv"))
    #expect(cycles[0] == ["file", "cycle", "mean", "p10", "p25", "median", "p75", "p90", "a", "c", "g", "t", "other"])
    #expect(cycles.count == 7)
    #expect(cycles[1].prefix(3) == ["reads", "1", "33.333333333333336"])
    #expect(Array(cycles[1][3...]) == ["20", "20", "40", "40", "40", "2", "0", "0", "0", "1"])
    #expect(Array(cycles[4][2...]) == ["25", "10", "10", "10", "40", "40", "0", "0", "0", "2", "0"])
    let row = try Files.rows(folder.file("out/quality.csv"))[1]
    // One of twelve bases is N.
    #expect(row[23].contains("8.3 % of bases are N"))
    #expect(Array(row[2...12]) == ["reads", "warn", "3", "12", "2", "4", "6", "2", "4", "6", "6"])
  }

  @Test func theSameBytesForAnyNumberOfThreads() throws {
    let pool = try QualityPool(folder)
    for (kind, inputs) in [("sheet", [study.sheet]), ("pool", pool.files)] {
      for threads in [1, 2, 7] { #expect(qc("\(kind)\(threads)", inputs, ["--threads", "\(threads)"]) == 0) }
      for threads in [2, 7] {
        let (one, other) = (folder.file("\(kind)1"), folder.file("\(kind)\(threads)"))
        let names = try Files.names(under: one)
        #expect(try Files.names(under: other) == names && names.count >= 8)
        for name in names where name != "timings.json" {
          #expect(try Files.data(one + "/" + name) == Files.data(other + "/" + name), "\(name)")
        }
      }
    }
  }

  @Test func oneBadFileAmongGoodOnes() throws {
    let sheet = try folder.write(
      "s.csv",
      "sample,fastq_1\na,\(study.reads("healthy-01", mate: 1))\nb,\(try folder.write("b.fastq", "@r\nACGT\n+\nII\n"))\n"
    )
    #expect(qc("out", [sheet]) == 2)
    let rows = try Files.rows(folder.file("out/quality.csv")).dropFirst()
    #expect(rows.map { $0[3] } == ["ok", "fail"])
    #expect(rows.last?.last?.contains("line 4") == true || rows.last.map { $0.joined() }?.contains("line 4") == true)
    #expect(qc("none", [folder.file("b.fastq")]) == 65)
    #expect(folder.holdsNothing(of: "none"))
    #expect(qc("out", [sheet]) == 73)
  }

  @Test func emptyAndTinyFiles() throws {
    let inputs = [
      try folder.write("empty.fastq", ""), try folder.write("one.fastq", "@r\nACGTACGT\n+\nIIIIIIII\n"),
      try folder.write("bare.fastq", "@r\n\n+\n\n"),
    ]
    #expect(qc("out", inputs) == 0)
    let rows = try Files.rows(folder.file("out/quality.csv")).dropFirst()
    #expect(rows.map { $0[1] } == ["bare", "empty", "one"])
    #expect(rows.map { $0[3] } == ["ok", "warn", "ok"])
    #expect(rows.map { $0[4] } == ["1", "0", "1"])
  }
}

/// Files that other projects collected, each with the verdict it should get.
@Suite(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data")) struct MessyVerdictTests {
  private static func files(_ kind: String) -> [String] {
    guard let root = TestData.folder else { return [] }
    let folder = root + "/messy-inputs/" + kind
    return ((try? Files.names(under: folder)) ?? []).map { folder + "/" + $0 }
  }

  @Test func theyAreThere() {
    #expect(MessyVerdictTests.files("fastq-reject").count == 22 && MessyVerdictTests.files("fastq-accept").count == 12)
  }

  @Test(arguments: files("fastq-reject")) func malformedFilesFail(file: String) throws {
    let folder = try TemporaryFolder()
    // Beside a good file, so that there is a folder to read the verdict from.
    let good = try folder.write("good.fastq", "@r\nACGTACGT\n+\nIIIIIIII\n")
    let sheet = try folder.write("s.csv", "sample,fastq_1\na,\(good)\nb,\(file)\n")
    #expect(CommandLineCall.status(["qc", sheet, "--output", folder.file("out"), "--quiet"]) == 2)
    #expect(try Files.rows(folder.file("out/quality.csv")).dropFirst().map { $0[3] } == ["ok", "fail"])
    if Program.path != nil {
      let outcome = try Program.run(
        ["inspect", sheet, "--json", "--reference", Repository.tinyReference, "--quiet"])
      #expect(outcome.status == 2)
      let results = try #require(
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      let verdicts = (results["files"] as? [[String: Any]])?.compactMap { $0["verdict"] as? String }
      #expect(verdicts == ["ok", "fail"])
    }
  }

  @Test(arguments: files("fastq-accept")) func legalFilesDoNotFail(file: String) throws {
    let folder = try TemporaryFolder()
    #expect(CommandLineCall.status(["qc", file, "--output", folder.file("out"), "--quiet"]) == 0)
    let rows = try Files.rows(folder.file("out/quality.csv")).dropFirst()
    #expect(rows.count == 1 && rows.allSatisfy { $0[3] != "fail" && Int($0[4]) ?? 0 > 0 })
    let inspected = CommandLineCall.status(
      ["inspect", file, "--plan", folder.file("plan.json"), "--reference", Repository.tinyReference, "--quiet"])
    #expect(inspected == 0)
  }
}
