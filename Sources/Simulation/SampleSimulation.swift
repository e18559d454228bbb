public import BioModel
public import Parallel
public import Reads
import Statistics

/// The read pairs and the truth of one simulated sample.
public struct SampleSimulation: Sendable {
  /// The pairs, in order, in batches of `chunkSize`.
  public let batches: [ReadPairBatch]
  /// Pairs drawn from each template; chimeras and random sequence not counted.
  public let templateCounts: [Int]
  /// Pairs from chimeras and random sequence.
  public let otherCount: Int

  /// Pairs whose draws share one generator: results do not depend on the thread count.
  public static let chunkSize = 1000

  /// Simulates `pairs` pairs of the sample.
  ///
  /// - Parameters:
  ///   - sample: the sample's id; part of the seed and of the reads' names.
  ///   - shares: the sample's true shares over the templates.
  public init(
    sample: String, pairs: Int, shares: [Double], templates: [AmpliconTemplate], model: SequencingModel,
    primers: PrimerPair, seed: UInt64, threads: ThreadCount
  ) {
    var running = 0.0
    let cumulative = shares.map { share in
      running += share
      return running
    }
    let chunks = fixedChunks(count: pairs, size: SampleSimulation.chunkSize)
    let parts = parallelMap(count: chunks.count, threads: threads) { number -> Part in
      var simulator = PairSimulator(
        templates: templates, model: model, forwardPrimer: Array(primers.forward.sequence.utf8),
        reversePrimer: Array(primers.reverse.sequence.utf8))
      var generator = SeededGenerator(
        purpose: "simulate-reads", seed: seed, content: Array("\(sample)\u{0}\(number)".utf8))
      var part = Part(templates: templates.count, firstRecordNumber: chunks[number].lowerBound)
      for pair in chunks[number] {
        let origin = simulator.drawPair(
          name: Array("\(sample).\(pair + 1)".utf8), cumulativeShares: cumulative, forward: part.forward,
          reverse: part.reverse, generator: &generator)
        if let origin { part.counts[origin] += 1 } else { part.others += 1 }
      }
      return part
    }
    batches = parts.map { ReadPairBatch(forward: $0.forward, reverse: $0.reverse) }
    templateCounts = templates.indices.map { template in parts.reduce(0) { $0 + $1.counts[template] } }
    otherCount = parts.reduce(0) { $0 + $1.others }
  }

  private struct Part: Sendable {
    let forward: ReadBatch
    let reverse: ReadBatch
    var counts: [Int]
    var others = 0

    init(templates: Int, firstRecordNumber: Int) {
      forward = ReadBatch(firstRecordNumber: firstRecordNumber)
      reverse = ReadBatch(firstRecordNumber: firstRecordNumber)
      counts = Array(repeating: 0, count: templates)
    }
  }
}
