import Kernels
public import Parallel

/// What merging the denoised mates of one sample gave.
public struct MergedMates: Sendable, Equatable {
  /// Read pairs that do not merge.
  public struct Rejected: Sendable, Equatable {
    public let pair: MatePair
    public let reason: MateMergeOutcome.Reason
  }

  /// The merged sequences; pairs of variants that merge to the same sequence are summed.
  public let sequences: UniqueSequences
  /// The pairs that do not merge, in the order given.
  public let rejected: [Rejected]

  /// Read pairs rejected for one reason. Complexity O(rejected).
  public func rejectedReads(_ reason: MateMergeOutcome.Reason) -> Int {
    rejected.reduce(0) { $0 + ($1.reason == reason ? $1.pair.readCount : 0) }
  }

  /// Merges the pairs of every sample, each combination of variants once for the study. The same for any number of
  /// threads and, sample by sample, for any other samples beside it.
  ///
  /// - Parameters:
  ///   - forward: sequences of the forward variants.
  ///   - reverse: sequences of the reverse variants, as read.
  ///   - samples: per sample the read pairs by variants, which are numbers of `forward` and `reverse`; pairs without
  ///     reads are left out.
  /// - Returns: one outcome per sample, in order.
  /// - Precondition: numbers of variants lie in their arrays; counts are not negative.
  /// - Complexity: `ExactMateMerger.merge` for each distinct combination; memory O(pairs + merged letters).
  public static func merge(
    forward: [[UInt8]], reverse: [[UInt8]], samples: [[MatePair]], settings: MateMergeSettings = MateMergeSettings(),
    threads: ThreadCount
  ) -> [MergedMates] {
    let combinations = Combinations(samples: samples, forwardCount: forward.count, reverseCount: reverse.count)
    let turned = reverse.map { ReverseComplement.of($0) }
    let chunks = fixedChunks(count: combinations.distinct.count, size: 128)
    let outcomes = parallelMap(
      count: chunks.count, threads: threads, scratch: { ExactMateMerger(settings: settings) },
      { (merger: inout ExactMateMerger, chunk: Int) -> [MateMergeOutcome] in
        chunks[chunk].map { place in
          let combination = combinations.distinct[place]
          return merger.merge(forward: forward[combination.forward], turned: turned[combination.reverse])
        }
      })
    let all = Array(outcomes.joined())
    return parallelMap(count: samples.count, threads: threads) { sample in
      var merged = Dereplicator()
      var rejected: [Rejected] = []
      for pair in samples[sample] where pair.readCount > 0 {
        switch all[combinations.place(of: pair)] {
        case .merged(let sequence): merged.insert(sequence.span, reads: pair.readCount)
        case .rejected(let reason): rejected.append(Rejected(pair: pair, reason: reason))
        }
      }
      return MergedMates(sequences: merged.finish(), rejected: rejected)
    }
  }
}

/// The distinct combinations of a study's variants, sorted.
private struct Combinations: Sendable {
  private let keys: [Int]
  private let reverseCount: Int
  let distinct: [(forward: Int, reverse: Int)]

  init(samples: [[MatePair]], forwardCount: Int, reverseCount: Int) {
    self.reverseCount = reverseCount
    var keys: [Int] = []
    for sample in samples {
      for pair in sample where pair.readCount != 0 {
        precondition(
          (0..<forwardCount).contains(pair.forward) && (0..<reverseCount).contains(pair.reverse)
            && pair.readCount > 0, "pairs name variants of the study")
        keys.append(pair.forward * reverseCount + pair.reverse)
      }
    }
    keys.sort()
    var unique: [Int] = []
    for key in keys where key != unique.last { unique.append(key) }
    self.keys = unique
    distinct = unique.map { ($0 / reverseCount, $0 % reverseCount) }
  }

  /// Where a pair's combination stands among the distinct ones. Complexity O(log combinations).
  func place(of pair: MatePair) -> Int {
    let key = pair.forward * reverseCount + pair.reverse
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
