import Foundation
import TestSupport
import Testing

/// `dysbio demultiplex`, from the reads of a pool to a sheet that `run` takes.
@Suite struct DemultiplexTests {
  private let folder: TemporaryFolder
  private let pool: BarcodedPool

  init() throws {
    folder = try TemporaryFolder()
    pool = try BarcodedPool(folder)
  }

  private func split(_ name: String, _ more: [String] = [], table: String? = nil) -> Int32 {
    CommandLineCall.status(
      ["demultiplex"] + pool.files
        + ["--barcodes", table ?? pool.table, "--output", folder.file(name), "--quiet"] + more)
  }

  @Test func everyPairGoesHomeAndTheSumsAreTheInput() throws {
    #expect(split("out") == 0)
    let rows = try Files.rows(folder.file("out/demultiplexing.csv"))
    #expect(rows[0] == ["sample", "status", "reads", "share", "exact", "corrected", "turned"])
    let samples = rows.filter { $0[1] == "assigned" }
    #expect(samples.map { $0[0] } == pool.samples)
    #expect(samples.map { Int($0[2]) } == pool.counts)
    #expect(samples.map { Int($0[5]) } == pool.corrected)
    let unassigned = rows.dropFirst().filter { $0[0].isEmpty }
    let reasons = Dictionary(uniqueKeysWithValues: unassigned.map { ($0[1], Int($0[2]) ?? 0) })
    #expect(reasons == ["no-primer": 20, "no-barcode": 10, "barcode-conflict": 15, "ambiguous": 0])
    #expect(rows.dropFirst().compactMap { Int($0[2]) }.reduce(0, +) == pool.pairs)
    #expect(CommandLineCall.status(["verify", folder.file("out"), "--quiet"]) == 0)
  }

  @Test func spacerAndBarcodeAreCutPrimersAndOrderStay() throws {
    #expect(split("out") == 0)
    let sheet = try Files.rows(folder.file("out/samples.csv"))
    #expect(sheet[0] == ["sample", "fastq_1", "fastq_2", "group"])
    #expect(sheet.dropFirst().map { $0[0] } == pool.samples)
    #expect(sheet[1][1] == "reads/\(pool.samples[0])_R1.fastq.gz")
    for (number, sample) in pool.samples.enumerated() {
      for mate in 1...2 {
        let text = try GzipText.read(folder.file("out/reads/\(sample)_R\(mate).fastq.gz"))
        #expect(text == pool.expected[number][mate - 1], "\(sample) R\(mate)")
      }
    }
    for mate in 1...2 {
      let text = try GzipText.read(folder.file("out/unassigned_R\(mate).fastq.gz"))
      #expect(text == pool.unassigned[mate - 1])
    }
  }

