import BioModel
import Reads
import Statistics
import Testing

/// Each finding with a file that triggers it and one that is just below its limit.
@Suite("File verdict") struct FileVerdictTests {
  static let good: [UInt8] = [33, 34, 35, 36, 37, 38, 39, 40, 41]
  static let poor: [UInt8] = [6, 7, 8, 9, 10, 11, 12, 13, 14]

  private func report(_ reads: [([UInt8], [UInt8])]) -> QualityReport {
    var report = QualityReport()
    report.add(ReadBuilder.batch(reads))
    return report
  }

  /// Reads of one length with scores drawn per read.
  private func reads(_ count: Int, length: Int = 100, bases: (Int) -> [UInt8], scores: (Int) -> [UInt8]) -> [(
    [UInt8], [UInt8]
  )] {
    var builder = ReadBuilder("verdict")
    return (0..<count).map { (bases($0), builder.quality(length, from: scores($0))) }
  }

  private func codes(_ report: QualityReport, isSecondMate: Bool = false) -> [String] {
    FileVerdict.judge(report, isSecondMate: isSecondMate).findings.map(\.code)
  }

  @Test("amplicons are good: duplicates, equal starts and one length are no findings")
  func amplicon() {
    var builder = ReadBuilder("verdict-amplicon")
    let template = builder.random(250)
    let report = report(reads(500, length: 250, bases: { _ in template }, scores: { _ in Self.good }))
    #expect(report.duplicationRate > 0.99)
    let verdict = FileVerdict.judge(report, isSecondMate: false)
    #expect(verdict.grade == .ok && verdict.findings.isEmpty)
    #expect(FileVerdict.judge(report, isSecondMate: true) == verdict)
  }

  @Test("a file without reads")
  func noReads() {
    let verdict = FileVerdict.judge(QualityReport(), isSecondMate: false)
    #expect(verdict.grade == .warn && verdict.findings.map(\.code) == ["no-reads"])
    #expect(FileVerdict.judge(report([([], [])]), isSecondMate: false).findings.map(\.code) == [])
  }

  @Test("poor quality: half of the reads decide; second mates may be poorer")
  func poorQuality() {
    var builder = ReadBuilder("verdict-poor")
    func file(_ poor: Int, _ scores: [UInt8] = FileVerdictTests.poor) -> QualityReport {
      report(reads(100, bases: { _ in builder.random(100) }, scores: { $0 < poor ? scores : Self.good }))
    }
    #expect(codes(file(50)).isEmpty)
    #expect(codes(file(51)) == ["poor-quality"])
    #expect(codes(file(51), isSecondMate: true) == ["poor-quality"])
    // About Q14.
    let fair: [UInt8] = [11, 12, 13, 14, 15, 16, 17, 18, 19]
    #expect(codes(file(100, fair)) == ["poor-quality"])
    #expect(codes(file(100, fair), isSecondMate: true).isEmpty)
  }

  @Test("lost qualities: one score on ten thousand bases")
  func lostQualities() {
    var builder = ReadBuilder("verdict-lost")
    func file(_ count: Int, _ scores: [UInt8]) -> QualityReport {
      report(reads(count, bases: { _ in builder.random(100) }, scores: { _ in scores }))
    }
    #expect(codes(file(100, [30])).contains("no-qualities"))
    #expect(FileVerdict.judge(file(100, [30]), isSecondMate: false).grade == .warn)
    #expect(codes(file(99, [30])).isEmpty)
    #expect(codes(file(100, [30, 31])) == ["binned-qualities"])
  }

  @Test("binned qualities are a note, from nine scores on they are none")
  func binned() {
    var builder = ReadBuilder("verdict-binned")
    func verdict(_ count: Int, _ scores: [UInt8]) -> FileVerdict {
      FileVerdict.judge(
        report(reads(count, bases: { _ in builder.random(100) }, scores: { _ in scores })), isSecondMate: false)
    }
    let eight = verdict(100, Array(Self.good.prefix(8)))
    #expect(eight.grade == .ok && eight.findings.map(\.code) == ["binned-qualities"])
    #expect(eight.findings[0].severity == .note && eight.findings[0].message.contains("33, 34"))
    #expect(verdict(100, Self.good).findings.isEmpty)
    #expect(verdict(99, Array(Self.good.prefix(8))).findings.isEmpty)
  }

  @Test("cycles without bases: more than a fifth of N, in a hundred reads")
  func lostCycles() throws {
    var builder = ReadBuilder("verdict-cycles")
    func file(_ count: Int, lost: Int, _ cycles: [Int]) -> QualityReport {
      report(
        reads(
          count,
          bases: { number in
            var bases = builder.random(100)
            if number < lost { for cycle in cycles { bases[cycle] = UInt8(ascii: "N") } }
            return bases
          }, scores: { _ in Self.good }))
    }
    #expect(codes(file(100, lost: 20, [5])).isEmpty)
    #expect(codes(file(100, lost: 21, [5])) == ["cycles-without-bases"])
    #expect(codes(file(99, lost: 99, [5])).isEmpty)
    let message = FileVerdict.judge(file(200, lost: 100, [5, 8]), isSecondMate: false).findings[0].message
    #expect(message.hasPrefix("2 cycles between 6 and 9 have N in more than 20 %"))
  }

  @Test("many ambiguous bases: more than one in twenty")
  func ambiguous() {
    var builder = ReadBuilder("verdict-ambiguous")
    func file(_ extra: Bool) -> QualityReport {
      report(
        reads(
          100,
          bases: { number in
            var bases = builder.random(100)
            for place in 0..<100 where (place + number) % 20 == 0 { bases[place] = UInt8(ascii: "N") }
            if extra, number == 0 { bases[1] = UInt8(ascii: "R") }
            return bases
          }, scores: { _ in Self.good }))
    }
    #expect(file(false).ambiguousBaseCount == 500)
    #expect(codes(file(false)).isEmpty)
    #expect(codes(file(true)) == ["many-ambiguous-bases"])
  }

  @Test("reads that are all but nothing are said, where there are enough to judge by")
  func short() {
    func file(_ reads: Int, _ length: Int) -> [String] {
      let bases = (0..<length).map { Array("ACGT".utf8)[$0 % 4] }
      let scores = (0..<length).map { UInt8(30 + $0 % 10) }
      return FileVerdict.judge(report(Array(repeating: (bases, scores), count: reads)), isSecondMate: false)
        .findings.map(\.code)
    }
    #expect(file(100, 49) == ["short-reads"])
    #expect(file(100, 50).isEmpty && file(99, 49).isEmpty)
  }

  @Test("what reading gave rise to counts; the worst comes first; a fault fails")
  func grades() {
    let note = Notice(.note, code: "n", message: "a note")
    let warning = Notice(.warning, code: "w", message: "a warning")
    let report = report([(Array("ACGT".utf8), [30, 31, 32, 33])])
    #expect(FileVerdict.judge(report, isSecondMate: false, notices: [note]).grade == .ok)
    let both = FileVerdict.judge(report, isSecondMate: false, notices: [note, warning])
    #expect(both.grade == .warn && both.findings == [warning, note])
    let fault = FileVerdict(fault: ReadsError(.malformedInput, message: "cut in the middle"))
    #expect(fault.grade == .fail && fault.findings.count == 1)
    #expect(fault.findings[0].message.contains("cut in the middle"))
    #expect(FileVerdict.Grade.allCases.sorted() == [.ok, .warn, .fail])
    #expect([fault, both].map(\.grade).max() == .fail)
  }
}
