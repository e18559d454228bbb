import Amplicon
import Kernels
import Parallel
import Statistics
import Testing

@Suite struct ExactMateMergerTests {
  private func merge(_ forward: [UInt8], _ reverse: [UInt8], trims: Bool = false, overlap: Int = 12) -> MateMergeOutcome
  {
    var settings = MateMergeSettings()
    settings.trimsOverhang = trims
    settings.minimumOverlap = overlap
    return ExactMateMerger(settings: settings).merge(forward: forward, reverse: reverse)
  }

  private func sequence(_ outcome: MateMergeOutcome) -> [UInt8]? {
    if case .merged(let sequence) = outcome { sequence } else { nil }
  }

  /// The plain twin: the rule word for word, applied to a whole alignment.
  private func plain(_ rows: (first: [UInt8], second: [UInt8]), trims: Bool, overlap: Int) -> [UInt8]? {
    let dash = UInt8(ascii: "-")
    func inner(_ row: [UInt8]) -> Range<Int> {
      (row.firstIndex { $0 != dash } ?? 0)..<((row.lastIndex { $0 != dash } ?? -1) + 1)
    }
    let (f, r) = (inner(rows.first), inner(rows.second))
    let both =
      max(
        f.lowerBound, r.lowerBound)..<max(
        max(f.lowerBound, r.lowerBound), min(f.upperBound, r.upperBound))
    guard both.count >= overlap, !both.isEmpty, both.allSatisfy({ rows.first[$0] == rows.second[$0] }) else {
      return nil
    }
    let span = trims ? f.lowerBound..<r.upperBound : 0..<rows.first.count
    return span.map { rows.first[$0] == dash ? rows.second[$0] : rows.first[$0] }
  }

  @Test func mergesWhatRMerges() {
    let rows = DADA2Fixture.rows("mates.tsv")
    #expect(rows.count == 600 && rows.contains { $0[2] == "1" })
    for row in rows {
      let (forward, reverse) = (row[0].letters, row[1].letters)
      #expect(sequence(merge(forward, reverse)) == (row[2] == "1" ? row[3].letters : nil))
      #expect(sequence(merge(forward, reverse, trims: true)) == (row[2] == "1" ? row[4].letters : nil))
    }
  }

  /// Tandem repeats, low complexity, copies of the overlap elsewhere: whatever may make another alignment the best.
  @Test func agreesWithThePlainTwin() {
    var simulated = SimulatedSequences("mates")
    var merged = 0
    for number in 0..<600 {
      var unit = simulated.random(1 + simulated.generator.below(40))
      while unit.count < 130 { unit += unit }
      let core = number % 3 == 0 ? Array(unit.prefix(130)) : simulated.random(130)
      let piece = Array(core.prefix(12 + simulated.generator.below(90)))
      var amplicon = simulated.random(simulated.generator.below(20)) + core
      if number % 2 == 0 { amplicon += piece }
      amplicon += simulated.random(simulated.generator.below(20))
      var forward = Array(amplicon.prefix(40 + simulated.generator.below(amplicon.count)))
      var turned = Array(amplicon.suffix(40 + simulated.generator.below(amplicon.count)))
      if number % 5 == 0 { forward += piece }
      if number % 7 == 0 { turned = piece + turned }
      if number % 11 == 0 { turned[simulated.generator.below(turned.count)] = UInt8(ascii: "A") }
      let reverse = ReverseComplement.of(turned)
      let rows = plainEndsFree(forward, turned, match: 1, mismatch: -64, gap: -64, band: nil)
      for (trims, overlap) in [(false, 12), (true, 12), (false, 30), (true, 1)] {
        let found = sequence(merge(forward, reverse, trims: trims, overlap: overlap))
        #expect(found == plain(rows, trims: trims, overlap: overlap))
        if found != nil { merged += 1 }
      }
    }
    #expect(merged > 600)
  }

  @Test func saysWhyMatesDoNotMerge() {
    var simulated = SimulatedSequences("reasons")
    let amplicon = simulated.random(150)
    let forward = Array(amplicon.prefix(100))
    var turned = Array(amplicon.suffix(90))
    #expect(merge(forward, ReverseComplement.of(turned)) == .merged(amplicon))
    turned[20] = turned[20] == UInt8(ascii: "A") ? UInt8(ascii: "C") : UInt8(ascii: "A")
    #expect(merge(forward, ReverseComplement.of(turned)) == .rejected(.mismatches))
    #expect(merge(forward, ReverseComplement.of(Array(amplicon.suffix(61)))) == .rejected(.noOverlap))
    #expect(merge(forward, ReverseComplement.of(Array(amplicon.suffix(62)))) == .merged(amplicon))
    #expect(merge(forward, []) == .rejected(.noOverlap))
    #expect(merge([], [], overlap: 0) == .rejected(.noOverlap))
  }

  @Test func countsSamplesAsOneByOne() {
    var simulated = SimulatedSequences("merge-study")
    let amplicons = (0..<20).map { _ in simulated.random(80 + simulated.generator.below(40)) }
    // Cut at 60 bases some mates of different amplicons are the same, and two pairs may merge to one sequence.
    let forward = amplicons.map { Array($0.prefix(60)) } + [Array(amplicons[0].prefix(61))]
    let reverse = amplicons.map { ReverseComplement.of(Array($0.suffix(60))) }
    let samples = (0..<6).map { sample in
      (0..<80).map { _ in
        let (f, r) = (simulated.generator.below(21), simulated.generator.below(20))
        return MatePair(
          forward: f, reverse: simulated.generator.below(2) == 0 ? f % 20 : r, readCount: simulated.generator.below(9))
      }
    }
    let whole = MergedMates.merge(forward: forward, reverse: reverse, samples: samples, threads: .one)
    for threads in [2, 7] {
      let again = MergedMates.merge(
        forward: forward, reverse: reverse, samples: samples, threads: .init(threads))
      #expect(again == whole)
    }
    for (pairs, sample) in zip(samples, whole) {
      let alone = MergedMates.merge(forward: forward, reverse: reverse, samples: [pairs], threads: .one)
      #expect(alone == [sample])
      let reads = pairs.reduce(0) { $0 + $1.readCount }
      #expect(
        sample.sequences.totalReads + sample.rejectedReads(.noOverlap) + sample.rejectedReads(.mismatches) == reads)
      #expect(sample.sequences.totalReads > 0 && !sample.rejected.isEmpty)
    }
    #expect(MergedMates.merge(forward: [], reverse: [], samples: [], threads: .one).isEmpty)
    let empty = MergedMates.merge(forward: [], reverse: [], samples: [[]], threads: .one)
    #expect(empty.count == 1 && empty[0].sequences == .none && empty[0].rejected.isEmpty)
  }
}
