import Foundation
import TestSupport
import Testing

/// `dysbio qc` on sample data beside seqkit, vsearch, fastp and FastQC: `scripts/oracles/read-statistics.sh` made the
/// fixture and compares more; docs/findings/read-statistics.md has the reasons of what may differ.
@Suite struct ReadStatisticsTests {
  private static let fixture = Repository.fixtures + "/read-statistics/"
  private static let samples = ["altered-04", "healthy-01"]

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let files = ReadStatisticsTests.samples.flatMap { sample in
      ["R1", "R2"].map { Repository.sampleData + "/reads/\(sample)_\($0).fastq.gz" }
    }
    try #require(CommandLineCall.status(["qc"] + files + ["--output", folder.file("qc"), "--quiet"]) == 0)
  }

  /// Rows of a CSV file as values by column.
  private func table(_ path: String) throws -> [[String: String]] {
    let rows = try Files.rows(path)
    let header = try #require(rows.first)
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private func fixture(_ name: String) throws -> [[String: String]] { try table(ReadStatisticsTests.fixture + name) }

  /// A field as a number; a missing one fails the test.
  private func number(_ row: [String: String], _ name: String) throws -> Double {
    try #require(row[name].flatMap(Double.init), "\(name) in \(row)")
  }

  /// The fastp-compatible block of a sample.
  private func block(_ sample: String) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Files.data(folder.file("qc/qc/\(sample).json")))
    return try #require(json as? [String: Any])
  }

  /// Equal to the other program's six significant digits.
  private func agreesToSixDigits(_ ours: Double, _ theirs: Double) -> Bool {
    (ours - theirs).magnitude <= 5.000_001e-6 * max(ours.magnitude, theirs.magnitude)
  }

  @Test func seqkit() throws {
    let ours = try table(folder.file("qc/quality.csv"))
    let theirs = try fixture("seqkit.csv")
    #expect(theirs.count == 4)
    for row in theirs {
      let mine = try #require(ours.first { $0["sample"] == row["sample"] && $0["mate"] == row["mate"] })
      for (name, peer) in [
        ("reads", "num_seqs"), ("bases", "sum_len"), ("min_length", "min_len"), ("max_length", "max_len"),
        ("n50", "N50"),
      ] {
        #expect(mine[name] == row[peer], "\(name) of \(row)")
      }
      #expect(try (number(mine, "mean_length") - number(row, "avg_len")).magnitude <= 0.05)
      // Two decimals of per cent.
      for (name, peer) in [("q20_share", "Q20(%)"), ("q30_share", "Q30(%)"), ("gc_share", "GC(%)")] {
        #expect(try (100 * number(mine, name) - number(row, peer)).magnitude <= 0.005_000_001, "\(name) of \(row)")
      }
    }
  }

  @Test func eestats2() throws {
    let theirs = try fixture("eestats2.csv")
    #expect(theirs.count == 16)
    var compared = 0
    for sample in ReadStatisticsTests.samples {
      for mine in try table(folder.file("qc/qc/\(sample)_expected_errors.csv")) {
        let row = try #require(
          theirs.first { $0["sample"] == sample && $0["mate"] == mine["file"] && $0["length"] == mine["length"] })
        for limit in ["0.5", "1", "2"] { #expect(mine["reads_max_ee_\(limit)"] == row[limit], "\(row)") }
        compared += 1
      }
    }
    #expect(compared == theirs.count)
  }

  @Test func fastpTotals() throws {
    let theirs = try fixture("fastp.csv")
    #expect(theirs.count == 2 * (5 + 2 * 5))
    for row in theirs {
      let whole = try block(#require(row["sample"]))
      let summary = (whole["summary"] as? [String: Any])?["before_filtering"] as? [String: Any]
      let mate = row["mate"].map { "read" + $0.dropFirst() + "_before_filtering" } ?? ""
      let values = try #require(row["mate"] == "both" ? summary : whole[mate] as? [String: Any])
      let name = try #require(row["name"])
      let mine = try #require(values[name] as? NSNumber).doubleValue
      #expect(try agreesToSixDigits(mine, number(row, "value")), "\(mine), \(row)")
      // Counts have all their digits.
      if name != "gc_content" { #expect(try mine == number(row, "value"), "\(row)") }
    }
  }

  @Test func fastpCurves() throws {
    let theirs = try fixture("fastp_cycles.csv")
    #expect(theirs.count == 800)
    for sample in ReadStatisticsTests.samples {
      let whole = try block(sample)
      for mate in 1...2 {
        let values = try #require(whole["read\(mate)_before_filtering"] as? [String: Any])
        let means = try #require((values["quality_curves"] as? [String: [Double]])?["mean"])
        let content = try #require(values["content_curves"] as? [String: [Double]])
        let rows = theirs.filter { $0["sample"] == sample && $0["mate"] == "R\(mate)" }
        try #require(rows.count == means.count)
        for (cycle, row) in rows.enumerated() {
          #expect(try agreesToSixDigits(means[cycle], number(row, "mean")), "\(row)")
          for letter in ["A", "C", "G", "T", "N"] {
            let curve = try #require(content[letter])
            #expect(try agreesToSixDigits(curve[cycle], number(row, letter)), "\(letter) of \(row)")
          }
        }
      }
    }
  }

  /// 1,600 reads: a tenth and a quarter of them are whole numbers, so that the two rules of rank give the same.
  @Test func fastQCPerBase() throws {
    let theirs = try fixture("fastqc_cycles.csv")
    #expect(theirs.count == 800)
    for sample in ReadStatisticsTests.samples {
      let ours = try table(folder.file("qc/qc/\(sample)_cycles.csv"))
      let rows = theirs.filter { $0["sample"] == sample }
      try #require(rows.count == ours.count)
      for (mine, row) in zip(ours, rows) {
        try #require(mine["file"] == row["mate"] && mine["cycle"] == row["cycle"])
        for name in ["mean", "p10", "p25", "median", "p75", "p90"] {
          #expect(try agree(number(mine, name), number(row, name)), "\(name) of \(row)")
        }
        let counts = try ["a", "c", "g", "t"].map { try number(mine, $0) }
        let known = counts.reduce(0, +)
        for (name, count) in zip(["A", "C", "G", "T"], counts) {
          #expect(try agree(100 * count / known, number(row, name)), "\(name) of \(row)")
        }
        let other = try number(mine, "other")
        #expect(try agree(100 * other / (known + other), number(row, "N")), "N of \(row)")
      }
    }
  }

  @Test func fastQCHistograms() throws {
    let theirs = try fixture("fastqc_histograms.csv")
    for sample in ReadStatisticsTests.samples {
      let ours = try table(folder.file("qc/qc/\(sample)_histograms.csv"))
      for histogram in ["mean-score", "length"] {
        for mate in ["R1", "R2"] {
          let mine = ours.filter { $0["file"] == mate && $0["histogram"] == histogram }
          let rows = theirs.filter { $0["sample"] == sample && $0["mate"] == mate && $0["histogram"] == histogram }
          #expect(!rows.isEmpty)
          #expect(
            mine.map { [$0["value"], $0["reads"]] } == rows.map { [$0["value"], $0["reads"]] }, "\(sample) \(mate)")
        }
      }
    }
  }
}
