import BioModel
import Reads
import TestSupport
import Testing

/// Every rule beside the tool that is known for it, on the simulated reads of `scripts/oracles/filters.sh`.
@Suite("Read filter, beside other tools") struct ReadFilterGoldenTests {
  typealias S = ReadFilterSettings

  /// Reads whose outcome differs: name, ours, theirs.
  private func differences(_ column: String, _ outcome: (FilterFixtures.Read) -> String) throws -> [String] {
    let reads = FilterFixtures.reads("reads.fastq")
    let table = FilterFixtures.table("kept.tsv")
    let place = try #require(table.columns.firstIndex(of: column))
    #expect(reads.count == 245 && table.rows.count == 245)
    return zip(reads, table.rows).compactMap { read, row in
      let ours = outcome(read)
      return ours == row[place] ? nil : "\(read.name) \(ours) \(row[place])"
    }
  }

  private func filtered(_ settings: S) -> (FilterFixtures.Read) -> String {
    let filter = ReadFilter(settings)
    return { read in
      let (bases, scores) = (read.bases, read.scores)
      let outcome = filter.apply(sequence: bases.span, quality: scores.span, range: 0..<bases.count)
      switch outcome {
      case .kept(let range): return "\(range.lowerBound)-\(range.upperBound)"
      case .dropped: return "lost"
      }
    }
  }

  private func adapters(_ ids: [String]) throws -> (FilterFixtures.Read) -> String {
    let presets = ids.compactMap(AdapterPreset.preset(id:))
    #expect(presets.count == ids.count)
    let trimmer = AdapterTrimmer(AdapterSettings(first: presets.map(\.first)))
    return { read in
      var scratch = AdapterTrimmer.Scratch()
      let bases = read.bases
      return "0-\(trimmer.end(read: bases.span, scratch: &scratch))"
    }
  }

  @Test("cutadapt -q 20 and -q 15,25")
  func runningSum() throws {
    #expect(try differences("cutadapt-q20", filtered(S(qualityCutTail: 20))) == [])
    #expect(try differences("cutadapt-q15-25", filtered(S(qualityCutFront: 15, qualityCutTail: 25))) == [])
  }

  @Test("cutadapt -a with TruSeq, Nextera and both")
  func adapters() throws {
    #expect(try differences("cutadapt-truseq", adapters(["truseq"])) == [])
    #expect(try differences("cutadapt-nextera", adapters(["nextera"])) == [])
    #expect(try differences("cutadapt-both", adapters(["truseq", "nextera"])) == [])
  }

  @Test("fastp --cut_right, which does not look at a read's last window and loses reads that are no longer than one")
  func window() throws {
    let reads = FilterFixtures.reads("reads.fastq")
    for size in [4, 8] {
      let mean = size == 4 ? 20.0 : 25.0
      let lines = try differences(
        "fastp-right-\(size)-\(Int(mean))", filtered(S(windowQuality: .init(size: size, mean: mean))))
      var (short, last) = (0, 0)
      for line in lines {
        let fields = line.split(separator: " ")
        let read = try #require(reads.first { $0.name == fields[0] })
        if read.bases.count <= size, fields[2] == "lost" {
          short += 1
        } else if fields[2] == "0-\(read.bases.count)", fields[1].hasPrefix("0-") {
          // Cut here and whole there: only the last window is low.
          let window = read.scores.suffix(size).reduce(0) { $0 + Double($1) } / Double(size)
          #expect(window < mean, "\(line)")
          last += 1
        } else {
          Issue.record("\(line)")
        }
      }
      #expect(short == (size == 4 ? 0 : 5) && last > 0 && lines.count < 12, "\(lines)")
    }
  }

  @Test("fastp -g")
  func polyG() throws {
    #expect(try differences("fastp-poly-g", filtered(S(polyGMinimum: 10))) == [])
  }

