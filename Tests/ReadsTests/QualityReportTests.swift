import BioModel
import Reads
import Statistics
import TestSupport
import Testing

@Suite("Quality report") struct QualityReportTests {
  private func seeded(_ count: Int, maximumLength: Int = 60) -> [([UInt8], [UInt8])] {
    var builder = ReadBuilder("quality-report", seed: UInt64(count))
    return (0..<count).map { _ in
      let length = builder.generator.below(maximumLength + 1)
      let bases = (0..<length).map { _ in Array("ACGTN".utf8)[builder.generator.below(5)] }
      return (bases, builder.quality(length, from: Array(2...41)))
    }
  }

  @Test("agrees with a plain count of every read")
  func twin() {
    let reads = seeded(500)
    var report = QualityReport()
    report.add(ReadBuilder.batch(reads))
    #expect(report.readCount == 500)
    let all = reads.flatMap { $0.0 }
    let scores = reads.flatMap { $0.1 }
    #expect(report.baseCount == all.count)
    #expect(report.ambiguousBaseCount == all.filter { $0 == UInt8(ascii: "N") }.count)
    let gc = all.filter { $0 == UInt8(ascii: "G") || $0 == UInt8(ascii: "C") }.count
    #expect(report.gcContent == Double(gc) / Double(all.count))
    for score in [0, 20, 30, 40, 42] {
      #expect(report.bases(withQualityAtLeast: score) == scores.filter { Int($0) >= score }.count)
    }
    #expect(report.minimumLength == reads.map { $0.0.count }.min())
    #expect(report.maximumLength == reads.map { $0.0.count }.max())
    for cycle in [0, 1, 30, report.cycleCount - 1] {
      let here = reads.filter { $0.1.count > cycle }.map { Int($0.1[cycle]) }.sorted()
      #expect(agree(report.meanQuality(cycle: cycle) ?? -1, Double(here.reduce(0, +)) / Double(here.count)))
      for share in [0.1, 0.25, 0.5, 0.75, 0.9] {
        let rank = max(1, Int((share * Double(here.count)).rounded(.up)))
        #expect(report.qualityQuantile(share, cycle: cycle) == here[rank - 1])
      }
      #expect(report.baseCounts(cycle: cycle).reduce(0, +) == here.count)
    }
    for length in [10, 20, 50] {
      for (limit, most) in QualityReport.retentionLimits.enumerated() {
        let kept = reads.filter { read in
          read.1.count >= length
            && read.1.prefix(length).reduce(0.0) { $0 + PhredQuality.errorProbability[Int($1)] } <= most
        }
        #expect(report.retainedReads(length: length, limit: limit) == kept.count)
      }
    }
    #expect(report.meanQualityHistogram.reduce(0, +) == reads.filter { !$0.0.isEmpty }.count)
    #expect(report.distinctSequences == Double(Set(reads.map { $0.0 }).count))
  }

  @Test("reads of one length, counted two at a time, count as one by one")
  func pairs() {
    var builder = ReadBuilder("quality-pairs")
    let reads = (0..<101).map { number -> ([UInt8], [UInt8]) in
      let length = number % 7 == 0 ? 33 : 40
      let bases = (0..<length).map { _ in Array("ACGTNR".utf8)[builder.generator.below(6)] }
      return (bases, builder.quality(length, from: Array(2...41)))
    }
    var together = QualityReport()
    together.add(ReadBuilder.batch(reads))
    var apart = QualityReport()
    for read in reads { apart.add(sequence: read.0.span, quality: read.1.span) }
    #expect(together == apart)
    #expect(together.ambiguousBaseCount == reads.flatMap { $0.0 }.filter { !Array("ACGT".utf8).contains($0) }.count)
  }

