import Foundation
import Testing

/// The dada model through the command line: `run`, and its stages one by one.
@Suite struct DenoiseTests {
  private let study: TinyStudy
  private let folder: TemporaryFolder

  init() throws {
    study = try TinyStudy.shared.get()
    folder = try TemporaryFolder()
  }

  private func call(_ arguments: String...) -> Int32 { CommandLineCall.status(arguments + ["--quiet"]) }

  private func run(_ sheet: String, to name: String, _ more: [String] = []) -> Int32 {
    CommandLineCall.status(
      [
        "run", sheet, "--output", folder.file(name), "--denoiser", "dada", "--reference", Repository.tinyReference,
        "--seed", "1", "--quiet",
      ] + more)
  }

  private func expectSameTable(_ a: String, _ b: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    for name in ["feature_table.tsv", "features.fasta"] {
      #expect(
        try Files.data(folder.file("\(a)/\(name)")) == Files.data(folder.file("\(b)/\(name)")), "\(name)",
        sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [1, 2, 7]) func theSameBytesForAnyThreadCount(threads: Int) throws {
    #expect(run(study.sheet, to: "one", ["--threads", "1"]) == 0)
    #expect(run(study.sheet, to: "many", ["--threads", "\(threads)"]) == 0)
    #expect(try FolderComparison.differences(folder.file("one"), folder.file("many")) == [])
  }

  @Test func theOrderOfSamplesChangesNoNumber() throws {
    let order = Array(study.samples.reversed())
    let sheet = try folder.write("reversed.csv", study.sheetText(of: order))
    #expect(run(study.sheet, to: "sorted") == 0 && run(sheet, to: "reversed") == 0)
    for name in ["error_model.csv", "features.fasta"] {
      #expect(try Files.data(folder.file("sorted/\(name)")) == Files.data(folder.file("reversed/\(name)")))
    }
    let rows = try ["sorted", "reversed"].map { try Set(Files.rows(folder.file("\($0)/read_ledger.csv"))) }
    #expect(rows[0] == rows[1])
  }

  @Test func scatteredSamplesGiveTheTableOfOneRun() throws {
    #expect(call("learn-errors", study.sheet, "--output", folder.file("model")) == 0)
    let plan = folder.file("model/plan.json")
    let errors = folder.file("model/error_model.csv")
    #expect(run(study.sheet, to: "run", ["--plan", plan]) == 0)
    #expect(try Files.data(errors) == Files.data(folder.file("run/error_model.csv")))
    for sample in study.samples {
      #expect(
        call(
          "denoise", study.sheet, "--sample", sample, "--plan", plan, "--errors", errors, "--threads", "1", "--output",
          folder.file("d/\(sample)")) == 0)
    }
    let parts = study.samples.reversed().map { folder.file("d/\($0)") }
    #expect(
      CommandLineCall.status(
        ["merge-tables"] + parts + ["--sheet", study.sheet, "--output", folder.file("table"), "--quiet"]) == 0)
    try expectSameTable("table", "run")
    #expect(call("verify", folder.file("table")) == 0)

