import Amplicon
import Glibc
import Kernels
import Statistics
import Testing

@Suite struct UnoiseClusteringTests {
  @Test func findsTheCentroidsOfVsearch() {
    let uniques = Fixture.uniques()
    let expected = Set(Fixture.fasta("centroids.fasta").map(\.sequence))
    for difference in [UnoiseSettings.Difference.mismatches, .mismatchesAndGaps] {
      var settings = UnoiseSettings()
      settings.difference = difference
      let found = Set(UnoiseClustering.centroids(of: uniques, settings: settings).map { uniques.sequence($0) })
      #expect(found == expected, "\(difference)")
    }
    #expect(expected.count == 28)
  }

  /// The plain twin: every centroid, no profile bound (four differences cost at most 92, and ends), the rule as printed in the paper.
  @Test func agreesWithComparingAllPairs() {
    var simulated = SimulatedSequences("unoise")
    for round in 0..<6 {
      let templates = (0..<4).map { _ in simulated.random(60 + 40 * round) }
      var dereplicator = Dereplicator()
      for _ in 0..<120 {
        let source = simulated.mutated(templates[simulated.generator.below(4)], changes: simulated.generator.below(7))
        dereplicator.insert(source.span, reads: 1 << simulated.generator.below(12))
      }
      let uniques = dereplicator.finish()
      var plain: [Int] = []
      for number in 0..<uniques.count where uniques.readCounts[number] >= 8 {
        let explained = plain.contains { centroid in
          let skew = Double(uniques.readCounts[number]) / Double(uniques.readCounts[centroid])
          let alignment = PlainAlignment.wavefront(
            uniques.sequence(number), uniques.sequence(centroid), maximumPenalty: 130)
          return alignment.map { skew <= pow(2, -(2 * Double($0.differences) + 1)) } ?? false
        }
        if !explained { plain.append(number) }
      }
      #expect(UnoiseClustering.centroids(of: uniques) == plain)
      #expect(plain.count > 4 && plain.count < uniques.count)
    }
  }

  @Test func appliesTheRatioExactly() {
    var simulated = SimulatedSequences("ratio")
    let source = simulated.random(100)
    var one = source
    one[50] = one[50] == 65 ? 67 : 65
    // One difference: explained from a ratio of 2^3 on.
    for (reads, expected) in [(80, 1), (79, 2)] {
      var dereplicator = Dereplicator()
      dereplicator.insert(source.span, reads: reads)
      dereplicator.insert(one.span, reads: 10)
      #expect(UnoiseClustering.centroids(of: dereplicator.finish()).count == expected)
    }
    // Below 8 reads nothing becomes a centroid; an inserted base is a difference only where gaps count.
    var gapped = source
    gapped.insert(gapped[40] == 65 ? 67 : 65, at: 40)
    var dereplicator = Dereplicator()
    dereplicator.insert(source.span, reads: 100)
    dereplicator.insert(gapped.span, reads: 40)
    dereplicator.insert(one.span, reads: 7)
    let uniques = dereplicator.finish()
    #expect(UnoiseClustering.centroids(of: uniques).count == 2)
    var settings = UnoiseSettings()
    settings.difference = .mismatches
    #expect(UnoiseClustering.centroids(of: uniques, settings: settings).count == 1)
  }

  @Test func handlesEmptyAndTinySequences() {
    #expect(UnoiseClustering.centroids(of: UniqueSequences.none).isEmpty)
    var dereplicator = Dereplicator()
    for text in ["", "A", "AC", "ACG"] { dereplicator.insert(Array(text.utf8).span, reads: 9) }
    #expect(!UnoiseClustering.centroids(of: dereplicator.finish()).isEmpty)
  }
}
