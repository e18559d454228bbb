public import Parallel
public import Reads

/// Denoises samples one by one: both mates by the model, then pairs of variants merged exactly.
///
/// A pair is lost where the model corrects one of its mates to nothing (`not-corrected`), where its variants do not
/// merge (`no-overlap`, `overlap-differences`), and where what they merge to has no length of the region
/// (`merged-length`).
public struct DadaSamples: Sendable {
  public let settings: DadaSettings
  public let merging: MateMergeSettings
  /// Lengths of amplicons that are kept; nil for all.
  public let lengths: LengthWindow?

  public init(
    settings: DadaSettings = DadaSettings(), merging: MateMergeSettings = MateMergeSettings(),
    lengths: LengthWindow? = nil
  ) {
    self.settings = settings
    self.merging = merging
    self.lengths = lengths
  }

  /// One mate's partitions.
  public struct Partitions: Sendable, Equatable {
    public var forward: DadaPartitions
    public var reverse: DadaPartitions?

    public init(forward: DadaPartitions, reverse: DadaPartitions?) {
      self.forward = forward
      self.reverse = reverse
    }
  }

  /// What the model makes of a sample's mates.
  ///
  /// - Complexity: `DadaInference.run` for each mate.
  public func partitions(
    of mates: SampleMates, errors: MateErrors, priors: MatePriors = MatePriors(), threads: ThreadCount
  ) -> Partitions {
    Partitions(
      forward: DadaInference.run(
        mates.forward, errors: errors.forward, settings: settings, priors: priors.forward, threads: threads),
      reverse: mates.reverse.map {
        DadaInference.run(
          $0, errors: errors.reverse ?? errors.forward, settings: settings, priors: priors.reverse, threads: threads)
      })
  }

  /// The sample's sequences from its partitions.
  ///
  /// - Parameters:
  ///   - forward: the variant of each forward unique (−1 where it was not corrected): those of the partitions, or of a
  ///     pool.
  ///   - reverse: the same for reverse uniques; nil for single reads.
  ///   - variants: the sequences these numbers stand for, forward and reverse.
  /// - Complexity: O(uniques + pairs), and `ExactMateMerger` for each combination of variants.
  public func sample(
    _ mates: SampleMates, forward: [Int32], reverse: [Int32]?, variants: (forward: [[UInt8]], reverse: [[UInt8]]),
    threads: ThreadCount
  ) -> DadaSample {
    var losses: [ReadFate: Int] = [:]
    var numbers = [DadaSamples.numbers(mates.forward, forward)]
    guard let uniques = mates.reverse, let reverse else {
      var reads = Dereplicator()
      for (unique, variant) in forward.enumerated() {
        let count = mates.forward.sequences.readCounts[unique]
        if variant < 0 {
          losses[.notCorrected, default: 0] += count
        } else {
          let sequence = variants.forward[Int(variant)]
          reads.insert(sequence.span, reads: count)
        }
      }
      return DadaSample(sequences: windowed(reads.finish(), &losses), losses: losses, mates: numbers)
    }
    numbers.append(DadaSamples.numbers(uniques, reverse))
    var counts: [UInt64: Int] = [:]
    for pair in mates.pairs {
      let (first, second) = (forward[pair.forward], reverse[pair.reverse])
      if first < 0 || second < 0 {
        losses[.notCorrected, default: 0] += pair.readCount
      } else {
        counts[UInt64(first) << 32 | UInt64(second), default: 0] += pair.readCount
      }
    }
    let pairs = counts.sorted { $0.key < $1.key }.map { key, count in
      MatePair(forward: Int(key >> 32), reverse: Int(key & 0xFFFF_FFFF), readCount: count)
    }
    let merged = MergedMates.merge(
      forward: variants.forward, reverse: variants.reverse, samples: [pairs], settings: merging, threads: threads)
    guard let merged = merged.first else { return DadaSample(sequences: .none, losses: losses, mates: numbers) }
    for (reason, fate) in [(MateMergeOutcome.Reason.noOverlap, ReadFate.noOverlap), (.mismatches, .overlapDifferences)]
    where merged.rejectedReads(reason) > 0 { losses[fate] = merged.rejectedReads(reason) }
    return DadaSample(sequences: windowed(merged.sequences, &losses), losses: losses, mates: numbers)
  }

  /// As `sample(_:forward:…)`, from the sample's own partitions.
  public func sample(_ mates: SampleMates, _ partitions: Partitions, threads: ThreadCount) -> DadaSample {
    sample(
      mates, forward: partitions.forward.variantOfUnique, reverse: partitions.reverse?.variantOfUnique,
      variants: (partitions.forward.variants.map(\.sequence), partitions.reverse?.variants.map(\.sequence) ?? []),
      threads: threads)
  }

  /// What is left of sequences outside the window of lengths.
  private func windowed(_ sequences: UniqueSequences, _ losses: inout [ReadFate: Int]) -> UniqueSequences {
    guard let lengths else { return sequences }
    let kept = (0..<sequences.count).filter { lengths.contains(sequences.range($0).count) }
    guard kept.count < sequences.count else { return sequences }
    var rest = Dereplicator()
    let letters = sequences.letters.span
    for index in kept {
      rest.insert(letters.extracting(sequences.range(index)), reads: sequences.readCounts[index])
    }
    let windowed = rest.finish()
    losses[.mergedLength, default: 0] += sequences.totalReads - windowed.totalReads
    return windowed
  }

  private static func numbers(_ uniques: QualityUniques, _ variants: [Int32]) -> DadaSample.Mate {
    var lost = 0
    for (unique, variant) in variants.enumerated() where variant < 0 { lost += uniques.sequences.readCounts[unique] }
    return DadaSample.Mate(
      readCount: uniques.totalReads, uniqueCount: uniques.count,
      variantCount: Set(variants.filter { $0 >= 0 }).count, notCorrected: lost)
  }
}