  @Test func theSameBytesForAnyNumberOfThreads() throws {
    for threads in [1, 2, 7] { #expect(split("out\(threads)", ["--threads", "\(threads)"]) == 0) }
    let names = try Files.names(under: folder.file("out1"))
    #expect(names.count == 2 * pool.samples.count + 5)
    for threads in [2, 7] {
      #expect(try Files.names(under: folder.file("out\(threads)")) == names)
      for name in names {
        #expect(try Files.data(folder.file("out1/\(name)")) == Files.data(folder.file("out\(threads)/\(name)")))
      }
    }
  }

  @Test func primersThatTheTableDoesNotNameAreFound() throws {
    #expect(split("out") == 0)
    let bare = try Files.rows(pool.table).map { $0.prefix(4).joined(separator: ",") + "\n" }.joined()
    #expect(split("bare", table: try folder.write("bare.csv", bare)) == 0)
    for name in ["demultiplexing.csv", "samples.csv", "reads/s3_R1.fastq.gz", "unassigned_R2.fastq.gz"] {
      #expect(try Files.data(folder.file("bare/\(name)")) == Files.data(folder.file("out/\(name)")))
    }
    // Without them only barcodes at the very start are seen.
    #expect(split("none", ["--primers", "none"]) == 0)
    let rows = try Files.rows(folder.file("none/demultiplexing.csv")).filter { $0[1] == "assigned" }
    #expect(rows.reduce(0) { $0 + (Int($1[2]) ?? 0) } < pool.pairs / 8)
    #expect(split("spaced", ["--primers", "none", "--spacer", "7"]) == 0)
    let spaced = try Files.rows(folder.file("spaced/demultiplexing.csv")).filter { $0[1] == "assigned" }
    #expect(spaced.reduce(0) { $0 + (Int($1[2]) ?? 0) } > pool.pairs * 9 / 10)
  }

  /// Its reads begin with their primers, which here stand for barcodes.
  @Test func aPairedBAMIsItsFASTQ() throws {
    let bam = Repository.fixtures + "/bam/pairs"
    let table = try folder.write("primers.csv", "sample,barcode,reverse_barcode\nx,GTGCCAGC,GGACTAC\n")
    for (name, files) in [("bam", [bam + ".bam"]), ("fastq", [bam + "_R1.fastq.gz", bam + "_R2.fastq.gz"])] {
      let status = CommandLineCall.status(
        ["demultiplex"] + files + ["--barcodes", table, "--output", folder.file(name), "--quiet"])
      #expect(status == 0)
    }
    for name in ["demultiplexing.csv", "reads/x_R1.fastq.gz", "reads/x_R2.fastq.gz", "unassigned_R1.fastq.gz"] {
      #expect(try Files.data(folder.file("bam/\(name)")) == Files.data(folder.file("fastq/\(name)")))
    }
    #expect(try Int(Files.rows(folder.file("bam/demultiplexing.csv"))[1][2]) ?? 0 > 70)
  }

  @Test func singleReads() throws {
    #expect(
      CommandLineCall.status([
        "demultiplex", pool.files[0], "--barcodes", pool.table, "--output", folder.file("out"), "--quiet",
      ]) == 0)
    let sheet = try Files.rows(folder.file("out/samples.csv"))
    #expect(sheet[0] == ["sample", "fastq_1", "group"])
    let rows = try Files.rows(folder.file("out/demultiplexing.csv"))
    #expect(rows.dropFirst().compactMap { Int($0[2]) }.reduce(0, +) == pool.pairs)
  }

  @Test func samplesWithoutReadsStay() throws {
    let table = try folder.write(
      "more.csv",
      try Files.text(pool.table)
        + "nobody,GGGGTTTTAACC,GGGGTTTTAACC,none,\(BarcodedPool.forward),\(BarcodedPool.reverse)\n")
    #expect(split("out", table: table) == 0)
    let row = try #require(try Files.rows(folder.file("out/demultiplexing.csv")).first { $0[0] == "nobody" })
    #expect(row[2] == "0")
    #expect(try Files.rows(folder.file("out/samples.csv")).last?[0] == "nobody")
    #expect(try GzipText.read(folder.file("out/reads/nobody_R1.fastq.gz")).isEmpty)
  }

  @Test func whatIsWrongEndsInItsCode() throws {
    #expect(split("out") == 0)
    #expect(split("out") == 73)
    #expect(split("out", ["--force"]) == 0)
    #expect(split("new", table: folder.file("none.csv")) == 66)
    #expect(split("new", table: try folder.write("bad.csv", "sample,barcode\na,ACGT\nb,ACGT\n")) == 65)
    #expect(split("new", ["--primers", "no-such-pair"]) == 64)
    #expect(split("new", ["--barcode-mismatches", "4"]) == 64)
    let two = "primer GTGCCAGCMGCC GGACTACHVGG\nprimer CCTACGGGNGGC GACTACHVGGG\nbarcode ACGTACGT TTGGCCAA a\n"
    #expect(split("new", table: try folder.write("two.oligos", two)) == 64)
    #expect(folder.holdsNothing(of: "new"))
  }