  @Test("fastp -e 25, -q 20 -u 30, -y -Y 60")
  func qualityAndComplexity() throws {
    #expect(try differences("fastp-e25", filtered(S(minMeanQuality: 25))) == [])
    #expect(
      try differences("fastp-q20-u30", filtered(S(maxLowQualityShare: .init(belowScore: 20, share: 0.3)))) == [])
    #expect(try differences("fastp-y", filtered(S(minDifferentNeighbours: 0.6))) == [])
  }

  @Test("vsearch --fastq_maxee_rate, --fastq_trunclen_keep, --fastq_stripright")
  func vsearch() throws {
    #expect(try differences("vsearch-ee-rate", filtered(S(maxEERate: 0.03))) == [])
    #expect(try differences("vsearch-keep", filtered(S(truncLen: 70, truncLenKeepsShorter: true))) == [])
    #expect(try differences("vsearch-strip", filtered(S(truncLen: 60, trimRight: 5))) == [])
  }

  @Test("dada2 minQ, trimLeft with trimRight and truncLen, rm.lowcomplex")
  func dada2() throws {
    // dada2 also loses a read whose lowest score is minQ itself, against its manual ("less than minQ").
    #expect(try differences("dada2-min-q", filtered(S(minQ: 8))) == ["s217 0-114 lost"])
    #expect(try differences("dada2-min-q", filtered(S(minQ: 9))) == [])
    #expect(try differences("dada2-trim", filtered(S(trimLeft: 3, truncLen: 45, trimRight: 7))) == [])
    #expect(try differences("dada2-complexity", filtered(S(minComplexity: 9))) == [])
  }

  /// dada2 wants a base between two words: it counts no word that begins right behind a match.
  @Test("dada2 isPhiX and seqComplexity")
  func phiX() throws {
    let rows = FilterFixtures.table("phix.tsv").rows
    #expect(rows.count == 140)
    let screen = PhiXScreen()
    let genome = PhiXScreen.genome
    let strands = (PhiXScreenTests.words(genome), PhiXScreenTests.words(ReadBuilder.turned(genome)))
    var different = 0
    for row in rows {
      let bases = Array(row[0].utf8)
      let isPhiX = screen.contains(bases.span, 0..<bases.count)
      let counts = [16, 17].map { step in
        max(
          PhiXScreenTests.count(strands.0, bases, step: step), PhiXScreenTests.count(strands.1, bases, step: step))
      }
      #expect(isPhiX == (counts[0] >= 2), "\(row[0])")
      #expect((counts[1] >= 2) == (row[1] == "1"), "\(row[0])")
      if isPhiX != (row[1] == "1") { different += 1 }
      guard !bases.contains(UInt8(ascii: "N")) else { continue }
      let expected = try #require(Double(row[2]))
      let complexity = ReadFilter.complexity(bases.span, 0..<bases.count)
      #expect(abs(complexity - expected) < 1e-9, "\(row[0])")
    }
    #expect(different <= 5)
  }

  @Test("fastp's adapters by overlap of the mates")
  func overlap() {
    let first = FilterFixtures.reads("pairs_1.fastq")
    let second = FilterFixtures.reads("pairs_2.fastq")
    let rows = FilterFixtures.table("pairs.tsv").rows
    #expect(first.count == 100 && second.count == 100 && rows.count == 100)
    let trimmer = AdapterTrimmer(AdapterSettings())
    var scratch = AdapterTrimmer.Scratch()
    var cut = 0
    for index in rows.indices {
      let (one, two) = (first[index].bases, second[index].bases)
      let ends = trimmer.ends(first: one.span, second: two.span, scratch: &scratch)
      #expect([first[index].name, "\(ends.first)", "\(ends.second)"] == rows[index])
      if ends.isFromOverlap { cut += 1 }
    }
    #expect(cut >= 40)
  }

  @Test(
    "the genome is that of dada2",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func genome() {
    let lines = FASTQText.lines("dada2-extdata/phix_genome.fa").filter { $0.first != UInt8(ascii: ">") }
    let letters = lines.joined().map { $0 & 0xDF }
    #expect(letters.count == 5_386)
    #expect(PhiXScreen.genome == letters)
  }
}
