import BioModel
import Reads
import Statistics
import Testing

@Suite("Signs of a study") struct StudySignsTests {
  private func samples(_ reads: [Int]) -> [StudySigns.Sample] {
    reads.enumerated().map { .init(name: "s\($0)", reads: $1, content: UInt64($0)) }
  }

  private func codes(_ reads: [Int]) -> [String] { StudySigns.notices(samples(reads)).map(\.code) }

  @Test("tiny samples: a fifth of eight or more, at least three, below one in a hundred of the median")
  func tiny() throws {
    let large = Array(repeating: 10_000, count: 9)
    #expect(codes(large + [99, 5, 1]) == ["many-tiny-samples"])
    #expect(codes(large + [100, 5, 1]).isEmpty)
    #expect(codes(large + [5, 1]).isEmpty)
    #expect(codes(Array(repeating: 10_000, count: 8) + [5, 1]).isEmpty)
    #expect(codes(Array(repeating: 10_000, count: 13) + [5, 6, 7]).isEmpty)
    #expect(codes(Array(repeating: 10_000, count: 12) + [5, 6, 7]) == ["many-tiny-samples"])
    // Too few samples to tell; samples without reads say something else.
    #expect(codes(Array(repeating: 10_000, count: 4) + [5, 6, 7]).isEmpty)
    #expect(codes(large + [0, 0, 0]).isEmpty)
    let notice = try #require(StudySigns.notices(samples(large + [9, 5, 1])).first)
    #expect(notice.severity == .warning && notice.message.contains("s9, s10, s11"))
  }

  @Test("twins: the same reads in as many reads, ten or more, said once")
  func twins() {
    func sample(_ name: String, _ reads: Int, _ content: UInt64) -> StudySigns.Sample {
      .init(name: name, reads: reads, content: content)
    }
    let notices = StudySigns.notices([
      sample("a", 50, 7), sample("b", 50, 8), sample("c", 50, 7), sample("d", 50, 7), sample("e", 51, 7),
    ])
    #expect(notices.map(\.code) == ["same-reads"])
    #expect(notices.first?.sample == "a" && notices.first?.message.contains("as c, d:") == true)
    #expect(StudySigns.notices([sample("a", 10, 7), sample("b", 10, 7)]).count == 1)
    #expect(StudySigns.notices([sample("a", 9, 7), sample("b", 9, 7)]).isEmpty)
    #expect(StudySigns.notices([sample("a", 0, 0), sample("b", 0, 0)]).isEmpty)
    #expect(StudySigns.notices([]).isEmpty)
  }

  @Test("the content sum tells reads from others, not their order")
  func contentSum() {
    var builder = ReadBuilder("content-sum")
    let reads = (0..<50).map { _ in (builder.random(80), builder.quality(80, from: [20, 30])) }
    func sum(_ reads: [([UInt8], [UInt8])]) -> UInt64 {
      var report = QualityReport()
      report.add(ReadBuilder.batch(reads))
      return report.contentSum
    }
    #expect(sum(reads) == sum(reads.reversed()))
    #expect(sum(reads) != sum(Array(reads.dropLast())))
    #expect(sum(reads) != sum(reads + [reads[0]]))
    var changed = reads
    changed[7].0[3] = changed[7].0[3] == UInt8(ascii: "A") ? UInt8(ascii: "C") : UInt8(ascii: "A")
    #expect(sum(reads) != sum(changed))
    var parts = QualityReport()
    var other = QualityReport()
    parts.add(ReadBuilder.batch(Array(reads.prefix(20))))
    other.add(ReadBuilder.batch(Array(reads.dropFirst(20))))
    parts.add(other)
    #expect(parts.contentSum == sum(reads))
  }
}

@Suite("Content screen") struct ContentScreenTests {
  private func batch(_ pairs: [([UInt8], [UInt8])], from number: Int = 0, isSingle: Bool = false) -> ReadPairBatch {
    func mates(_ reads: [[UInt8]]) -> ReadBatch {
      let batch = ReadBuilder.batch(reads.map { ($0, Array(repeating: 30, count: $0.count)) })
      batch.firstRecordNumber = number
      return batch
    }
    return ReadPairBatch(forward: mates(pairs.map(\.0)), reverse: isSingle ? nil : mates(pairs.map(\.1)))
  }

