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
      let turned = sequence.reversed().map { ReverseComplement.complement[Int($0)] }
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

  /// The table of `scripts/benchmark/bimeras.R`, written by it to the file that `DYSBIO_BENCHMARK_TABLE` names: one line
  /// per sequence, the sequence and its reads in each sample, tab-separated.
  @Test func findsBimeras() {
    guard let path = unsafe getenv("DYSBIO_BENCHMARK_TABLE") else { return }
    let rows = Fixture.lines(atPath: unsafe String(cString: path)).map { $0.split(separator: 9) }
    let sequences = rows.map { Array($0[0]) }
    let counts = (1..<(rows.first?.count ?? 1)).map { sample in
      rows.map { Int(String(decoding: $0[sample], as: UTF8.self)) ?? 0 }
    }
    let study = study(sequences, counts)
    for threads in [1, 2] {
      var found: [Bimera] = []
      let time = measure { found = BimeraFinder().consensus(in: study, threads: ThreadCount(threads)) }
      let reads = found.reduce(0) { $0 + study.sequences.readCounts[$1.sequence] }
      print(
        "bimeras: \(found.count) of \(study.sequences.count) in \(counts.count) samples, \(reads) reads;",
        "\(threads) threads: wall \(time.wall) s, \(time.processor) core-seconds")
    }
  }

  /// Mates of 250 and 220 bases: `overlap` bases covered by both, one in three pairs with a mismatch, one in three of
  /// unrelated mates.
  @Test(arguments: [30, 60, 120, 220])
  func mergesDenoisedMates(overlap: Int) {
    var simulated = SimulatedSequences("benchmark-mates")
    let amplicons = (0..<300).map { _ in simulated.random(470 - overlap) }
    let reverse = amplicons.map { ReverseComplement.of(Array($0.suffix(220))) }
    let forward = amplicons.map { Array($0.prefix(250)) }
    var changed = forward
    for number in changed.indices {
      let at = 249 - overlap / 2
      changed[number][at] = changed[number][at] == 65 ? 67 : 65
    }
    let pairs = (0..<300).flatMap { number in
      [number, number + 300, (number + 1) % 300].map { MatePair(forward: $0, reverse: number, readCount: 1) }
    }
    let rounds = 20
    var merged = 0
    let time = measure {
      for _ in 0..<rounds {
        let outcome = MergedMates.merge(
          forward: forward + changed, reverse: reverse, samples: [pairs], threads: .one)
        merged += outcome[0].sequences.totalReads
      }
    }
    #expect(merged == rounds * 300)
    print("denoised mates, overlap \(overlap): \(time.processor / Double(rounds * pairs.count) * 1e6) µs a combination")
  }
}
