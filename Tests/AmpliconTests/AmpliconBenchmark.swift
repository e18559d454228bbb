import Amplicon
import Glibc
import Kernels
import Parallel
import Statistics
import Testing

/// Prints times; asserts results only. Run with `DYSBIO_BENCHMARK=1`.
@Suite(.enabled(if: unsafe getenv("DYSBIO_BENCHMARK") != nil, "DYSBIO_BENCHMARK is not set"), .serialized)
struct AmpliconBenchmark {
  /// Seconds of wall and processor time.
  private func measure(_ body: () -> Void) -> (wall: Double, processor: Double) {
    func seconds(_ clock: clockid_t) -> Double {
      var time = timespec()
      unsafe clock_gettime(clock, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let (wall, processor) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    body()
    return (seconds(CLOCK_MONOTONIC) - wall, seconds(CLOCK_PROCESS_CPUTIME_ID) - processor)
  }

  /// `count` related sequences of about 253 bases.
  private func community(_ count: Int, _ simulated: inout SimulatedSequences) -> [[UInt8]] {
    var sequences = [simulated.random(253)]
    while sequences.count < count {
      let parent = sequences[simulated.generator.below(sequences.count)]
      sequences.append(simulated.mutated(parent, changes: 3 + simulated.generator.below(30)))
    }
    return sequences
  }

  @Test func mergesPairs() {
    var simulated = SimulatedSequences("benchmark-pairs")
    let pairs = community(500, &simulated).map { sequence in
      let turned = sequence.reversed().map { SequenceLetters.complement[Int($0)] }
      return (Array(sequence.prefix(250)), Array(turned.prefix(250)))
    }
    let quality = (0..<250).map { UInt8(38 - $0 * $0 / 2500) }
    let merger = PairMerger()
    var merged = 0
    let rounds = 200
    let time = measure {
      for _ in 0..<rounds {
        for (one, two) in pairs {
          let (qualityOne, qualityTwo) = (Array(quality.prefix(one.count)), Array(quality.prefix(two.count)))
          let outcome = merger.merge(
            forward: one.span, forwardQuality: qualityOne.span, reverse: two.span,
            reverseQuality: qualityTwo.span)
          if outcome == .merged { merged += 1 }
        }
      }
    }
    #expect(merged == rounds * pairs.count)
    print("merge: \(time.processor / Double(merged) * 1e6) µs of one core per pair")
  }

  @Test(arguments: [200, 2000])
  func assignsUniques(variants: Int) {
    var simulated = SimulatedSequences("benchmark-assign")
    let community = community(variants, &simulated)
    var reads = Dereplicator()
    let insertion = measure {
      while reads.count < 300_000 {
        var read = community[simulated.generator.below(variants)]
        for _ in 0..<(1 + simulated.generator.below(4)) {
          let place = simulated.generator.below(read.count)
          read[place] = Array("ACGT".utf8)[simulated.generator.below(4)]
        }
        reads.insert(read.span)
      }
    }
    let uniques = reads.finish()
    var found: [Int32] = []
    let time = measure {
      found = ReadAssigner(variants: community).assign(uniques, threads: ThreadCount(2))
    }
    #expect(found.count == uniques.count)
    print(
      "assign \(uniques.count) uniques to \(variants): wall \(time.wall) s, \(time.processor) core-seconds;",
      "simulated in \(insertion.wall) s")
  }
}
