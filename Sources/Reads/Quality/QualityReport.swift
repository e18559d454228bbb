public import BioModel
import Kernels

/// Read quality of one file (or of one mate after filtering), as integer counters.
///
/// Every counter is a sum over reads, so parts counted on different threads are added in any order and give the same
/// report as one pass. Derived numbers (quantiles, means, N50) are computed when asked for.
public struct QualityReport: Sendable, Equatable {
  /// Cycles with counters of their own; bases beyond them share the last row.
  public static let maximumCycles = 2_048
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

  // rowWidth counters per cycle: narrow ones that stay in cache, and what was moved out of them before they overflow.
  private var rows: [UInt16] = []
  private var settled: [Int] = []
  private var readsInRows = 0
  // One row for all bases beyond the counted cycles; empty until a read is that long.
  private var beyond: [Int] = []
  // Per limit: reads by the longest prefix, in steps of 10 bases, that stays within it.
  private var retained: [[Int]] = [[], [], []]
  private var distinct = DistinctSequences()

  public init() {}

  /// Counts all reads of a batch. Complexity O(bases), one pass; grows only for a read longer than all before.
  public mutating func add(_ batch: ReadBatch) {
    let bytes = batch.bytes
    let records = batch.records
    var index = 0
    while index < records.count {
      let record = records[index]
      let next = index + 1 < records.count ? records[index + 1] : record
      if index + 1 < records.count, next.length == record.length, record.length > 0,
        Int(record.length) <= QualityReport.maximumCycles
      {
        addTwo(
          sequences: (bytes.span.extracting(record.sequence), bytes.span.extracting(next.sequence)),
          qualities: (bytes.span.extracting(record.quality), bytes.span.extracting(next.quality)))
        index += 2
      } else {
        add(sequence: bytes.span.extracting(record.sequence), quality: bytes.span.extracting(record.quality))
        index += 1
      }
    }
  }

  /// Counts two reads of one length, not longer than there are cycles, at once.
  private mutating func addTwo(
    sequences: (Span<UInt8>, Span<UInt8>), qualities: (Span<UInt8>, Span<UInt8>)
  ) {
    let length = sequences.0.count
    prepare(for: length, reads: 2)
    var longest = (QualityTally.Prefixes(), QualityTally.Prefixes())
    let errorProbability = QualityReport.errorProbability
    let classes = QualityTally.baseClass
    var span = rows.mutableSpan
    let errors = QualityTally.countTwo(
      bases: sequences, qualities: qualities, errorProbability: errorProbability.span, classes: classes.span,
      limits: (0.5, 1.0, 2.0), rows: &span, retained: &longest)
    note(sequences.0, qualities.0, errors.0, longest.0)
    note(sequences.1, qualities.1, errors.1, longest.1)
  }

  /// Counts one read, or the part of it that a filter kept.
  ///
  /// - Parameters:
  ///   - sequence: upper-case letters.
  ///   - quality: as many Phred scores.
  public mutating func add(sequence: Span<UInt8>, quality: Span<UInt8>) {
    let length = sequence.count
    prepare(for: length, reads: 1)
    guard length > 0 else {
      note(sequence, quality, 0, QualityTally.Prefixes())
      return
    }
    var longest = QualityTally.Prefixes()
    let errorProbability = QualityReport.errorProbability
    let classes = QualityTally.baseClass
    let counted = min(length, QualityReport.maximumCycles)
    var span = rows.mutableSpan
    var errors = QualityTally.count(
      bases: sequence.extracting(first: counted), qualities: quality.extracting(first: counted),
      errorProbability: errorProbability.span, classes: classes.span, limits: (0.5, 1.0, 2.0), rows: &span,
      retained: &longest)
    if counted < length { errors = countBeyond(sequence, quality, from: counted, errors, &longest) }
    note(sequence, quality, errors, longest)
  }

  /// Counts the bases of a long read behind the last cycle with counters of its own.
  private mutating func countBeyond(
    _ sequence: Span<UInt8>, _ quality: Span<UInt8>, from start: Int, _ before: Double,
    _ longest: inout QualityTally.Prefixes
  ) -> Double {
    if beyond.isEmpty { beyond = Array(repeating: 0, count: QualityTally.rowWidth) }
    var errors = before
    for index in start..<sequence.count {
      let score = min(Int(quality[index]), 93)
      beyond[score * QualityTally.classCount + Int(QualityTally.baseClass[Int(sequence[index])])] += 1
      errors += QualityReport.errorProbability[score]
      guard (index + 1) % QualityTally.step == 0 else { continue }
      let steps = (index + 1) / QualityTally.step
      if errors <= 0.5 { longest.first = steps }
      if errors <= 1 { longest.second = steps }
      if errors <= 2 { longest.third = steps }
    }
    return errors
  }

  /// Makes room for reads of a length.
  private mutating func prepare(for length: Int, reads: Int) {
    if length >= lengthHistogram.count { grow(to: length) }
    if readsInRows + reads > Int(UInt16.max) { settle() }
    readsInRows += reads
  }

