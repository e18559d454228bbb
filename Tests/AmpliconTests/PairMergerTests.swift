import Amplicon
import BioModel
import Glibc
import Kernels
import Reads
import TestSupport
import Statistics
import Testing

@Suite struct PairMergerTests {
  private func merge(
    _ forward: [UInt8], _ forwardQuality: [UInt8], _ reverse: [UInt8], _ reverseQuality: [UInt8],
    _ settings: PairMergeSettings = PairMergeSettings()
  ) -> (outcome: MergeOutcome, bases: [UInt8], quality: [UInt8], merger: PairMerger) {
    let merger = PairMerger(settings: settings)
    let outcome = merger.merge(
      forward: forward.span, forwardQuality: forwardQuality.span, reverse: reverse.span,
      reverseQuality: reverseQuality.span)
    return merger.withMerged { bases, quality in
      (outcome, bases.indices.map { bases[$0] }, quality.indices.map { quality[$0] }, merger)
    }
  }

  private func turned(_ sequence: [UInt8]) -> [UInt8] {
    sequence.reversed().map { ReverseComplement.complement[Int($0)] }
  }

  private func scores(_ count: Int, _ score: UInt8 = 30) -> [UInt8] { Array(repeating: score, count: count) }

  private var fragment: [UInt8] {
    var simulated = SimulatedSequences("fragment")
    return simulated.random(100)
  }

  @Test func mergesTheSameSequencesAsVsearch() {
    let forward = Fixture.fastq("pairs_1.fastq")
    let reverse = Fixture.fastq("pairs_2.fastq")
    let expected = Fixture.fastq("merged.fastq")
    var byName: [String: (bases: [UInt8], quality: [UInt8])] = [:]
    for record in expected { byName[record.name] = (record.bases, record.quality) }
    #expect(forward.count == 150 && expected.count == 149)
    for (one, two) in zip(forward, reverse) {
      let result = merge(one.bases, one.quality, two.bases, two.quality)
      if let known = byName[one.name] {
        #expect(result.outcome == .merged, "\(one.name)")
        #expect(result.bases == known.bases, "\(one.name)")
        // vsearch writes score 0 for N outside the overlap; here it keeps its score.
        let same = zip(result.bases, zip(result.quality, known.quality)).allSatisfy { $0 == 0x4E || $1.0 == $1.1 }
        #expect(same, "\(one.name)")
      } else {
        #expect(result.outcome != .merged, "\(one.name)")
      }
    }
  }

  @Test func givesPosteriorScores() {
    // Q20 and Q30 agreeing: (xy/3) / (1 − x − y + 4xy/3) = 3.37e-6, Q 54.7; disagreeing: 0.0934 → Q 10.3 → 10.
    var settings = PairMergeSettings()
    settings.maximumQuality = 93
    var reverse = turned(fragment)
    let agreed = merge(fragment, scores(100, 20), reverse, scores(100, 30), settings)
    #expect(agreed.quality == scores(100, 55))
    reverse[50] = reverse[50] == 0x41 ? 0x43 : 0x41
    let disagreed = merge(fragment, scores(100, 20), reverse, scores(100, 30), settings)
    let x = 0.001
    let y = 0.01
    let posterior = x * (1 - y / 3) / (x + y - 4 * x * y / 3)
    #expect(disagreed.quality[49] == UInt8((-10 * log10(posterior)).rounded()))
    #expect(disagreed.bases[49] == ReverseComplement.complement[Int(reverse[50])])
    #expect(disagreed.merger.differences == 1)
    let capped = merge(fragment, scores(100, 20), turned(fragment), scores(100, 30))
    #expect(capped.quality == scores(100, 41))
    #expect(agree(capped.merger.expectedErrors, 100 * PhredQuality.errorProbability[41]))
  }

  @Test func cutsReadThroughOfStaggeredPairs() {
    var simulated = SimulatedSequences("stagger")
    let forward = fragment + simulated.random(20)
    let reverse = turned(fragment) + simulated.random(25)
    let result = merge(forward, scores(120), reverse, scores(125))
    #expect(result.outcome == .merged && result.bases == fragment)
    #expect(result.merger.overlapLength == 100)
    var settings = PairMergeSettings()
    settings.allowsStaggered = false
    #expect(merge(forward, scores(120), reverse, scores(125), settings).outcome == .rejected(.noOverlap))
  }

