import Foundation
import Testing

/// The same bytes for any number of threads, any run and any working folder.
@Suite struct DeterminismTests {
  /// Eight samples and the blank of the sample data, against the built-in reference.
  private static let sheet = Result {
    let folder = try TemporaryFolder()
    let rows = try Files.text(Repository.sampleData + "/samples.csv").split(separator: "\n")
    let chosen = rows.filter { row in
      ["sample", "healthy-01", "healthy-02", "healthy-03", "altered-04", "altered-05", "blank-01"]
        .contains(String(row.prefix { $0 != "," }))
    }
    let text = chosen.joined(separator: "\n").replacingOccurrences(
      of: "reads/", with: Repository.sampleData + "/reads/")
    try folder.write("samples.csv", text + "\n")
    return folder
  }

  private static func results(threads: Int, to name: String) throws -> String {
    let folder = try sheet.get()
    let output = folder.file(name)
    let status = CommandLineCall.status([
      "run", folder.file("samples.csv"), "--output", output, "--plan", Repository.plan, "--denoiser", "unoise",
      "--reference-level", "group=healthy", "--threads", "\(threads)", "--quiet",
    ])
    #expect(status == 0)
    return output
  }

  private static let oneThread = Result { try results(threads: 1, to: "one") }

  @Test(arguments: [1, 2, 7]) func theSameBytesForAnyThreadCountAndAgain(threads: Int) throws {
    let first = try DeterminismTests.oneThread.get()
    let other = try DeterminismTests.results(threads: threads, to: "again-\(threads)")
    #expect(try FolderComparison.differences(first, other) == [])
  }

  @Test(arguments: [1, 2, 7]) func simulationsDoToo(threads: Int) throws {
    let folder = try TemporaryFolder()
    for (name, count) in [("one", 1), ("many", threads)] {
      let status = CommandLineCall.status([
        "simulate", "--reference", Repository.tinyReference, "--samples", "10", "--pairs", "1500", "--richness", "20",
        "--read-length", "120", "--turned", "0.1", "--random-reads", "0.1", "--spacers", "4", "--output",
        folder.file(name), "--threads", "\(count)", "--quiet",
      ])
      #expect(status == 0)
    }
    #expect(try FolderComparison.differences(folder.file("one"), folder.file("many")) == [])
  }

  @Test func aComparisonSeesOneByte() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] { for number in 0..<12 { try folder.write("\(name)/\(number).csv", "\(number)\n") } }
    #expect(try FolderComparison.differences(folder.file("a"), folder.file("b")) == [])
    try folder.write("b/7.csv", "8\n")
    #expect(try FolderComparison.differences(folder.file("a"), folder.file("b")) == ["7.csv"])
  }

  @Test(.enabled(if: Program.path != nil, "\(Program.absence)")) func theWorkingFolderHasNoSay() throws {
    let study = try TinyStudy.shared.get()
    let folder = try TemporaryFolder()
    try folder.write("elsewhere/x", "")
    let first = try Program.run(TinyStudy.arguments(study.sheet, to: folder.file("first")), in: "/")
    let second = try Program.run(TinyStudy.arguments(study.sheet, to: "../second"), in: folder.file("elsewhere"))
    #expect([first.status, second.status] == [0, 0], "\(first.errors)\(second.errors)")
    #expect(try FolderComparison.differences(folder.file("first"), folder.file("second")) == [])
  }

  @Test func theOrderOfRowsIsTheOrderOfRowsAndNothingElse() throws {
    let study = try TinyStudy.shared.get()
    let folder = try TemporaryFolder()
    let order = [7, 2, 10, 0, 5, 9, 1, 8, 3, 6, 4].map { study.samples[$0] }
    for (name, samples) in [("sorted", study.samples), ("shuffled", order)] {
      let sheet = try folder.write("\(name).csv", study.sheetText(of: samples))
      let more = ["--reference-level", "group=healthy", "--depth", "100"]
      #expect(CommandLineCall.status(TinyStudy.arguments(sheet, to: folder.file(name), more)) == 0)
    }
    for file in [
      "summary.csv", "read_ledger.csv", "alpha_diversity.csv", "ratios.csv", "markers.csv", "dysbiosis.csv",
      "contributions.csv",
    ] {
      let sorted = try bySample(folder.file("sorted/" + file))
      #expect(try bySample(folder.file("shuffled/" + file)) == sorted, "\(file)")
      #expect(sorted.count >= 10, "\(file)")
    }
    for file in ["features.fasta", "taxonomy.csv"] {
      #expect(try Files.data(folder.file("shuffled/" + file)) == Files.data(folder.file("sorted/" + file)), "\(file)")
    }
    for sample in study.samples {
      let file = "qc/\(sample).json"
      #expect(try Files.data(folder.file("shuffled/" + file)) == Files.data(folder.file("sorted/" + file)))
    }
    // Rows are in sheet order.
    #expect(try Files.rows(folder.file("shuffled/summary.csv")).dropFirst().map { $0[0] } == order)
  }

  private func bySample(_ file: String) throws -> [String: [[String]]] {
    Dictionary(grouping: try Files.rows(file).dropFirst()) { $0[0] }
  }
}
