import Kernels
import Statistics
import Testing

@Suite struct AlignmentWavefrontTests {
  @Test func agreesWithFullDynamicProgramming() {
    var simulated = SimulatedSequences("wavefront")
    var gapped = 0
    for round in 0..<600 {
      let a = simulated.random([1, 2, 7, 15, 16, 17, 31, 40, 64, 120][round % 10])
      var b = simulated.mutated(a, changes: simulated.generator.below(9))
      if round % 5 == 0 { b = Array(b.dropFirst(simulated.generator.below(5))) }
      if round % 7 == 0 { b = Array(b.dropLast(simulated.generator.below(5))) }
      guard let found = PlainAlignment.wavefront(a, b) else {
        Issue.record("no alignment of \(a.count) and \(b.count) letters")
        continue
      }
      // A terminal gap at the start may be at most 8 longer than the difference in length; short pairs may want more.
      if a.count >= 31 {
        #expect(found.penalty == PlainAlignment.penalty(a, b))
      } else {
        #expect(found.penalty >= PlainAlignment.penalty(a, b))
      }
      if found.gapColumns > 0 { gapped += 1 }
      let limit = found.penalty
      #expect(PlainAlignment.wavefront(a, b, maximumPenalty: limit)?.penalty == limit)
      #expect(PlainAlignment.wavefront(a, b, maximumPenalty: limit - 1) == nil)
    }
    #expect(gapped > 50)
  }

  @Test func givesUpOnDifferencesOnlyWhereTheBestAlignmentHasMore() {
    var simulated = SimulatedSequences("wavefront-differences")
    for _ in 0..<400 {
      let a = simulated.random(90)
      let b = simulated.mutated(a, changes: simulated.generator.below(8))
      guard let all = PlainAlignment.wavefront(a, b) else { continue }
      for most in 0..<10 {
        let some = PlainAlignment.wavefront(a, b, maximumDifferences: most)
        if let some {
          #expect(some.penalty == all.penalty && some.differences <= most)
        } else {
          // Alignments of one penalty may differ in their differences.
          #expect(all.differences > most || all.gapColumns > 0)
        }
      }
    }
  }

  @Test func countsMismatchesGapsAndColumns() {
    let a = Array("ACGTTGCAAGGCTTAACCGGTATCGATTACAGGCATCCAGTACGGATCATC".utf8)
    var substituted = a
    substituted[20] = UInt8(ascii: "A")
    substituted[25] = UInt8(ascii: "T")
    #expect(
      PlainAlignment.wavefront(a, a) == AlignmentSummary(penalty: 0, mismatches: 0, gapColumns: 0, columns: a.count))
    #expect(
      PlainAlignment.wavefront(a, substituted)
        == AlignmentSummary(penalty: 12, mismatches: 2, gapColumns: 0, columns: a.count))
    let shorter = Array(a[..<24] + a[26...])
    #expect(
      PlainAlignment.wavefront(a, shorter)
        == AlignmentSummary(penalty: 26, mismatches: 0, gapColumns: 2, columns: a.count))
    let cut = Array(a.dropFirst(3))
    #expect(
      PlainAlignment.wavefront(a, cut)
        == AlignmentSummary(penalty: 8, mismatches: 0, gapColumns: 0, columns: a.count - 3))
    #expect(PlainAlignment.wavefront([], [])?.identity == 0)
  }
}