  @Test func rejectsIntoTheRightBucket() {
    var simulated = SimulatedSequences("buckets")
    let forward = Array(fragment[..<60])
    let reverse = turned(Array(fragment[40...]))
    #expect(merge(forward, scores(60), reverse, scores(60)).outcome == .merged)
    #expect(merge(forward, scores(60), simulated.random(60), scores(60)).outcome == .rejected(.noOverlap))
    #expect(merge([], [], [], []).outcome == .rejected(.noOverlap))
    #expect(merge(Array(forward.suffix(10)), scores(10), reverse, scores(60)).outcome == .rejected(.noOverlap))
    var changed = fragment
    for place in stride(from: 4, to: 100, by: 8) { changed[place] = changed[place] == 0x41 ? 0x43 : 0x41 }
    #expect(
      merge(fragment, scores(100), turned(changed), scores(100, 12)).outcome == .rejected(.overlapDifferences))
    var settings = PairMergeSettings()
    settings.minimumOverlap = 21
    #expect(merge(forward, scores(60), reverse, scores(60), settings).outcome == .rejected(.noOverlap))
    settings = PairMergeSettings()
    settings.maximumLength = 99
    #expect(merge(forward, scores(60), reverse, scores(60), settings).outcome == .rejected(.mergedLength))
    settings.maximumLength = 100
    settings.maximumExpectedErrors = 0.01
    #expect(merge(forward, scores(60), reverse, scores(60), settings).outcome == .rejected(.mergedExpectedErrors))
    settings = PairMergeSettings()
    settings.maximumAmbiguousBases = 0
    var ambiguous = forward
    ambiguous[3] = 0x4E
    #expect(merge(ambiguous, scores(60), reverse, scores(60), settings).outcome == .rejected(.mergedAmbiguousBases))
  }

  @Test func rejectsTandemRepeatsAsAmbiguous() {
    var simulated = SimulatedSequences("repeats")
    let unit = simulated.random(25)
    let forward = simulated.random(40) + unit + unit + unit
    let reverse = turned(unit + unit + unit + simulated.random(40))
    #expect(merge(forward, scores(115), reverse, scores(115)).outcome == .rejected(.noOverlap))
  }

  /// The plain twin: every offset, no seeds; the best total of log2 odds, exactly one acceptable offset.
  @Test func findsTheOffsetThatTryingAllFinds() {
    var simulated = SimulatedSequences("all-offsets")
    var mergedPairs = 0
    for _ in 0..<300 {
      let whole = simulated.random(60 + simulated.generator.below(120))
      let n = min(whole.count, 60 + simulated.generator.below(30))
      let m = min(whole.count, 60 + simulated.generator.below(30))
      var forward = Array(whole[..<n])
      var second = Array(whole.suffix(m))
      let qualityOne = (0..<n).map { _ in UInt8(8 + simulated.generator.below(33)) }
      let qualityTwo = (0..<m).map { _ in UInt8(8 + simulated.generator.below(33)) }
      for _ in 0..<simulated.generator.below(4) { forward[simulated.generator.below(n)] = 0x41 }
      for _ in 0..<simulated.generator.below(4) { second[simulated.generator.below(m)] = 0x43 }
      let expected = plainOffset(forward, qualityOne, second, qualityTwo.reversed())
      let result = merge(forward, qualityOne, turned(second), qualityTwo)
      if let expected {
        mergedPairs += 1
        #expect(result.outcome == .merged && result.bases.count == expected + m)
      } else {
        #expect(result.outcome != .merged)
      }
    }
    #expect(mergedPairs > 50)
  }

  private func plainOffset(_ a: [UInt8], _ qa: [UInt8], _ b: [UInt8], _ qb: [UInt8]) -> Int? {
    var acceptable: [Int] = []
    for offset in (16 - b.count)...(a.count - 16) {
      let range = max(0, offset)..<min(a.count, offset + b.count)
      if range.count < 16 { continue }
      var (total, drop, largest, differences) = (0.0, 0.0, 0.0, 0)
      for i in range {
        let (x, y) = (
          PhredQuality.errorProbability[Int(qa[i])], PhredQuality.errorProbability[Int(qb[i - offset])]
        )
        let same = 1 - x - y + 4 * x * y / 3
        let bits = log2(a[i] == b[i - offset] ? 4 * same : 4 * (1 - same) / 3)
        if a[i] != b[i - offset] { differences += 1 }
        total += bits
        drop = max(0, drop - bits)
        largest = max(largest, drop)
      }
      if total >= 16, largest <= 16 { acceptable.append(differences <= 10 ? offset : Int.min) }
    }
    return acceptable.count == 1 && acceptable[0] != Int.min ? acceptable[0] : nil
  }
}
