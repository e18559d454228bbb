import Foundation
import Testing

/// `dysbio filter`, from reads to a sheet that `run` takes.
@Suite struct FilterTests {
  private let folder: TemporaryFolder
  private let pool: QualityPool

  init() throws {
    folder = try TemporaryFolder()
    pool = try QualityPool(folder)
  }

  private static let limits = ["--primers", QualityPool.primers, "--max-n", "0"]

  private func filter(_ name: String, _ inputs: [String], _ more: [String] = []) -> Int32 {
    CommandLineCall.status(["filter"] + inputs + ["--output", folder.file(name), "--quiet"] + more)
  }

  private func ledger(_ name: String) throws -> [String: Int] {
    let rows = try Files.rows(folder.file(name + "/read_ledger.csv"))
    #expect(rows[0] == ["sample", "step", "reason", "reads"])
    return Dictionary(rows.dropFirst().map { ($0[2], Int($0[3]) ?? 0) }, uniquingKeysWith: +)
  }

  /// Every second pair of lines: names and bases.
  private func namesAndBases(_ text: String) -> String {
    text.split(separator: "\n").enumerated().filter { $0.offset % 4 < 2 }.map { $0.element + "\n" }.joined()
  }

  @Test func everyFileIsThereAndEveryPairIsInOneBucket() throws {
    #expect(filter("out", pool.files, Self.limits) == 0)
    #expect(
      try Files.names(under: folder.file("out")) == [
        "manifest.json", "multiqc/dysbio_quality_mqc.json", "multiqc/dysbio_read_fate_mqc.json", "qc/pool.json",
        "qc/pool_cycles.csv", "qc/pool_expected_errors.csv", "qc/pool_histograms.csv", "quality.csv", "read_ledger.csv",
        "reads/pool_R1.fastq.gz",
        "reads/pool_R2.fastq.gz", "report.html", "samples.csv", "timings.json",
      ])
    #expect(CommandLineCall.status(["verify", folder.file("out"), "--quiet"]) == 0)
    let counts = try ledger("out")
    #expect(counts == pool.ledger)
    #expect(counts.values.reduce(0, +) == pool.pairs)
    let rows = try Files.rows(folder.file("out/quality.csv"))
    let place = try Dictionary(
      uniqueKeysWithValues: #require(rows.first).enumerated().map { ($0.element, $0.offset) })
    for (row, mate) in zip(rows.dropFirst(), ["R1", "R2"]) {
      #expect(row[place["mate"] ?? 0] == mate && row[place["verdict"] ?? 0] == "ok")
      #expect(row[place["reads"] ?? 0] == "\(pool.pairs)")
      #expect(row[place["kept_reads"] ?? 0] == "\(pool.ledger["kept"] ?? 0)")
    }
    // A changed file is seen.
    try folder.write("out/quality.csv", "x\n")
    #expect(CommandLineCall.status(["verify", folder.file("out"), "--quiet"]) != 0)
  }

  @Test func keptPairsAreInStepInOrderAndSwappedBack() throws {
    #expect(filter("out", pool.files, Self.limits) == 0)
    for mate in 0..<2 {
      #expect(try GzipText.read(folder.file("out/reads/pool_R\(mate + 1).fastq.gz")) == pool.kept[mate])
    }
    #expect(filter("plain", pool.files, Self.limits + ["--plain"]) == 0)
    for mate in 0..<2 { #expect(try folder.text("plain/reads/pool_R\(mate + 1).fastq") == pool.kept[mate]) }
  }

  @Test func theSameBytesForAnyNumberOfThreads() throws {
    for merge in [[], ["--merge"]] {
      for threads in [1, 2, 7] {
        #expect(
          filter("out\(threads)", pool.files, Self.limits + merge + ["--threads", "\(threads)", "--force"]) == 0)
      }
      let names = try Files.names(under: folder.file("out1"))
      #expect(names.count == (merge.isEmpty ? 14 : 13))
      for threads in [2, 7] {
        #expect(try Files.names(under: folder.file("out\(threads)")) == names)
        for name in names where name != "timings.json" {
          let (one, other) = (folder.file("out1/\(name)"), folder.file("out\(threads)/\(name)"))
          #expect(try Files.data(one) == Files.data(other), "\(name) with \(threads) threads \(merge)")
        }
      }
    }
  }

