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
  public static let expectedErrorBins = 201

  /// The number of reads.
  public private(set) var readCount = 0
  /// Reads by length in bases; the index is the length.
  public private(set) var lengthHistogram: [Int] = []
  /// Reads by mean quality: entry q counts reads whose mean error probability lies in (10^(−(q+1)/10), 10^(−q/10)].
  /// The mean is taken over probabilities, not over scores. Reads without bases are not counted.
  public private(set) var meanQualityHistogram: [Int] = Array(repeating: 0, count: 94)
  /// Reads by expected errors in steps of 0.1: entry k counts k/10 ≤ EE < (k+1)/10, the last entry all above.
  public private(set) var expectedErrorHistogram: [Int] = Array(repeating: 0, count: expectedErrorBins)

  /// Reads by the mean of their scores, rounded down: FastQC's "per sequence quality". The mean of scores hides single
  /// bad bases; `meanQualityHistogram` does not. Reads without bases are not counted.
  public private(set) var meanScoreHistogram: [Int] = Array(repeating: 0, count: 94)
  /// The sum (mod 2⁶⁴) of all reads' hashes: files with the same sequences, in whatever order, have the same.
  public private(set) var contentSum: UInt64 = 0

  private var counters = CycleCounters()
  // One row for all bases beyond the counted cycles; empty until a read is that long.
  private var beyond: [Int] = []
  // Per limit: reads by the longest prefix, in steps of 10 bases, that stays within it.
  private var retained: [[Int]] = [[], [], []]
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
      if longest >= lengthHistogram.count { grow(to: longest) }
      counters.count(bytes, group)
      for (place, record) in group.enumerated() {
        note(bytes.extracting(record.sequence), bytes.extracting(record.quality), counters.counted[place])
      }
    }
  }

  /// Counts one read, or the part of it that a filter kept.
  ///
  /// - Parameters:
  ///   - sequence: upper-case letters.
  ///   - quality: as many Phred scores.
  public mutating func add(sequence: Span<UInt8>, quality: Span<UInt8>) {
    let length = sequence.count
    if length >= lengthHistogram.count { grow(to: length) }
    let first = min(length, QualityReport.maximumCycles)
    var counted = counters.count(sequence: sequence.extracting(first: first), quality: quality.extracting(first: first))
    if first < length { countBeyond(sequence, quality, from: first, &counted) }
    note(sequence, quality, counted)
  }

  /// Counts the bases of a long read behind the last cycle with counters of its own.
  private mutating func countBeyond(
    _ sequence: Span<UInt8>, _ quality: Span<UInt8>, from start: Int, _ counted: inout CycleCounters.Counted
  ) {
    if beyond.isEmpty { beyond = Array(repeating: 0, count: QualityTally.rowWidth) }
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

  /// All of a read that is not counted by cycle.
  private mutating func note(
    _ sequence: Span<UInt8>, _ quality: Span<UInt8>, _ counted: CycleCounters.Counted
  ) {
    let length = sequence.count
    readCount += 1
    lengthHistogram[length] += 1
    let hash = QualityTally.hash(sequence)
    contentSum &+= hash
    distinct.insert(hash)
    guard length > 0 else { return }
    retained[0][counted.steps.0] += 1
    retained[1][counted.steps.1] += 1
    retained[2][counted.steps.2] += 1
    meanScoreHistogram[min(ByteSum.sum(quality) / length, 93)] += 1
    meanQualityHistogram[QualityReport.quality(ofMeanErrorProbability: counted.errors / Double(length))] += 1
    expectedErrorHistogram[min(Int(counted.errors * 10), QualityReport.expectedErrorBins - 1)] += 1
  }

  /// Adds another part of the same file, or another file of the same mate.
  public mutating func add(_ other: QualityReport) {
    if other.lengthHistogram.count > lengthHistogram.count { grow(to: other.lengthHistogram.count - 1) }
    readCount += other.readCount
    for index in other.lengthHistogram.indices { lengthHistogram[index] += other.lengthHistogram[index] }
    counters.add(other.counters)
    if beyond.isEmpty {
      beyond = other.beyond
    } else {
      for (index, count) in other.beyond.enumerated() { beyond[index] += count }
    }
    for index in meanQualityHistogram.indices { meanQualityHistogram[index] += other.meanQualityHistogram[index] }
    for index in meanScoreHistogram.indices { meanScoreHistogram[index] += other.meanScoreHistogram[index] }
    contentSum &+= other.contentSum
    for index in expectedErrorHistogram.indices { expectedErrorHistogram[index] += other.expectedErrorHistogram[index] }
    for limit in retained.indices {
      for index in other.retained[limit].indices { retained[limit][index] += other.retained[limit][index] }
    }
    distinct.add(other.distinct)
  }

  /// The cycles counted apart: the longest read's length, at most `maximumCycles`.
  public var cycleCount: Int { min(max(lengthHistogram.count - 1, 0), QualityReport.maximumCycles) }

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
    retained[limit].dropFirst(length / QualityTally.step).reduce(0, +)
  }

  /// The estimated number of distinct sequences: exact up to 65,536, then within about 0.5 %.
  public var distinctSequences: Double { min(distinct.estimate, Double(readCount)) }

  /// 1 − distinct sequences / reads: the share of reads that repeat an earlier one base for base; 0 without reads.
  public var duplicationRate: Double { readCount == 0 ? 0 : 1 - distinctSequences / Double(readCount) }

  private mutating func grow(to length: Int) {
    lengthHistogram.append(contentsOf: repeatElement(0, count: length + 1 - lengthHistogram.count))
    counters.grow(to: min(length, QualityReport.maximumCycles))
    let steps = length / QualityTally.step + 1
    for limit in retained.indices where retained[limit].count < steps {
      retained[limit].append(contentsOf: repeatElement(0, count: steps - retained[limit].count))
    }
  }

  /// Equal counters, wherever they are kept.
  public static func == (a: QualityReport, b: QualityReport) -> Bool {
    a.readCount == b.readCount && a.lengthHistogram == b.lengthHistogram
      && a.meanQualityHistogram == b.meanQualityHistogram && a.meanScoreHistogram == b.meanScoreHistogram
      && a.contentSum == b.contentSum && a.expectedErrorHistogram == b.expectedErrorHistogram
      && a.retained == b.retained && a.distinct == b.distinct && a.beyond == b.beyond
      && a.counters == b.counters
  }

  /// The largest score whose error probability is not below `probability`; a relative 1e-9 is forgiven, so that a
  /// read of nothing but Q30 has the mean quality 30 however its sum was rounded.
  static func quality(ofMeanErrorProbability probability: Double) -> Int {
    let wanted = probability * (1 - 1e-9)
    guard wanted < 1 else { return 0 }
    // The binary exponent leaves three or four scores to choose from.
    var score = max(wanted.exponent, -32) == -32 ? 93 : firstScores[-wanted.exponent]
    while errorProbability[score] < wanted { score -= 1 }
    return score
  }

  /// By −exponent: the largest score with an error probability of at least 2^exponent.
  private static let firstScores = (0...32).map { power in
    errorProbability.lastIndex { $0 >= Double(sign: .plus, exponent: -power, significand: 1) } ?? 0
  }
  private static let errorProbability = PhredQuality.errorProbability
}