  /// All of a read that is not counted by cycle.
  private mutating func note(
    _ sequence: Span<UInt8>, _ quality: Span<UInt8>, _ errors: Double, _ longest: QualityTally.Prefixes
  ) {
    let length = sequence.count
    readCount += 1
    lengthHistogram[length] += 1
    let hash = QualityTally.hash(sequence)
    contentSum &+= hash
    distinct.insert(hash)
    guard length > 0 else { return }
    retained[0][longest.first] += 1
    retained[1][longest.second] += 1
    retained[2][longest.third] += 1
    meanScoreHistogram[min(ByteSum.sum(quality) / length, 93)] += 1
    meanQualityHistogram[QualityReport.quality(ofMeanErrorProbability: errors / Double(length))] += 1
    expectedErrorHistogram[min(Int(errors * 10), QualityReport.expectedErrorBins - 1)] += 1
  }

  /// Adds another part of the same file, or another file of the same mate.
  public mutating func add(_ other: QualityReport) {
    if other.lengthHistogram.count > lengthHistogram.count { grow(to: other.lengthHistogram.count - 1) }
    readCount += other.readCount
    for index in other.lengthHistogram.indices { lengthHistogram[index] += other.lengthHistogram[index] }
    if settled.isEmpty, other.settled.isEmpty, readsInRows + other.readsInRows <= Int(UInt16.max) {
      for index in other.rows.indices { rows[index] &+= other.rows[index] }
      readsInRows += other.readsInRows
    } else {
      settle()
      for index in other.rows.indices { settled[index] += other.counter(index) }
    }
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
  public func qualityCounts(cycle: Int) -> ArraySlice<Int> { scores(row: cycle)[...] }

  /// A, C, G, T and other letters at a cycle (0-based).
  public func baseCounts(cycle: Int) -> ArraySlice<Int> { bases(row: cycle)[...] }

  /// Bases with each score 0…93, over all cycles.
  public var qualityCounts: [Int] {
    QualityReport.sums(rowCount, of: 94) { scores(row: $0) }
      .enumerated().map { score, count in
        count + (0..<QualityTally.classCount).reduce(0) { $0 + beyondCount(score * QualityTally.classCount + $1) }
      }
  }

  /// A, C, G, T and other letters, over all cycles.
  public var baseCounts: [Int] {
    QualityReport.sums(rowCount, of: QualityTally.classCount) { bases(row: $0) }
      .enumerated().map { place, count in
        count + (0..<94).reduce(0) { $0 + beyondCount($1 * QualityTally.classCount + place) }
      }
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
    let needed = max(1, min(length, QualityReport.maximumCycles)) * QualityTally.rowWidth
    if needed > rows.count {
      if !settled.isEmpty { settled.append(contentsOf: repeatElement(0, count: needed - settled.count)) }
      rows.append(contentsOf: repeatElement(0, count: needed - rows.count))
    }
    let steps = length / QualityTally.step + 1
    for limit in retained.indices where retained[limit].count < steps {
      retained[limit].append(contentsOf: repeatElement(0, count: steps - retained[limit].count))
    }
  }

  private func counter(_ index: Int) -> Int { (settled.isEmpty ? 0 : settled[index]) + Int(rows[index]) }

  /// Moves the narrow counters' values out.
  private mutating func settle() {
    if settled.isEmpty { settled = Array(repeating: 0, count: rows.count) }
    for index in rows.indices where rows[index] > 0 {
      settled[index] += Int(rows[index])
      rows[index] = 0
    }
    readsInRows = 0
  }

  /// Equal counters, wherever they are kept.
  public static func == (a: QualityReport, b: QualityReport) -> Bool {
    a.readCount == b.readCount && a.lengthHistogram == b.lengthHistogram
      && a.meanQualityHistogram == b.meanQualityHistogram && a.meanScoreHistogram == b.meanScoreHistogram
      && a.contentSum == b.contentSum && a.expectedErrorHistogram == b.expectedErrorHistogram
      && a.retained == b.retained && a.distinct == b.distinct && a.beyond == b.beyond && a.rows.count == b.rows.count
      && a.rows.indices.allSatisfy { a.counter($0) == b.counter($0) }
  }

  private var rowCount: Int { rows.count / QualityTally.rowWidth }

  private func beyondCount(_ index: Int) -> Int { beyond.isEmpty ? 0 : beyond[index] }

  private func scores(row: Int) -> [Int] {
    let start = row * QualityTally.rowWidth
    return (0..<94).map { score in
      (0..<QualityTally.classCount).reduce(0) { $0 + counter(start + score * QualityTally.classCount + $1) }
    }
  }

  private func bases(row: Int) -> [Int] {
    let start = row * QualityTally.rowWidth
    return (0..<QualityTally.classCount).map { place in
      (0..<94).reduce(0) { $0 + counter(start + $1 * QualityTally.classCount + place) }
    }
  }

  private static func sums(_ rows: Int, of width: Int, _ row: (Int) -> [Int]) -> [Int] {
    var sums = Array(repeating: 0, count: width)
    for index in 0..<rows { for (place, count) in row(index).enumerated() { sums[place] += count } }
    return sums
  }

  /// The largest score whose error probability is not below `probability`; a relative 1e-9 is forgiven, so that a
  /// read of nothing but Q30 has the mean quality 30 however its sum was rounded.
  static func quality(ofMeanErrorProbability probability: Double) -> Int {
    let wanted = probability * (1 - 1e-9)
    var low = 0
    var high = 93
    while low < high {
      let middle = (low + high + 1) / 2
      if errorProbability[middle] >= wanted { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private static let errorProbability = PhredQuality.errorProbability
}
