import Foundation
import Testing

/// What a results folder promises: its manifest, its checks, its schema.
@Suite struct ResultFolderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let study = try TinyStudy.shared.get()
    #expect(
      CommandLineCall.status(
        TinyStudy.arguments(
          study.sheet, to: folder.file("out"), ["--threads", "3", "--reference-level", "group=healthy"])) == 0)
  }

  private var verification: Int32 { CommandLineCall.status(["verify", folder.file("out"), "--quiet"]) }

  @Test func verificationSeesEachKindOfFault() throws {
    #expect(verification == 0)
    let ratios = try folder.text("out/ratios.csv")
    // One digit more or less in size is seen, and one changed byte of the same size.
    try folder.write("out/ratios.csv", ratios + "\n")
    #expect(verification == 70)
    try folder.write("out/ratios.csv", String(ratios.dropLast(2)) + (ratios.dropLast().last == "x" ? "y\n" : "x\n"))
    #expect(verification == 70)
    try folder.write("out/ratios.csv", ratios)
    #expect(verification == 0)
    try FileManager.default.removeItem(atPath: folder.file("out/taxa/genus.csv"))
    #expect(verification == 70)
    try FileManager.default.removeItem(atPath: folder.file("out/manifest.json"))
    #expect(verification == 66)
    try folder.write("out/manifest.json", "{\"schema\": 1}")
    #expect(verification == 65)
  }

  @Test(.enabled(if: Program.path != nil, "\(Program.absence)")) func verificationNamesTheFiles() throws {
    try folder.write("out/ratios.csv", "changed")
    try FileManager.default.removeItem(atPath: folder.file("out/summary.csv"))
    let outcome = try Program.run(["verify", folder.file("out")])
    #expect(outcome.status == 70)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.contains("ratios.csv was changed"))
    #expect(outcome.errors.contains("summary.csv is missing"))
  }

  @Test func theManifestHoldsOnlyWhatCanChangeAResult() throws {
    let text = try folder.text("out/manifest.json")
    let host = ProcessInfo.processInfo.hostName
    for word in ["thread", "\"host", host.count > 4 ? host : "\"host", "\"user", "\"time", "\"date", folder.path] {
      #expect(!text.contains(word), "\(word)")
    }
    let manifest = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let outputs = try #require(manifest["outputs"] as? [[String: Any]]).compactMap { $0["path"] as? String }
    let files = try Files.names(under: folder.file("out"))
    #expect(Set(outputs) == Set(files).subtracting(["manifest.json", "timings.json"]))
    #expect(outputs == outputs.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let inputs = try #require(manifest["inputs"] as? [[String: Any]]).compactMap { $0["path"] as? String }
    // 22 read files, the sheet, the reference.
    #expect(inputs.count == 24)
    #expect(try folder.text("out/timings.json").contains("\"threads\": 3"))
  }

  @Test func theFilesOfTheContractAreThere() throws {
    let files = Set(try Files.names(under: folder.file("out")))
    for file in [
      "report.html", "report.json", "summary.csv", "read_ledger.csv", "alpha_diversity.csv", "ratios.csv",
      "markers.csv", "dysbiosis.csv", "contributions.csv", "taxonomy.csv", "features.fasta", "feature_table.tsv",
      "feature_table.biom", "taxa/genus.csv", "taxa/phylum.csv", "qc/healthy-01.json", "methods.md", "manifest.json",
      "timings.json", "beta/aitchison.csv", "ordination/aitchison.csv", "multiqc/dysbio_read_fate_mqc.json",
    ] {
      #expect(files.contains(file), "\(file)")
    }
    for file in files where file.hasSuffix(".csv") {
      let text = try folder.text("out/" + file)
      #expect(text.hasSuffix("\n") && !text.contains("\r"), "\(file)")
      let widths = Set(try Files.rows(folder.file("out/" + file)).map(\.count))
      #expect(widths.count == 1, "\(file) has rows of \(widths.sorted()) fields")
    }
  }

  @Test func everyReadIsInOneBucket() throws {
    let rows = try Files.rows(folder.file("out/read_ledger.csv")).dropFirst()
    let summary = try Files.rows(folder.file("out/summary.csv")).dropFirst()
    for sample in summary {
      let buckets = rows.filter { $0[0] == sample[0] }.compactMap { Int($0[3]) }
      #expect(buckets.reduce(0, +) == Int(sample[5]), "\(sample[0])")
      #expect(rows.last { $0[0] == sample[0] }?[2] == "kept")
    }
  }

  @Test(.enabled(if: Program.path != nil, "\(Program.absence)")) func theReportKeepsThePrintedSchema() throws {
    let schema = try Program.run(["schema"])
    #expect(schema.status == 0)
    let validator = try SchemaValidator(schema.output)
    #expect(validator.faults(in: try folder.text("out/report.json")) == [])
    // The validator can refuse: a missing member, a wrong type.
    let broken = try folder.text("out/report.json")
    #expect(validator.faults(in: broken.replacingOccurrences(of: "\"schema\"", with: "\"scheme\"")) != [])
    #expect(
      validator.faults(in: broken.replacingOccurrences(of: "\"samples\": [", with: "\"samples\": 3, \"rest\": [")) != []
    )
    #expect(validator.faults(in: "[]") != [])
  }
}
