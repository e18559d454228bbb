/// The unique sequences of all samples of a study pooled, with the reads of each in each sample.
public struct StudyUniques: Sendable, Equatable {
  /// The samples, in the order of the study.
  public let sampleIDs: [String]
  /// The pooled sequences; `readCounts` are totals over the samples.
  public let sequences: UniqueSequences
  /// Where each sample's entries start; one more entry than samples.
  public let sampleStarts: [Int]
  /// Numbers of pooled sequences, rising within a sample.
  public let sequenceNumbers: [UInt32]
  /// Reads of that sequence in that sample, in step.
  public let readCounts: [UInt32]

  /// Pools the samples' unique sequences.
  ///
  /// - Precondition: one set of uniques per sample.
  /// - Complexity: O(letters + entries · log entries); peak memory one arena of the distinct sequences, twice while
  ///   they are sorted, and 8 bytes per sequence and sample.
  public init(sampleIDs: [String], uniques: [UniqueSequences]) {
    precondition(sampleIDs.count == uniques.count)
    var pool = Dereplicator()
    var starts = [0]
    var numbers: [UInt32] = []
    var reads: [UInt32] = []
    let entries = uniques.reduce(0) { $0 + $1.count }
    numbers.reserveCapacity(entries)
    reads.reserveCapacity(entries)
    for sample in uniques {
      let letters = sample.letters.span
      for index in 0..<sample.count {
        let count = sample.readCounts[index]
        let number = pool.insert(letters.extracting(sample.range(index)), reads: count)
        numbers.append(UInt32(number))
        reads.append(UInt32(clamping: count))
      }
      starts.append(numbers.count)
    }
    let order = pool.abundanceOrder()
    var rank = [UInt32](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { rank[number] = UInt32(place) }
    for sample in 0..<uniques.count {
      let range = starts[sample]..<starts[sample + 1]
      let sorted = range.map { (UInt64(rank[Int(numbers[$0])]) << 32) | UInt64(reads[$0]) }.sorted()
      for (at, packed) in zip(range, sorted) {
        numbers[at] = UInt32(packed >> 32)
        reads[at] = UInt32(truncatingIfNeeded: packed)
      }
    }
    self.sampleIDs = sampleIDs
    sequences = pool.finish()
    sampleStarts = starts
    sequenceNumbers = numbers
    readCounts = reads
  }

  /// Reads of one sample. Complexity O(its entries).
  public func totalReads(sample: Int) -> Int {
    readCounts[sampleStarts[sample]..<sampleStarts[sample + 1]].reduce(0) { $0 + Int($1) }
  }
}