  @Test func mergedReadsAreWhatWasBetweenThePrimers() throws {
    #expect(filter("out", pool.files, Self.limits + ["--merge", "--plain"]) == 0)
    #expect(namesAndBases(try folder.text("out/reads/pool_merged.fastq")) == pool.merged)
    #expect(try ledger("out").values.reduce(0, +) == pool.pairs)
    #expect(
      try Files.rows(folder.file("out/samples.csv")) == [["sample", "fastq_1"], ["pool", "reads/pool_merged.fastq"]])
    #expect(CommandLineCall.status(["verify", folder.file("out"), "--quiet"]) == 0)
    // Nothing is good enough: every pair has left, and that is no failure.
    #expect(filter("none", pool.files, Self.limits + ["--merge", "--merged-max-ee", "0.000001"]) == 0)
    let counts = try ledger("none")
    #expect(counts["merged-expected-errors"] == pool.ledger["kept"] && counts["kept"] == 0)
    #expect(try GzipText.read(folder.file("none/reads/pool_merged.fastq.gz")).isEmpty)
  }

  @Test func singleReadsAreTurned() throws {
    // All that is wrong with a pair's other mate is not wrong with its first.
    #expect(filter("out", [pool.files[0]], Self.limits + ["--plain"]) == 0)
    let text = try folder.text("out/reads/pool.fastq")
    let wanted = Set(pool.singles.split(separator: "@"))
    let found = text.split(separator: "@")
    #expect(found.filter { wanted.contains($0) } == pool.singles.split(separator: "@"))
    let counts = try ledger("out")
    #expect(counts.values.reduce(0, +) == pool.pairs && counts["kept"] == found.count)
    #expect(try Files.rows(folder.file("out/samples.csv"))[1] == ["pool", "reads/pool.fastq"])
    // A second mate that is named alone is read alone.
    #expect(filter("second", [pool.files[1]], Self.limits + ["--plain"]) == 0)
    #expect(try ledger("second").values.reduce(0, +) == pool.pairs)
  }

  @Test func aPairedBAMIsItsFASTQ() throws {
    let bam = Repository.fixtures + "/bam/pairs"
    #expect(filter("bam", [bam + ".bam"], Self.limits) == 0)
    #expect(filter("fastq", [bam + "_R1.fastq.gz", bam + "_R2.fastq.gz"], Self.limits) == 0)
    for name in [
      "read_ledger.csv", "samples.csv", "reads/pairs_R1.fastq.gz", "reads/pairs_R2.fastq.gz", "qc/pairs.json",
    ] {
      #expect(try Files.data(folder.file("bam/\(name)")) == Files.data(folder.file("fastq/\(name)")))
    }
    #expect(try ledger("bam").values.reduce(0, +) == 80)
  }

  @Test func runTakesWhatFilterLeft() throws {
    let study = try TinyStudy.shared.get()
    #expect(filter("filtered", [study.sheet], ["--primers", QualityPool.primers]) == 0)
    let sheet = try Files.rows(folder.file("filtered/samples.csv"))
    let before = try Files.rows(study.sheet)
    // What the sheet said of the samples is still said.
    let head = try #require(sheet.first)
    #expect(Set(head) == Set(try #require(before.first)))
    for name in head where !name.hasPrefix("fastq") {
      let (new, old) = (try #require(head.firstIndex(of: name)), try #require(before[0].firstIndex(of: name)))
      #expect(sheet.map { $0[new] } == before.map { $0[old] })
    }
    #expect(
      CommandLineCall.status(TinyStudy.arguments(folder.file("filtered/samples.csv"), to: folder.file("run"))) == 0)
    #expect(CommandLineCall.status(TinyStudy.arguments(study.sheet, to: folder.file("whole"))) == 0)
    func variants(_ name: String) throws -> Set<Substring> {
      Set(try folder.text(name + "/features.fasta").split(separator: "\n").filter { !$0.hasPrefix(">") })
    }
    #expect(try variants("run").count > 8 && variants("run") == variants("whole"))
    let blank = try #require(try Files.rows(folder.file("run/summary.csv")).first { $0[0].hasPrefix("blank") })
    #expect(blank[3] == "negative")
  }

  @Test func aFailingSampleLeavesNothingHalfWritten() throws {
    let study = try TinyStudy.shared.get()
    let whole = try Files.data(study.reads("healthy-02", mate: 2))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: folder.file("cut_R2.fastq.gz")))
    let sheet = try folder.write(
      "s.csv",
      study.sheetText(
        of: ["healthy-01", "healthy-02", "healthy-03"],
        replacing: ["healthy-02": [study.reads("healthy-02", mate: 1), folder.file("cut_R2.fastq.gz")]]))
    #expect(filter("out", [sheet]) == 2)
    let names = try Files.names(under: folder.file("out"))
    #expect(
      names.filter { $0.hasPrefix("reads/") } == [
        "reads/healthy-01_R1.fastq.gz", "reads/healthy-01_R2.fastq.gz", "reads/healthy-03_R1.fastq.gz",
        "reads/healthy-03_R2.fastq.gz",
      ])
    #expect(!names.contains { $0.contains("healthy-02") })
    #expect(try Files.rows(folder.file("out/samples.csv")).map { $0[0] } == ["sample", "healthy-01", "healthy-03"])
    let verdicts = try Files.rows(folder.file("out/quality.csv")).dropFirst().map { [$0[1], $0[3]] }
    #expect(
      verdicts.filter { $0[1] == "fail" }.map { $0[0] } == ["healthy-02", "healthy-02"] && verdicts.count == 6)
    #expect(CommandLineCall.status(["verify", folder.file("out"), "--quiet"]) == 0)
    let all = try folder.write(
      "all.csv", "sample,fastq_1,fastq_2\nx,\(study.reads("healthy-02", mate: 1)),\(folder.file("cut_R2.fastq.gz"))\n")
    #expect(filter("none", [all]) == 65)
    #expect(folder.holdsNothing(of: "none"))
  }

  @Test func whatIsWrongEndsInItsCode() throws {
    let reads = [try TinyStudy.shared.get().reads("healthy-01", mate: 1)]
    #expect(filter("out", reads) == 0)
    #expect(filter("out", reads) == 73)
    #expect(filter("out", reads, ["--force"]) == 0)
    #expect(filter("new", [folder.file("none.fastq")]) == 66)
    #expect(filter("new", [try folder.write("readme.txt", "x"), reads[0]]) == 64)
    #expect(filter("new", reads, ["--primers", "no-such-pair"]) == 64)
    // Below a file no folder can be made.
    let file = try folder.write("file", "x")
    #expect(CommandLineCall.status(["filter"] + reads + ["--output", file + "/out", "--quiet"]) == 73)
    #expect(filter("own", reads) == 0)
    try FileManager.default.removeItem(atPath: folder.file("own/manifest.json"))
    #expect(filter("own", reads, ["--force"]) == 73)
    #expect(folder.holdsNothing(of: "new"))
  }

  @Test(arguments: [
    ["--window", "nan:20"], ["--window", "1e30:20"], ["--window", "4"], ["--window", "0:20"], ["--trim-left", "-1"],
    ["--truncate", "0"], ["--truncate", "240,160,80"], ["--max-ee", "nan"], ["--max-ee", "2,-1"],
    ["--max-ee-rate", "nan"], ["--low-quality", "15:2"], ["--low-quality", "1e30:0.4"], ["--mismatch-rate", "0.9"],
    ["--merged-max-ee", "1"], ["--adapter", "ACGTACGT,ACGTACGT,ACGTACGT"], ["--adapter", "ACG!ACGT"],
    ["--adapter", ""], ["--quality-tail", "100"], ["--trunc-q", "-1"], ["--poly-g", "-1"], ["--max-n", "-1"],
    ["--min-length", "-5"], ["--max-length", "0"],
  ])
  func limitsThatMakeNoSenseAreWrongUse(options: [String]) throws {
    let pair = [
      options[0] + (options[1].hasPrefix("-") ? "=" + options[1] : "")
    ]
    let arguments = options[1].hasPrefix("-") ? pair : options
    #expect(filter("new", [pool.files[0]], arguments) == 64)
    #expect(folder.holdsNothing(of: "new"))
  }
}
