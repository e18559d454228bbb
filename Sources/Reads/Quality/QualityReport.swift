public import BioModel
import Kernels

/// Read quality of one file (or of one mate after filtering), as integer counters.
///
/// Every counter is a sum over reads, so parts counted on different threads are added in any order and give the same
/// report as one pass. Derived numbers (quantiles, means, N50) are computed when asked for.
public struct QualityReport: Sendable, Equatable {
  /// Cycles with counters of their own; bases beyond them share the last row.
  public static let maximumCycles = CycleCounters.maximumCycles
  /// Expected-error limits of the retention table.
  public static let retentionLimits = [0.5, 1.0, 2.0]
  /// Bins of 0.1 expected errors in `expectedErrorHistogram`; the last one holds all above.
  public static let expectedErrorBins = ReadHistograms.expectedErrorBins

  /// The number of reads.
  public private(set) var readCount = 0
  /// Reads by length in bases; the index is the length.
  public var lengthHistogram: [Int] { histograms.lengths }
  /// Reads by mean quality: entry q counts reads whose mean error probability lies in (10^(−(q+1)/10), 10^(−q/10)].
  /// The mean is taken over probabilities, not over scores. Reads without bases are not counted.
  public var meanQualityHistogram: [Int] { histograms.meanQuality }
  /// Reads by expected errors in steps of 0.1: entry k counts k/10 ≤ EE < (k+1)/10, the last entry all above.
  public var expectedErrorHistogram: [Int] { histograms.expectedErrors }

  /// Reads by the mean of their scores, rounded down: FastQC's "per sequence quality". The mean of scores hides single
  /// bad bases; `meanQualityHistogram` does not. Reads without bases are not counted.
  public var meanScoreHistogram: [Int] { histograms.meanScore }
  /// The sum (mod 2⁶⁴) of all reads' hashes: files with the same sequences, in whatever order, have the same.
  public private(set) var contentSum: UInt64 = 0

  private var counters = CycleCounters()
  // One row for all bases beyond the counted cycles; empty until a read is that long.
  private var beyond: [Int] = []
  private var histograms = ReadHistograms()
  private var distinct = DistinctSequences()

  public init() {}

  /// Counts all reads of a batch. Complexity O(bases), one pass; grows only for a read longer than all before.
  public mutating func add(_ batch: ReadBatch) {
    let bytes = batch.bytes
    add(bytes.span, batch.records)
  }

  /// Counts reads, or the parts of reads that a filter kept; four at a time are counted faster than one by one.
  ///
  /// - Parameters:
  ///   - bytes: holds upper-case letters and Phred scores.
  ///   - records: where they lie in it; names are not looked at.
  public mutating func add(_ bytes: Span<UInt8>, _ records: [ReadBatch.Record]) {
    var index = 0
    while index < records.count {
      let group = records[index..<min(index + 4, records.count)]
      index = group.endIndex
      let longest = group.reduce(0) { max($0, Int($1.length)) }
      guard longest <= QualityReport.maximumCycles else {
        for record in group {
          add(sequence: bytes.extracting(record.sequence), quality: bytes.extracting(record.quality))
        }
        continue
      }
      grow(to: longest)
      counters.count(bytes, group)
      histograms.count(group, counters.counted)
      for record in group { note(bytes.extracting(record.sequence)) }
    }
  }

  /// Counts one read, or the part of it that a filter kept.
  ///
  /// - Parameters:
  ///   - sequence: upper-case letters.
  ///   - quality: as many Phred scores.
  public mutating func add(sequence: Span<UInt8>, quality: Span<UInt8>) {
    let length = sequence.count
    grow(to: length)
    let first = min(length, QualityReport.maximumCycles)
    var counted = counters.count(sequence: sequence.extracting(first: first), quality: quality.extracting(first: first))
    if first < length { countBeyond(sequence, quality, from: first, &counted) }
    histograms.count(length: length, counted)
    note(sequence)
  }

