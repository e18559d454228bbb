import Amplicon
import Statistics
import Testing

@Suite struct UchimeDeNovoTests {
  @Test func findsTheChimerasOfVsearch() {
    let uniques = Fixture.uniques()
    let centroids = UnoiseClustering.centroids(of: uniques)
    let found = UchimeDeNovo.chimeras(among: centroids, of: uniques)
    let expected = Set(Fixture.fasta("chimeras.fasta").map(\.sequence))
    #expect(Set(found.map { uniques.sequence(centroids[$0.candidate]) }) == expected)
    #expect(!expected.isEmpty)
  }

  private func uniques(_ sequences: [([UInt8], Int)]) -> UniqueSequences {
    var dereplicator = Dereplicator()
    for (sequence, reads) in sequences { dereplicator.insert(sequence.span, reads: reads) }
    return dereplicator.finish()
  }

  /// The plain twin: all pairs of parents and all crossovers, letter by letter.
  private func plain(_ uniques: UniqueSequences, skew: Double) -> [Int] {
    var chimeras: [Int] = []
    for query in 0..<uniques.count {
      let sequence = uniques.sequence(query)
      let parents = (0..<query).filter {
        !chimeras.contains($0) && Double(uniques.readCounts[$0]) >= skew * Double(uniques.readCounts[query])
      }.map { uniques.sequence($0) }
      let isChimera = parents.contains { first in
        parents.contains { second in
          first != second
            && (0...sequence.count).contains { cut in
              cut <= first.count && sequence.count - cut <= second.count
                && Array(first[..<cut]) == Array(sequence[..<cut])
                && Array(second.suffix(sequence.count - cut)) == Array(sequence[cut...])
            }
        }
      }
      if isChimera { chimeras.append(query) }
    }
    return chimeras
  }

  @Test func agreesWithTryingAllCrossovers() {
    var simulated = SimulatedSequences("chimeras")
    var count = 0
    for _ in 0..<20 {
      let ancestor = simulated.random(50)
      let parents = (0..<5).map { _ in simulated.mutated(ancestor, changes: 6) }
      var sequences = parents.enumerated().map { ($1, 2000 + $0) }
      for number in 0..<25 {
        let first = parents[simulated.generator.below(5)]
        let second = parents[simulated.generator.below(5)]
        let cut = 10 + simulated.generator.below(30)
        let joined = first.prefix(cut) + second.dropFirst(cut)
        sequences.append(
          (number % 3 == 0 ? simulated.mutated(Array(joined), changes: 1) : Array(joined), 8 + number * 7))
      }
      let all = uniques(sequences)
      let found = UchimeDeNovo.chimeras(among: Array(0..<all.count), of: all).map(\.candidate)
      #expect(found == plain(all, skew: 16))
      count += found.count
    }
    #expect(count > 100)
  }

  @Test func needsAbundantParents() {
    var simulated = SimulatedSequences("skew")
    let (a, b) = (simulated.random(80), simulated.random(80))
    let chimera = Array(a[..<40] + b[40...])
    for (reads, expected) in [(10, 1), (11, 0)] {
      let all = uniques([(a, 200), (b, 160), (chimera, reads)])
      let found = UchimeDeNovo.chimeras(among: [0, 1, 2], of: all)
      #expect(found.count == expected)
      if let first = found.first {
        #expect(first.startParent == 0 && first.endParent == 1 && first.startLength + first.endLength >= 80)
      }
    }
    #expect(UchimeDeNovo.chimeras(among: [], of: UniqueSequences.none).isEmpty)
  }
}