  @Test("parts merge to the whole in any order, also with more distinct sequences than are kept")
  func merge() {
    var builder = ReadBuilder("quality-merge")
    let reads = (0..<150_000).map { number -> ([UInt8], [UInt8]) in
      let length = 20 + number % 13
      return (builder.random(length), Array(repeating: UInt8(2 + number % 40), count: length))
    }
    var whole = QualityReport()
    whole.add(ReadBuilder.batch(reads))
    let parts = [0..<1_000, 1_000..<90_000, 90_000..<150_000].map { range in
      var part = QualityReport()
      part.add(ReadBuilder.batch(Array(reads[range])))
      return part
    }
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
      var merged = QualityReport()
      for index in order { merged.add(parts[index]) }
      #expect(merged == whole)
    }
    // All 150,000 sequences differ (chance repeats of 20 random bases aside); the estimate is from a sample.
    #expect((whole.distinctSequences / 150_000 - 1).magnitude < 0.02)
  }

  @Test("the mean quality of a read is that of its mean error probability")
  func meanQuality() {
    for score in 0...93 {
      var report = QualityReport()
      report.add(ReadBuilder.batch([(Array("ACGTACG".utf8), Array(repeating: UInt8(score), count: 7))]))
      #expect(report.meanQualityHistogram[score] == 1)
    }
    // One base of Q0 and nine of Q40: mean error 0.10009, a little under Q10.
    var report = QualityReport()
    report.add(ReadBuilder.batch([(Array("ACGTACGTAC".utf8), [0] + Array(repeating: UInt8(40), count: 9))]))
    #expect(report.meanQualityHistogram[9] == 1)
    #expect(report.expectedErrorHistogram[10] == 1)
  }

  @Test("the histograms of reads agree with a plain count of each")
  func histograms() {
    var builder = ReadBuilder("read-histograms", seed: 1)
    let reads = (0..<4_000).map { number -> ([UInt8], [UInt8]) in
      let length = 1 + builder.generator.below(number % 10 == 0 ? 2_500 : 40)
      let (low, high) = (builder.generator.below(94), builder.generator.below(94))
      let scores = (0..<length).map { _ in UInt8(builder.generator.below(3) == 0 ? low : high) }
      return (Array(repeating: UInt8(ascii: "A"), count: length), scores)
    }
    var report = QualityReport()
    report.add(ReadBuilder.batch(reads))
    let probability = PhredQuality.errorProbability
    var quality = Array(repeating: 0, count: 94)
    var score = quality
    for (_, scores) in reads {
      let mean = scores.reduce(0) { $0 + probability[Int($1)] } / Double(scores.count) * (1 - 1e-9)
      quality[probability.lastIndex { $0 >= mean } ?? 0] += 1
      score[scores.reduce(0) { $0 + Int($1) } / scores.count] += 1
    }
    #expect(report.meanQualityHistogram == quality)
    #expect(report.meanScoreHistogram == score)
  }

  @Test("where nothing was filtered the block of the reads that stay is that of all")
  func repeatedBlock() {
    func text(_ after: [QualityReport], _ before: [QualityReport]) -> String {
      var json = JSONWriter()
      json.object {
        QualityReport.fastpJSON(before: before, after: after, ledger: nil, command: "-i a.fastq", into: &$0)
      }
      return json.text
    }
    let mates = [90, 70].map { count -> QualityReport in
      var report = QualityReport()
      report.add(ReadBuilder.batch(seeded(count)))
      return report
    }
    #expect(text([], mates) == text(mates, mates))
    #expect(text([], [mates[0]]) == text([mates[0]], [mates[0]]))
  }

  @Test("empty input, reads beyond the counted cycles and binned scores")
  func edges() {
    var report = QualityReport()
    #expect(report.n50 == nil && report.gcContent == nil && report.meanLength == nil && report.duplicationRate == 0)
    report.add(ReadBuilder.batch([([], [])]))
    #expect(report.readCount == 1 && report.minimumLength == 0 && report.n50 == nil)
    let long = Array(repeating: UInt8(ascii: "A"), count: 10_000)
    report.add(ReadBuilder.batch([(long, Array(repeating: UInt8(30), count: 10_000))]))
    #expect(report.baseCount == 10_000 && report.bases(withQualityAtLeast: 30) == 10_000)
    #expect(report.cycleCount == QualityReport.maximumCycles)
    #expect(report.qualityCounts(cycle: 2_047)[30] == 1)
    // One score alone was lost, not binned.
    #expect(!report.hasBinnedQualities && report.distinctQualities == [30] && report.n50 == 10_000)
  }

  @Test(
    "agrees with seqkit 2.3.0 stats, fastp 0.23.2 and vsearch 2.22.1 --fastq_eestats2",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func oracles() throws {
    let mates = (1...2).map { mate -> QualityReport in
      var report = QualityReport()
      report.add(FASTQText.batch("miseq-sop-mouse/F3D143_S209_L001_R\(mate)_001.fastq.gz"))
      return report
    }
    #expect(mates.map(\.readCount) == [3_178, 3_178] && mates.map(\.baseCount) == [797_624, 796_544])
    #expect(mates.map(\.minimumLength) == [248, 247] && mates.map(\.maximumLength) == [251, 251])
    #expect(mates.map(\.n50) == [251, 251])
    func rounded(_ share: Double) -> Int { Int((share * 10_000).rounded()) }
    func share(_ report: QualityReport, _ score: Int) -> Int {
      rounded(Double(report.bases(withQualityAtLeast: score)) / Double(report.baseCount))
    }
    #expect(mates.map { share($0, 20) } == [9_549, 8_731] && mates.map { share($0, 30) } == [9_304, 8_085])
    #expect(mates.map { rounded($0.gcContent ?? 0) } == [5_460, 5_567])
    // fastp, both mates together.
    #expect(mates.reduce(0) { $0 + $1.bases(withQualityAtLeast: 20) } == 1_457_158)
    #expect(mates.reduce(0) { $0 + $1.bases(withQualityAtLeast: 30) } == 1_386_059)
    for (mate, values) in [[32.7291, 37.5758, 28.2865], [31.4465, 35.7854, 17.3153]].enumerated() {
      for (cycle, value) in zip([0, 100, 250], values) {
        #expect((try #require(mates[mate].meanQuality(cycle: cycle)) - value).magnitude < 1e-4)
      }
    }
    // eestats2: lengths 50…250, limits 0.5, 1, 2.
    let retention = [
      [
        [3_167, 3_177, 3_177], [3_069, 3_160, 3_177], [2_872, 3_047, 3_155], [2_655, 2_901, 3_061],
        [2_342, 2_666, 2_949],
      ],
      [
        [3_112, 3_167, 3_169], [3_003, 3_114, 3_167], [2_821, 3_023, 3_135], [1_569, 2_326, 2_961],
        [647, 1_327, 2_222],
      ],
    ]
    for mate in 0..<2 {
      for (row, expected) in retention[mate].enumerated() {
        #expect((0..<3).map { mates[mate].retainedReads(length: 50 * (row + 1), limit: $0) } == expected)
      }
    }
    var json = JSONWriter()
    json.object {
      QualityReport.fastpJSON(
        before: mates, after: [], ledger: nil, command: "dysbio qc -i F3D143_R1.fastq.gz", into: &$0)
    }
    let head = json.text.split(separator: "\n").prefix(50).joined(separator: "\n")
    #expect(head.contains("\"before_filtering\": {"))
    #expect(head.contains("\"total_bases\": 1594168") && head.contains("\"q30_bases\": 1386059"))
    #expect(head.contains("\"gc_content\": 0.5513"))
  }
}