  /// Counts the bases of a long read behind the last cycle with counters of its own.
  private mutating func countBeyond(
    _ sequence: Span<UInt8>, _ quality: Span<UInt8>, from start: Int, _ counted: inout CycleCounters.Counted
  ) {
    if beyond.isEmpty { beyond = Array(repeating: 0, count: QualityTally.rowWidth) }
    counted.scoreSum += ByteSum.sum(quality.extracting(start..<quality.count))
    for index in start..<sequence.count {
      let score = min(Int(quality[index]), 93)
      beyond[score * QualityTally.classCount + Int(QualityTally.baseClass[Int(sequence[index])])] += 1
      counted.errors += QualityReport.errorProbability[score]
      guard (index + 1) % QualityTally.step == 0 else { continue }
      let steps = (index + 1) / QualityTally.step
      if counted.errors <= 0.5 { counted.steps.0 = steps }
      if counted.errors <= 1 { counted.steps.1 = steps }
      if counted.errors <= 2 { counted.steps.2 = steps }
    }
  }

  /// Counts a read, and notes which sequence it is.
  private mutating func note(_ sequence: Span<UInt8>) {
    readCount += 1
    let hash = QualityTally.hash(sequence)
    contentSum &+= hash
    distinct.insert(hash)
  }

  /// Adds another part of the same file, or another file of the same mate.
  public mutating func add(_ other: QualityReport) {
    readCount += other.readCount
    histograms.add(other.histograms)
    counters.add(other.counters)
    if beyond.isEmpty {
      beyond = other.beyond
    } else {
      for (index, count) in other.beyond.enumerated() { beyond[index] += count }
    }
    contentSum &+= other.contentSum
    distinct.add(other.distinct)
  }

  /// The cycles counted apart: the longest read's length, at most `maximumCycles`.
  public var cycleCount: Int { min(max(histograms.lengths.count - 1, 0), QualityReport.maximumCycles) }

  /// Bases with each score 0…93 at a cycle (0-based).
  public func qualityCounts(cycle: Int) -> [Int] { counters.scores(cycle: cycle) }

  /// A, C, G, T and other letters at a cycle (0-based).
  public func baseCounts(cycle: Int) -> [Int] { counters.classes(cycle: cycle) }

  /// Bases with each score 0…93, over all cycles.
  public var qualityCounts: [Int] {
    let totals = totals
    return (0..<94).map { score in
      (0..<QualityTally.classCount).reduce(0) { $0 + totals[score * QualityTally.classCount + $1] }
    }
  }

  /// A, C, G, T and other letters, over all cycles.
  public var baseCounts: [Int] {
    let totals = totals
    return (0..<QualityTally.classCount).map { place in
      (0..<94).reduce(0) { $0 + totals[$1 * QualityTally.classCount + place] }
    }
  }

  private var totals: [Int] {
    beyond.isEmpty ? counters.totals : zip(counters.totals, beyond).map { $0 + $1 }
  }

  /// Reads of at least `length` bases whose first `length` bases have at most the limit's expected errors.
  ///
  /// - Parameters:
  ///   - length: rounded down to a multiple of 10.
  ///   - limit: an index into `retentionLimits`.
  public func retainedReads(length: Int, limit: Int) -> Int {
    histograms.retained(steps: length / QualityTally.step, limit: limit)
  }

  /// The estimated number of distinct sequences: exact up to 65,536, then within about 0.5 %.
  public var distinctSequences: Double { min(distinct.estimate, Double(readCount)) }

  /// 1 − distinct sequences / reads: the share of reads that repeat an earlier one base for base; 0 without reads.
  public var duplicationRate: Double { readCount == 0 ? 0 : 1 - distinctSequences / Double(readCount) }

  private mutating func grow(to length: Int) {
    guard length >= histograms.lengths.count else { return }
    histograms.grow(to: length)
    counters.grow(to: min(length, QualityReport.maximumCycles))
  }

  /// Equal counters, wherever they are kept.
  public static func == (a: QualityReport, b: QualityReport) -> Bool {
    a.readCount == b.readCount && a.histograms == b.histograms && a.contentSum == b.contentSum
      && a.distinct == b.distinct && a.beyond == b.beyond && a.counters == b.counters
  }

  private static let errorProbability = PhredQuality.errorProbability
}