  /// Per sample pairs by `scripts/oracles/demultiplex.sh`, cutadapt 4.2; docs/findings/demultiplexing.md explains the
  /// difference, pair by pair.
  @Test(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func aRealPoolBesideCutadapt() throws {
    let data = try #require(TestData.folder) + "/inline-barcodes/"
    let status = CommandLineCall.status([
      "demultiplex", data + "test_R1_001.fastq.gz", data + "test_R2_001.fastq.gz", "--barcodes",
      data + "pool1059.oligos", "--output", folder.file("out"), "--quiet",
    ])
    #expect(status == 0)
    let rows = try Files.rows(folder.file("out/demultiplexing.csv")).dropFirst()
    let counts = rows.compactMap { Int($0[2]) }
    #expect(counts == [379, 377, 282, 292, 300, 462, 334, 607, 1891, 76, 0])
    #expect(counts.reduce(0, +) == 5_000)
    for (ours, cutadapt) in zip(counts, [381, 383, 285, 301, 304, 466, 336]) {
      #expect(abs(ours - cutadapt) <= cutadapt * 3 / 100)
    }
    // Both orientations are there.
    for row in rows.prefix(7) { #expect((40...60).contains(100 * (Int(row[6]) ?? 0) / (Int(row[2]) ?? 1))) }
  }

  @Test func thousandsOfSamplesNeedNoThousandsOfOpenFiles() throws {
    let letters = Array("ACGT")
    let rows = (0..<700).map { number in
      let word = (0..<6).map { letters[(number >> (2 * $0)) & 3] }
      // Each base twice: barcodes differ in two positions at least.
      return "s\(number),\(String(word.flatMap { [$0, $0] }))"
    }
    let table = try folder.write("many.csv", "sample,barcode\n" + rows.joined(separator: "\n") + "\n")
    #expect(split("out", ["--primers", "none"], table: table) == 0)
    #expect(try Files.names(under: folder.file("out")).count == 1_400 + 5)
  }
}

/// Four samples of reads with barcodes before their primers, written to a folder, with what must come out.
struct BarcodedPool {
  static let forward = "GTGCCAGCAGCCGCGGTAA"
  static let reverse = "GGACTACCGGGGTATCTAAT"

  let files: [String]
  let table: String
  let samples = ["s1", "s2", "s3", "s4"]
  private(set) var counts = [0, 0, 0, 0]
  private(set) var corrected = [0, 0, 0, 0]
  private(set) var pairs = 0
  /// Per sample the texts of both mates' files.
  private(set) var expected = Array(repeating: ["", ""], count: 4)
  private(set) var unassigned = ["", ""]

  init(_ folder: TemporaryFolder) throws {
    let barcodes = [
      ("ACCTGATCCGCA", "ACCTGATCCGCA"), ("GTTGACCATCGC", "GTTGACCATCGC"), ("TGACTGCGTTAG", "CATACCGTGAGT"),
      ("CCGAGTACAATC", "AGCCTGGTACCT"),
    ]
    var rows = ["sample,barcode,reverse_barcode,group,forward_primer,reverse_primer"]
    for (sample, barcode) in zip(samples, barcodes) {
      rows.append("\(sample),\(barcode.0),\(barcode.1),g,\(BarcodedPool.forward),\(BarcodedPool.reverse)")
    }
    table = try folder.write("pool.csv", rows.joined(separator: "\n") + "\n")
    var texts = ["", ""]
    var state: UInt64 = 88_172_645_463_325_252
    func below(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 33) % bound
    }
    func random(_ length: Int) -> String { String((0..<length).map { _ in Array("ACGT")[below(4)] }) }
    func record(_ number: Int, _ bases: String) -> String {
      "@pair\(number)\n\(bases)\n+\n\(String(repeating: "I", count: bases.count))\n"
    }
    // More than one round of reading.
    for number in 0..<17_000 {
      let kind = number % 201 == 0 && number / 201 < 45 ? number / 201 : -1
      let sample = below(4)
      let spacers = (random(below(8)), random(below(8)))
      var words = barcodes[sample]
      // 45 pairs without a home.
      if (0..<20).contains(kind) { words = ("", "") }
      if (20..<30).contains(kind) { words.1 = "AAAAAAAAAAAA" }
      if (30..<45).contains(kind) { words.1 = barcodes[(sample + 1) % 4].1 }
      let isCorrected = kind < 0 && below(10) == 0
      if isCorrected { words.0 = "N" + words.0.dropFirst() }
      let rest = (
        (0..<20).contains(kind) ? random(60) : BarcodedPool.forward + random(60), BarcodedPool.reverse + random(60)
      )
      var whole = [spacers.0 + words.0 + rest.0, spacers.1 + words.1 + rest.1]
      var cut = [rest.0, rest.1]
      if below(2) == 0 {
        whole.reverse()
        cut.reverse()
      }
      for mate in 0..<2 { texts[mate] += record(number, whole[mate]) }
      pairs += 1
      if kind < 0 {
        counts[sample] += 1
        corrected[sample] += isCorrected ? 1 : 0
        for mate in 0..<2 { expected[sample][mate] += record(number, cut[mate]) }
      } else {
        for mate in 0..<2 { unassigned[mate] += record(number, whole[mate]) }
      }
    }
    files = [try folder.write("pool_R1.fastq", texts[0]), try folder.write("pool_R2.fastq", texts[1])]
  }
}

/// A gzip file as text, through `gzip -dc`.
enum GzipText {
  static func read(_ path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
