import Foundation
import Testing

/// What goes wrong ends in the stated exit code and one clear line, and leaves nothing behind.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)")) struct ErrorContractTests {
  private let study: TinyStudy
  private let folder: TemporaryFolder

  init() throws {
    study = try TinyStudy.shared.get()
    folder = try TemporaryFolder()
    try folder.write("bad.fastq", "@r\nACGT\n+\nII\n")
    try folder.write("bad2.fastq", "@r\nACGT\n+\nII\n")
    try folder.write("empty.fastq", "")
    try folder.write("empty2.fastq", "")
  }

  private func run(_ sheet: String, _ more: [String] = []) throws -> Program.Outcome {
    try Program.run(TinyStudy.arguments(sheet, to: folder.file("out"), more))
  }

  /// One line that holds all the words, nothing written.
  private func expectRefusal(
    _ outcome: Program.Outcome, _ status: Int32, _ words: [String], lines: Int = 1,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(outcome.errorLines.count == lines, "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(outcome.errors.hasPrefix("error: "), "\(outcome.errors)", sourceLocation: sourceLocation)
    for word in words {
      #expect(outcome.errors.contains(word), "\(outcome.errors)", sourceLocation: sourceLocation)
    }
    #expect(folder.holdsNothing(of: "out"), sourceLocation: sourceLocation)
  }

  @Test func aMissingSheet() throws {
    expectRefusal(try run(folder.file("none.csv")), 66, ["none.csv", "no such file"])
  }

  @Test func allMissingFilesAreListedAtOnce() throws {
    let sheet = try folder.write(
      "s.csv",
      study.sheetText(replacing: ["healthy-02": ["gone_1.fastq", "gone_2.fastq"], "altered-01": ["lost.fastq"]]))
    expectRefusal(
      try run(sheet), 66, ["3 files are missing", "gone_1.fastq", "gone_2.fastq", "lost.fastq", "healthy-02"])
  }

  @Test func aMissingOptionFile() throws {
    for option in ["--plan", "--markers", "--cohort"] {
      expectRefusal(try run(study.sheet, [option, folder.file("none")]), 66, ["none", "o such file"])
    }
  }

  @Test func malformedReadsInAllSamples() throws {
    let sheet = try folder.write("s.csv", "sample,fastq_1\na,bad.fastq\nb,bad2.fastq\n")
    expectRefusal(
      try run(sheet), 65, ["a: ", "bad.fastq: record 1 (\"r\"), line 4: sequence has 4 bases but quality has 2"],
      lines: 2)
  }

  @Test func noReadsAtAll() throws {
    let sheet = try folder.write("s.csv", "sample,fastq_1\na,empty.fastq\nb,empty2.fastq\n")
    let outcome = try run(sheet)
    expectRefusal(outcome, 65, ["no reads"])
    #expect(!outcome.errors.contains("shotgun"))
  }

  @Test func existingResultsAreReplacedOnlyWhenForced() throws {
    try folder.write("out/manifest.json", "{}")
    let refused = try run(study.sheet)
    #expect(refused.status == 73)
    #expect(refused.errorLines.count == 1)
    #expect(refused.errors.contains("--force"))
    #expect(try folder.text("out/manifest.json") == "{}")
    #expect(try run(study.sheet, ["--force"]).status == 0)
    #expect(folder.exists("out/summary.csv"))
    // A folder that holds something else is never replaced.
    try folder.write("own/thesis.txt", "years")
    let own = try Program.run(TinyStudy.arguments(study.sheet, to: folder.file("own"), ["--force"]))
    #expect(own.status == 73)
    #expect(folder.exists("own/thesis.txt"))
  }

  @Test(arguments: [
    ["--bogus"], ["--denoiser", "magic"], ["--threads", "0"], ["--seed", "x"], ["--min-confidence", "2"],
    ["--max-ee", "0"], ["--depth", "0"], ["--ratio", "nonsense"], ["--reference-level", "healthy"],
    ["--quiet", "--verbose"], ["--metrics", "no-such-metric"], ["--reference-level", "group=nobody"],
    ["--reference-level", "no-such-column=x"], ["--primers", "no-such-pair"],
    ["--plan", "p.json", "--primers", "none"],
  ])
  func wrongUse(options: [String]) throws {
    let outcome = try run(study.sheet, options)
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(!outcome.errors.isEmpty)
    #expect(folder.holdsNothing(of: "out"))
  }

  @Test func oneEmptySampleAmongGoodOnes() throws {
    let sheet = try folder.write(
      "s.csv",
      study.sheetText(of: Array(study.samples.prefix(10)), replacing: ["healthy-03": ["empty.fastq", "empty2.fastq"]]))
    let outcome = try run(sheet)
    #expect(outcome.status == 2)
    #expect(outcome.errors == "error: healthy-03: it has no reads; check the file\n")
    let rows = try Files.rows(folder.file("out/summary.csv")).dropFirst()
    #expect(rows.map { $0[0] } == Array(study.samples.prefix(10)))
    #expect(rows.filter { $0[1] == "ok" }.count == 9)
    #expect(rows.first { $0[0] == "healthy-03" }.map { Array($0[1...2]) } == ["empty", "no-reads"])
    for file in ["read_ledger.csv", "feature_table.tsv", "taxa/genus.csv"] {
      #expect(try folder.text("out/" + file).contains("healthy-03"), "\(file)")
    }
    try FileManager.default.removeItem(atPath: folder.file("out"))
    expectRefusal(try run(sheet, ["--strict"]), 65, ["healthy-03", "no reads"])
  }

  @Test func oneCorruptSampleAmongGoodOnes() throws {
    let sheet = try folder.write(
      "s.csv", study.sheetText(replacing: ["healthy-03": ["bad.fastq", "bad2.fastq"]]))
    let outcome = try run(sheet)
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix("error: healthy-03: "))
    let rows = try Files.rows(folder.file("out/summary.csv")).dropFirst()
    #expect(rows.count == 11)
    let row = try #require(rows.first { $0[0] == "healthy-03" })
    #expect(row[1] == "failed")
    #expect(row[2].contains("bad.fastq: record 1"))
    try FileManager.default.removeItem(atPath: folder.file("out"))
    expectRefusal(try run(sheet, ["--strict"]), 65, ["healthy-03", "record 1"])
  }

  @Test func corruptionInTheMiddleOfAFileIsFoundToo() throws {
    // The plan is made from the first pairs: what is wrong further on fails in the reading stage.
    var text = ""
    for number in 0..<6000 {
      text +=
        "@r\(number)\n" + String(repeating: "ACGT", count: 30) + "\n+\n" + String(repeating: "I", count: 120) + "\n"
    }
    let broken = try folder.write("long.fastq", text + "@last\nACGT\n+\nII\n")
    let sheet = try folder.write(
      "s.csv", study.sheetText(replacing: ["healthy-03": [broken, study.reads("healthy-03", mate: 2)]]))
    let outcome = try run(sheet)
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
    expectRefusalOfStrict(sheet)
  }

  private func expectRefusalOfStrict(_ sheet: String) {
    try? FileManager.default.removeItem(atPath: folder.file("out"))
    #expect(CommandLineCall.status(TinyStudy.arguments(sheet, to: folder.file("out"), ["--strict"])) == 65)
    #expect(folder.holdsNothing(of: "out"))
  }

  @Test func aBlankThatGivesNothingIsNoFailure() throws {
    let sheet = try folder.write("s.csv", study.sheetText(replacing: ["blank-01": ["empty.fastq", "empty2.fastq"]]))
    for options in [[], ["--strict", "--force"]] {
      let outcome = try run(sheet, options)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let row = try Files.rows(folder.file("out/summary.csv")).first { $0[0] == "blank-01" }
    #expect(row.map { Array($0[1...3]) } == ["empty", "no-reads", "negative"])
  }

  @Test func samplesOfWhichNothingIsKept() throws {
    var text = ""
    for number in 0..<50 { text += "@r\(number)\nACGTTGCAAC\n+\nIIIIIIIIII\n" }
    try folder.write("short.fastq", text)
    let sheet = try folder.write("s.csv", "sample,fastq_1\na,short.fastq\n")
    let outcome = try run(sheet)
    // The file was read and is no fault of its own: the run finished, and the ledger says where the reads went.
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(outcome.errors.contains("a: none of its 50 reads was kept"))
    #expect(try folder.text("out/read_ledger.csv").contains("a,filter,too-short,50"))
  }

  @Test func namesThatAreNoFileNames() throws {
    let samples = Array(study.samples.prefix(3))
    let names = ["gut/1", "gut 1", "gut_1"]
    var rows = study.sheetText(of: samples).split(separator: "\n").map(String.init)
    for (number, name) in names.enumerated() {
      rows[number + 1] = name + rows[number + 1].dropFirst(samples[number].count)
    }
    let sheet = try folder.write("s.csv", rows.joined(separator: "\n") + "\n")
    #expect(try run(sheet).status == 0)
    let files = try Files.names(under: folder.file("out/qc"))
    #expect(files.count == 3)
    #expect(files.contains("gut_1.json"))
    #expect(CommandLineCall.status(["verify", folder.file("out"), "--quiet"]) == 0)
  }

  @Test func messagesAsJSONLines() throws {
    let outcome = try run(folder.file("none.csv"), ["--log-format", "json"])
    #expect(outcome.errorLines.count == 1)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.errors.utf8)) as? [String: String]
    #expect(object?["level"] == "error")
    #expect(object?["message"]?.contains("none.csv") == true)
  }

  @Test(arguments: [
    ["--group", "a=1", "--group", "a=2"], ["--group", "blank=1", "--negative-controls", "1"], ["--group", "a"],
    ["--negative-controls=-1"], ["--spread=-1"], ["--turned", "1.5"], ["--pairs", "0"], ["--primers", "none"],
  ])
  func simulationsThatCannotBe(options: [String]) throws {
    let outcome = try Program.run(
      ["simulate", "--reference", Repository.tinyReference, "--output", folder.file("out"), "--quiet"] + options)
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(folder.holdsNothing(of: "out"))
  }

  @Test func analyzeRefusesWhatIsNoTable() throws {
    let garbage = try folder.write("table.txt", "this is\nno table\n")
    let outcome = try Program.run(["analyze", garbage, "--output", folder.file("out"), "--quiet"])
    #expect(outcome.status == 65, "\(outcome.errors)")
    #expect(outcome.errorLines.count == 1, "\(outcome.errors)")
    #expect(folder.holdsNothing(of: "out"))
    expectRefusal(
      try Program.run(["analyze", folder.file("none"), "--output", folder.file("out"), "--quiet"]), 66, ["none"])
  }
}