  @Test("PhiX on either mate and strand, and repeats, are counted once")
  func kinds() {
    var builder = ReadBuilder("content-screen")
    let genome = PhiXScreen.genome
    let phiX = Array(genome[1_000..<1_150])
    let tail = [UInt8](repeating: UInt8(ascii: "G"), count: 150)
    let pairs = [
      (phiX, builder.random(150)), (builder.random(150), ReadBuilder.turned(phiX)), (phiX, ReadBuilder.turned(phiX)),
      (tail, phiX), (tail, builder.random(150)), (builder.random(150), tail), (tail, tail),
      (builder.random(150), builder.random(150)), (Array("ACACACACACACACACACACACAC".utf8), builder.random(150)),
      // One word of PhiX is chance.
      (builder.random(100) + genome[2_000..<2_016], builder.random(150)),
    ]
    var screen = ContentScreen()
    screen.add(batch(pairs))
    #expect(screen.examined == 10 && screen.phiXCount == 4 && screen.lowComplexityCount == 4)
    #expect(screen.phiXShare == 0.4 && screen.lowComplexityShare == 0.4)
    var single = ContentScreen()
    single.add(batch(pairs, isSingle: true))
    #expect(single.examined == 10 && single.phiXCount == 2 && single.lowComplexityCount == 4)
  }

  @Test("after a thousand pairs one in sixteen is looked at, whatever the batches; parts add up")
  func sampling() {
    var builder = ReadBuilder("content-stride")
    let pairs = (0..<3_000).map { number in
      number % 16 == 0
        ? (Array(PhiXScreen.genome[0..<60]), builder.random(60)) : (builder.random(60), builder.random(60))
    }
    var whole = ContentScreen()
    whole.add(batch(pairs))
    #expect(whole.examined == 1_000 + (1_000..<3_000).filter { $0 % 16 == 0 }.count)
    #expect(whole.phiXCount == (0..<3_000).filter { $0 % 16 == 0 }.count)
    var parts: [ContentScreen] = []
    for (low, high) in [(0, 999), (999, 1_001), (1_001, 2_500), (2_500, 3_000)] {
      var part = ContentScreen()
      part.add(batch(Array(pairs[low..<high]), from: low))
      parts.append(part)
    }
    var sum = ContentScreen()
    for part in parts.reversed() { sum.add(part) }
    #expect((sum.examined, sum.phiXCount) == (whole.examined, whole.phiXCount))
    #expect(ContentScreen().phiXShare == 0 && ContentScreen().lowComplexityShare == 0)
  }
}

@Suite("File summary") struct FileSummaryTests {
  @Test("the numbers of a small file, by hand")
  func small() {
    var report = QualityReport()
    report.add(
      ReadBuilder.batch([
        (Array("ACGT".utf8), [40, 40, 30, 20]), (Array("GGNA".utf8), [10, 30, 2, 19]),
        (Array("ACGTACGTAC".utf8), Array(repeating: 30, count: 10)), (Array("ACGT".utf8), [40, 30, 20, 10]), ([], []),
      ]))
    let summary = FileSummary(report)
    #expect(summary.reads == 5 && summary.bases == 22)
    #expect(summary.minimumLength == 0 && summary.maximumLength == 10 && summary.meanLength == 4.4)
    #expect(
      summary.lengthQuartiles?.q1 == 4 && summary.lengthQuartiles?.median == 4 && summary.lengthQuartiles?.q3 == 4)
    #expect(summary.n50 == 4)
    #expect(summary.q20Share == 18.0 / 22 && summary.q30Share == 16.0 / 22 && summary.q40Share == 3.0 / 22)
    #expect(summary.gcShare == 11.0 / 22 && summary.ambiguousBases == 1)
    #expect((summary.duplicateShare - 0.2).magnitude < 1e-12)
    #expect(summary.scores == [2, 10, 19, 20, 30, 40] && !summary.hasBinnedScores)
    // Means of the scores, rounded down: 32, 15, 30, 25; the empty read has none.
    var means = Array(repeating: 0, count: 94)
    for score in [32, 15, 30, 25] { means[score] = 1 }
    #expect(report.meanScoreHistogram == means)
    let none = FileSummary(QualityReport())
    #expect(none.reads == 0 && none.n50 == nil && none.q20Share == nil && none.lengthQuartiles == nil)
    #expect(none.meanQuality == nil && none.scores.isEmpty && none != summary)
  }
}