    // Pseudo-pooling in two rounds.
    #expect(
      CommandLineCall.status(
        ["merge-tables"] + parts + ["--second-round", "--output", folder.file("round"), "--quiet"]) == 0)
    #expect(
      call(
        "denoise", study.sheet, "--plan", plan, "--errors", folder.file("round/error_model.csv"), "--priors",
        folder.file("round/priors.csv"), "--output",
        folder.file("second")) == 0)
    #expect(
      call("merge-tables", folder.file("second"), "--sheet", study.sheet, "--output", folder.file("pseudo")) == 0)
    #expect(run(study.sheet, to: "run-pseudo", ["--plan", plan, "--pool", "pseudo"]) == 0)
    try expectSameTable("pseudo", "run-pseudo")

    // Samples of different rounds are not mixed.
    #expect(
      call("merge-tables", folder.file("second"), folder.file("d/\(study.samples[0])"), "--output", folder.file("no"))
        == 65)
    #expect(folder.holdsNothing(of: "no"))
  }

  @Test func pooledAndUnoiseSamplesWaitForEachOther() throws {
    #expect(call("learn-errors", study.sheet, "--output", folder.file("model")) == 0)
    let plan = folder.file("model/plan.json")
    let errors = folder.file("model/error_model.csv")
    #expect(call("denoise", study.sheet, "--plan", plan, "--pool", "pooled", "--output", folder.file("waiting")) == 0)
    #expect(call("merge-tables", folder.file("waiting"), "--output", folder.file("no")) == 64)
    #expect(
      call(
        "merge-tables", folder.file("waiting"), "--sheet", study.sheet, "--errors", errors, "--output",
        folder.file("pooled")) == 0)
    #expect(run(study.sheet, to: "run-pooled", ["--plan", plan, "--pool", "pooled"]) == 0)
    try expectSameTable("pooled", "run-pooled")

    let merged = folder.file("merged-plan.json")
    #expect(
      CommandLineCall.status(
        ["inspect", study.sheet, "--denoiser", "unoise", "--plan", merged, "--quiet", "--json"]) <= 2)
    #expect(
      call("denoise", study.sheet, "--denoiser", "unoise", "--plan", merged, "--output", folder.file("uniques")) == 0)
    #expect(
      call("merge-tables", folder.file("uniques"), "--sheet", study.sheet, "--output", folder.file("unoise")) == 0)
    #expect(
      CommandLineCall.status(
        TinyStudy.arguments(study.sheet, to: folder.file("run-unoise"), ["--plan", merged])) == 0)
    try expectSameTable("unoise", "run-unoise")
    // A plan fits one kind of model.
    #expect(run(study.sheet, to: "wrong", ["--plan", merged]) == 64)
    #expect(
      call("denoise", study.sheet, "--denoiser", "unoise", "--plan", plan, "--output", folder.file("wrong")) == 64)
    #expect(folder.holdsNothing(of: "wrong"))
  }

  @Test func everySequencingRunHasItsOwnModel() throws {
    let rows = study.sheetText().split(separator: "\n").enumerated().map { number, row in
      "\(row),\(number == 0 ? "run" : number % 2 == 0 ? "b" : "a")"
    }
    let sheet = try folder.write("runs.csv", rows.joined(separator: "\n") + "\n")
    #expect(run(sheet, to: "runs") == 0)
    let model = try Files.rows(folder.file("runs/error_model.csv"))
    #expect(Set(model.dropFirst().map { $0[0] }) == ["a", "b"])
    // Each run's model is the one of its samples alone.
    for name in ["a", "b"] {
      let own = [rows[0]] + rows.dropFirst().filter { $0.hasSuffix(",\(name)") }
      let alone = try folder.write("\(name).csv", own.joined(separator: "\n") + "\n")
      #expect(run(alone, to: "alone-\(name)", ["--plan", folder.file("runs/plan.json")]) == 0)
      let expected = try Files.rows(folder.file("alone-\(name)/error_model.csv")).dropFirst()
      #expect(Array(expected) == model.filter { $0[0] == name })
    }
  }

  @Test func givenModelsAreUsedAndWrongOnesRefused() throws {
    #expect(run(study.sheet, to: "learned") == 0)
    let errors = folder.file("learned/error_model.csv")
    #expect(run(study.sheet, to: "given", ["--errors", errors]) == 0)
    try expectSameTable("given", "learned")
    let text = try Files.text(errors)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let broken = [
      text.replacingOccurrences(of: "run,mate", with: "mate,run"),
      text.replacingOccurrences(of: ",A2C,", with: ",A2X,"),
      lines.filter { !$0.contains("reverse,G2T,7,") }.joined(separator: "\n"),
      text + lines[1] + "\n",
      text.replacingOccurrences(of: "forward,", with: "sideways,"),
      "",
    ]
    for (number, text) in broken.enumerated() {
      let file = try folder.write("broken-\(number).csv", text)
      #expect(run(study.sheet, to: "no", ["--errors", file]) == 65, "\(number)")
      #expect(folder.holdsNothing(of: "no"))
    }
  }

  @Test func damagedSamplesAreRefused() throws {
    #expect(call("learn-errors", study.sheet, "--output", folder.file("model")) == 0)
    #expect(
      call(
        "denoise", study.sheet, "--sample", study.samples[0], "--sample", study.samples[1], "--plan",
        folder.file("model/plan.json"), "--errors", folder.file("model/error_model.csv"), "--output", folder.file("d"))
        == 0)
    let file = folder.file("d/samples/\(study.samples[0]).sample")
    #expect(call("merge-tables", file, file, "--output", folder.file("no")) == 65)
    var bytes = try Files.data(file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: file))
    #expect(call("merge-tables", file, "--output", folder.file("no")) == 65)
    try Data("x".utf8).write(to: URL(fileURLWithPath: file))
    #expect(call("merge-tables", file, "--output", folder.file("no")) == 65)
    #expect(call("merge-tables", folder.file("none"), "--output", folder.file("no")) == 66)
    #expect(folder.holdsNothing(of: "no"))
    #expect(
      call(
        "denoise", study.sheet, "--sample", "nobody", "--plan", folder.file("model/plan.json"), "--errors",
        folder.file("model/error_model.csv"), "--output", folder.file("no")) == 64)
  }

  @Test func theReportSaysHowRatesWereLearnedAndWhereReadsWent() throws {
    #expect(run(study.sheet, to: "whole") == 0)
    let rows = try Files.rows(folder.file("whole/read_ledger.csv"))
    for sample in study.samples {
      let own = rows.filter { $0[0] == sample }
      #expect(own.contains { $0[2] == "not-corrected" } && own.contains { $0[2] == "kept" })
    }
    let report = try Files.text(folder.file("whole/report.html"))
    #expect(report.contains("Error model and denoising") && report.contains("Error rates by quality score, forward"))
    let json = try #require(
      JSONSerialization.jsonObject(with: Files.data(folder.file("whole/report.json"))) as? [String: Any])
    let denoising = try #require(json["denoising"] as? [String: Any])
    #expect(denoising["model"] as? String == "dada" && (denoising["error_models"] as? [Any])?.count == 2)
    #expect((denoising["samples"] as? [Any])?.count == study.samples.count)
  }
}
