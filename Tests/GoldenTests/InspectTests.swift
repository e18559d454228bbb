import Foundation
import Testing

/// `dysbio inspect`, as text and as JSON, and the plan it proposes.
@Suite(.enabled(if: Program.path != nil, "\(Program.absence)")) struct InspectTests {
  private let folder: TemporaryFolder
  private let study: TinyStudy

  init() throws {
    folder = try TemporaryFolder()
    study = try TinyStudy.shared.get()
  }

  private func inspect(_ inputs: [String], _ more: [String] = []) throws -> Program.Outcome {
    try Program.run(["inspect"] + inputs + ["--reference", Repository.tinyReference, "--quiet"] + more)
  }

  private func json(_ outcome: Program.Outcome) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  private func verdicts(_ results: [String: Any]) -> [String] {
    (results["files"] as? [[String: Any]])?.compactMap { $0["verdict"] as? String } ?? []
  }

  /// A copy of a file of reads that ends in the middle.
  private func cut(_ sample: String, mate: Int) throws -> String {
    let whole = try Files.data(study.reads(sample, mate: mate))
    let path = try folder.write("cut/\(sample)_R\(mate).fastq.gz", "")
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func textForPeople() throws {
    let outcome = try inspect([study.sheet])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    for head in ["Files", "Library", "Samples", "Plan", "Truncation: "] {
      #expect(outcome.output.contains("\n\(head)") || outcome.output.hasPrefix(head))
    }
    for words in [
      "healthy-01_R1.fastq.gz", "515F", "mates-apart", "remove GTG", "filterAndTrim(truncLen = c(", "◂",
    ] { #expect(outcome.output.contains(words), "\(words)") }
    #expect(!outcome.output.contains("fail"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { !$0.hasSuffix(" ") })
  }

  @Test func theSameTextForAnyNumberOfThreads() throws {
    let pool = try QualityPool(folder)
    for inputs in [[study.sheet], pool.files] {
      for more in [[], ["--json"]] {
        let one = try inspect(inputs, more + ["--threads", "1"])
        #expect(one.status == 0)
        for threads in ["2", "7"] {
          #expect(try inspect(inputs, more + ["--threads", threads]).output == one.output)
        }
      }
    }
  }

  @Test func whatAPoolHolds() throws {
    let pool = try QualityPool(folder)
    let results = try json(try inspect(pool.files, ["--json"]))
    let library = try #require(results["library"] as? [String: Any])
    #expect(library["layout"] as? String == "paired" && library["reads"] as? Int == pool.pairs)
    #expect(library["primers"] as? String == "515f-806r")
    let lost = (pool.ledger["no-primer"] ?? 0) + (pool.ledger["phix"] ?? 0)
    #expect(library["primer_share"] as? Double == Double(pool.pairs - lost) / Double(pool.pairs))
    #expect(((library["turned_share"] as? Double ?? 0) - 1.0 / 3).magnitude < 0.02)
    let sample = try #require((results["samples"] as? [[String: Any]])?.first)
    #expect(((sample["phix_share"] as? Double ?? 0) - 1.0 / 49).magnitude < 0.003)
    let codes = (results["notices"] as? [[String: Any]])?.compactMap { $0["code"] as? String } ?? []
    #expect(codes.contains("phix") && codes.contains("mixed-orientation"))
    let lengths = (library["amplicon_lengths"] as? [[String: Any]])?.compactMap { $0["length"] as? Int }
    #expect(lengths == [100])
    #expect(verdicts(results) == ["ok", "ok"])
  }

  @Test(arguments: ["dada", "unoise"]) func thePlanIsTheOneThatRunFollows(denoiser: String) throws {
    let outcome = try inspect(
      [study.sheet], ["--json", "--plan", folder.file("plan.json"), "--denoiser", denoiser])
    #expect(outcome.status == 0)
    let results = try json(outcome)
    #expect(results["verdict"] as? String == "ok" && results["schema"] as? String == "dysbio-inspection")
    #expect(verdicts(results) == Array(repeating: "ok", count: 2 * study.samples.count))
    let plan = try #require(results["plan"] as? [String: Any])
    let file = try JSONSerialization.jsonObject(with: Files.data(folder.file("plan.json")))
    #expect((plan as NSDictionary).isEqual(file))
    #expect(!((results["truncations"] as? [Any]) ?? []).isEmpty)
    try JSONSerialization.data(withJSONObject: plan).write(to: URL(fileURLWithPath: folder.file("inside.json")))
    for (name, more) in [
      ("own", []), ("file", ["--plan", folder.file("plan.json")]), ("inside", ["--plan", folder.file("inside.json")]),
    ] {
      let arguments = TinyStudy.arguments(study.sheet, to: folder.file(name), more, denoiser: denoiser)
      #expect(CommandLineCall.status(arguments) == 0)
    }
    for name in ["features.fasta", "feature_table.tsv", "read_ledger.csv"] {
      #expect(try folder.text("own/" + name) == folder.text("file/" + name))
      #expect(try folder.text("inside/" + name) == folder.text("file/" + name))
    }
  }

  @Test func filesFoldersAndSheets() throws {
    let one = [study.reads("healthy-01", mate: 1), study.reads("healthy-01", mate: 2)]
    let pair = try json(try inspect(one, ["--json"]))
    #expect((pair["library"] as? [String: Any])?["layout"] as? String == "paired")
    #expect((pair["samples"] as? [[String: Any]])?.compactMap { $0["sample"] as? String } == ["healthy-01"])
    // Names that begin alike and say no more, mates by their first reads.
    for (place, name) in ["x-left.fastq.gz", "x-right.fastq.gz"].enumerated() {
      try FileManager.default.copyItem(atPath: one[place], toPath: folder.file(name))
    }
    let unnamed = try json(try inspect([folder.file("x-left.fastq.gz"), folder.file("x-right.fastq.gz")], ["--json"]))
    #expect((unnamed["library"] as? [String: Any])?["layout"] as? String == "paired")
    let parent = URL(fileURLWithPath: study.sheet).deletingLastPathComponent().path
    let whole = try json(try inspect([parent], ["--json"]))
    #expect((whole["samples"] as? [Any])?.count == study.samples.count)
    let single = try json(try inspect([one[0]], ["--json"]))
    #expect((single["library"] as? [String: Any])?["layout"] as? String == "single")
    // A second mate alone is a file as well.
    #expect(try verdicts(json(try inspect([one[1]], ["--json"]))) == ["ok"])
    let piped = try Program.run(
      ["inspect", "-", "--json", "--reference", Repository.tinyReference, "--quiet"], input: one[0])
    #expect(try verdicts(json(piped)) == ["ok"])
    let bam = try json(try inspect([Repository.fixtures + "/bam/pairs.bam"], ["--json"]))
    #expect((bam["library"] as? [String: Any])?["reads"] as? Int == 80)
  }

  @Test func aTruncatedFileAmongGoodOnes() throws {
    let broken = try cut("healthy-02", mate: 2)
    let sheet = try folder.write(
      "s.csv",
      study.sheetText(
        of: ["healthy-01", "healthy-02"], replacing: ["healthy-02": [study.reads("healthy-02", mate: 1), broken]]))
    let outcome = try inspect([sheet], ["--json"])
    #expect(outcome.status == 2)
    #expect(outcome.errorLines.count == 1 && outcome.errors.contains(broken) && outcome.errors.contains("byte"))
    let results = try json(outcome)
    #expect(results["verdict"] as? String == "fail")
    #expect(verdicts(results) == ["ok", "ok", "warn", "fail"])
    let file = try #require((results["files"] as? [[String: Any]])?.last)
    #expect(file["path"] as? String == broken && file["reads"] == nil)
    let message = try #require((file["findings"] as? [[String: Any]])?.first?["message"] as? String)
    #expect(message.contains(broken) && message.contains("byte"), "\(message)")
    // The good sample is planned from.
    #expect((results["samples"] as? [[String: Any]])?.compactMap { $0["sample"] as? String } == ["healthy-01"])
    #expect(((results["plan"] as? [String: Any])?["readUse"] as? [String: Any])?["value"] as? String == "mates-apart")
    let text = try inspect([sheet])
    #expect(text.status == 2 && text.output.contains("fail") && text.output.contains(broken))
  }

  @Test func nothingButBrokenFiles() throws {
    let outcome = try inspect([study.reads("healthy-02", mate: 1), try cut("healthy-02", mate: 2)], ["--json"])
    #expect(outcome.status == 65)
    #expect(try json(outcome)["verdict"] as? String == "fail")
    #expect(try inspect([folder.file("none.fastq")]).status == 66)
  }

  @Test func emptyAndTinyFiles() throws {
    let empty = try inspect([try folder.write("empty.fastq", "")], ["--json"])
    #expect(empty.status == 0, "\(empty.errors)")
    let results = try json(empty)
    #expect(results["verdict"] as? String == "warn" && verdicts(results) == ["warn"])
    #expect(((results["plan"] as? [String: Any])?["readUse"] as? [String: Any])?["value"] as? String == "refused")
    let one = try inspect([try folder.write("one.fastq", "@r\nACGTACGTAC\n+\nIIIIIIIIII\n")], ["--json"])
    #expect(one.status == 0)
    #expect(try verdicts(json(one)) == ["ok"])
    for file in ["empty.fastq", "one.fastq"] { #expect(try inspect([folder.file(file)]).status == 0) }
  }

  @Test func oneFileGivenTwice() throws {
    let text = try Files.data(study.reads("healthy-01", mate: 1))
    for name in ["a", "b"] { try text.write(to: URL(fileURLWithPath: folder.file(name + ".fastq.gz"))) }
    let sheet = try folder.write("s.csv", "sample,fastq_1\na,a.fastq.gz\nb,b.fastq.gz\n")
    let results = try json(try inspect([sheet], ["--json"]))
    let codes = (results["notices"] as? [[String: Any]])?.compactMap { $0["code"] as? String } ?? []
    #expect(codes.contains("same-reads"))
  }

  @Test func nothingIsReplacedUnasked() throws {
    let study = try TinyStudy.shared.get()
    let reads = study.reads("healthy-01", mate: 1)
    let before = try Files.data(reads)
    #expect(try inspect([reads], ["--plan", reads]).status == 64)
    #expect(try inspect([reads], ["--plan", reads, "--force"]).status == 64)
    #expect(try Files.data(reads) == before)
    let old = try folder.write("old.json", "mine")
    #expect(try inspect([reads], ["--plan", old]).status == 73)
    #expect(try folder.text("old.json") == "mine")
    #expect(try inspect([reads], ["--plan", old, "--force"]).status == 0)
    #expect(try folder.text("old.json") != "mine")
    #expect(try inspect([reads, reads]).status == 64)
  }

  @Test func wrongUse() throws {
    let reads = study.reads("healthy-01", mate: 1)
    #expect(try inspect([reads], ["--primers", "no-such-pair"]).status == 64)
    #expect(try inspect([reads, folder.write("readme.txt", "x")]).status == 64)
    #expect(try inspect([reads], ["--plan", folder.write("file", "x") + "/plan.json"]).status == 73)
  }
}
