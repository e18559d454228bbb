import Foundation
import Testing

/// Reads in every form in which they come.
@Suite struct InputFormTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ sheet: String, to name: String, _ more: [String] = []) -> Int32 {
    CommandLineCall.status(TinyStudy.arguments(sheet, to: folder.file(name), more))
  }

  /// Kept pairs of all samples but the blank.
  private func kept(_ name: String) throws -> (input: Int, kept: Int) {
    let rows = try Files.rows(folder.file(name + "/summary.csv")).dropFirst().filter { $0[3].isEmpty }
    #expect(rows.count == 10)
    return (rows.reduce(0) { $0 + (Int($1[5]) ?? 0) }, rows.reduce(0) { $0 + (Int($1[6]) ?? 0) })
  }

  @Test func spacersAndBothStrandsGiveTheSameVariants() throws {
    let plain = try TinyStudy.shared.get()
    let mixed = try TinyStudy(options: ["--spacers", "6", "--turned", "0.4"])
    #expect(run(plain.sheet, to: "plain") == 0)
    #expect(run(mixed.sheet, to: "mixed") == 0)
    let (input, kept) = try kept("mixed")
    #expect(input == 2000)
    #expect(kept > 1700)
    let truth = try Files.text(Repository.tinyReference)
    let variants = try folder.text("mixed/features.fasta").split(separator: "\n").filter { !$0.hasPrefix(">") }
    #expect(variants.count > 8)
    #expect(variants.allSatisfy { truth.contains($0) })
    // Reads of the other strand were turned, or they would be variants of their own.
    #expect(try folder.text("mixed/report.json").contains("came from the other strand"))
    #expect(try !folder.text("plain/report.json").contains("came from the other strand"))
  }

  @Test func singleReads() throws {
    let study = try TinyStudy.shared.get()
    let sheet = try folder.write("single.csv", study.sheetText(isSingle: true))
    #expect(run(sheet, to: "out") == 0)
    let (input, kept) = try kept("out")
    #expect(input == 2000)
    #expect(kept > 1500)
    #expect(try folder.text("out/read_ledger.csv").contains(",merge,") == false)
  }

  @Test func aFolderOfReads() throws {
    let study = try TinyStudy.shared.get()
    let reads = URL(fileURLWithPath: study.sheet).deletingLastPathComponent().path
    #expect(run(reads, to: "out") == 0)
    let rows = try Files.rows(folder.file("out/summary.csv")).dropFirst()
    #expect(Set(rows.map { $0[0] }) == Set(study.samples))
  }

  /// The fixture's README says how BAM and FASTQ were made from the same reads.
  @Test func aPairedBAMIsItsFASTQ() throws {
    let bam = Repository.fixtures + "/bam/"
    let fromBAM = try folder.write("bam.csv", "sample,fastq_1\nx,\(bam)pairs.bam\n")
    let fromFASTQ = try folder.write(
      "fastq.csv", "sample,fastq_1,fastq_2\nx,\(bam)pairs_R1.fastq.gz,\(bam)pairs_R2.fastq.gz\n")
    // The report and the manifest name their inputs.
    #expect(run(fromBAM, to: "bam") == 0)
    #expect(run(fromFASTQ, to: "fastq") == 0)
    #expect(
      try FolderComparison.differences(
        folder.file("bam"), folder.file("fastq"), except: ["manifest.json", "report.json", "report.html"]) == [])
    let row = try #require(try Files.rows(folder.file("bam/summary.csv")).last)
    #expect(row[5] == "80")
    #expect((Int(row[6]) ?? 0) > 20)
  }

  @Test(.enabled(if: Program.path != nil, "\(Program.absence)")) func readsOnStandardInput() throws {
    let study = try TinyStudy.shared.get()
    let reads = study.reads("healthy-01", mate: 1)
    // The sheet lies in a folder; standard input does not.
    let fromInput = try folder.write("sheets/input.csv", "sample,fastq_1\nx,-\n")
    let fromFile = try folder.write("sheets/file.csv", "sample,fastq_1\nx,\(reads)\n")
    let outcome = try Program.run(TinyStudy.arguments(fromInput, to: folder.file("input")), input: reads)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(run(fromFile, to: "file") == 0)
    #expect(
      try FolderComparison.differences(
        folder.file("input"), folder.file("file"), except: ["manifest.json", "report.json", "report.html"]) == [])
  }

  @Test(.enabled(if: Program.path != nil, "\(Program.absence)")) func aSheetOrTableOnStandardInput() throws {
    let study = try TinyStudy.shared.get()
    let sheet = try folder.write("absolute.csv", study.sheetText())
    let run = try Program.run(TinyStudy.arguments("-", to: folder.file("run")), input: sheet)
    #expect(run.status == 0, "\(run.errors)")
    let table = Repository.sampleData + "/tables/counts.tsv"
    let analysis = try Program.run(["analyze", "-", "--output", folder.file("table"), "--quiet"], input: table)
    #expect(analysis.status == 0, "\(analysis.errors)")
    #expect(folder.exists("table/ratios.csv"))
  }
}
