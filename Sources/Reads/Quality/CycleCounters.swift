import BioModel
import Kernels

/// Bases by cycle, score and class: the integer counters behind a quality report.
///
/// Reads of A, C, G and T with scores up to 63 are counted by `ReadCodes`, four at a time; all others base by base.
/// Counters that are written are narrow, so that they stay in cache, and are moved out before they overflow.
struct CycleCounters: Sendable {
  /// Cycles with counters of their own.
  static let maximumCycles = 2_048
  private static let maximumSteps = maximumCycles / QualityTally.step

  /// The number of cycles there is room for.
  private(set) var cycles = 0
  private var codeRows: [UInt16] = []
  // For reads without codes; empty until there is one.
  private var letterRows: [UInt16] = []
  // All that was moved out, rowWidth per cycle; empty before the first time.
  private var settled: [Int] = []
  private var readsInRows = 0
  // Codes and sums of the four reads at work, and the sums of their scores.
  private var codes: [UInt8] = Array(repeating: 0, count: 4 * maximumCycles)
  private var sums: [Double] = Array(repeating: 0, count: 4 * maximumSteps)
  private var scoreSums = (0, 0, 0, 0)
  /// What the last `count` says of each of its reads.
  private(set) var counted = Array(repeating: Counted(), count: 4)

  /// What the counting of a read says of it.
  struct Counted {
    /// Expected errors of the counted bases.
    var errors = 0.0
    /// The sum of the scores.
    var scoreSum = 0
    /// Per retention limit: the longest prefix, in steps, that stays within it.
    var steps = (0, 0, 0)
  }

  /// Makes room for reads of up to `length` bases (at most `maximumCycles`).
  mutating func grow(to length: Int) {
    guard length > cycles else { return }
    codeRows.append(contentsOf: repeatElement(0, count: (length - cycles) * QualityTally.codeRowWidth))
    if !letterRows.isEmpty {
      letterRows.append(contentsOf: repeatElement(0, count: (length - cycles) * QualityTally.rowWidth))
    }
    if !settled.isEmpty {
      settled.append(contentsOf: repeatElement(0, count: (length - cycles) * QualityTally.rowWidth))
    }
    cycles = length
  }

  /// Counts up to four reads that lie in one buffer; `grow` made room for them.
  ///
  /// - Parameters:
  ///   - records: none longer than `maximumCycles`.
  mutating func count(_ bytes: Span<UInt8>, _ records: ArraySlice<ReadBatch.Record>) {
    reserve(records.count)
    guard records.count == 4, writeCodes(bytes, records) else {
      for (place, record) in records.enumerated() {
        counted[place] = countOne(bytes.extracting(record.sequence), bytes.extracting(record.quality))
      }
      return
    }
    let first = records.startIndex
    let lengths = (
      Int(records[first].length), Int(records[first + 1].length), Int(records[first + 2].length),
      Int(records[first + 3].length)
    )
    let steps = min(min(lengths.0, lengths.1), min(lengths.2, lengths.3)) / QualityTally.step
    let errors = CycleCounters.countFour(codes, steps: steps, &codeRows, &sums)
    counted[0] = rest(0, from: steps, lengths.0, errors.0, scoreSums.0)
    counted[1] = rest(1, from: steps, lengths.1, errors.1, scoreSums.1)
    counted[2] = rest(2, from: steps, lengths.2, errors.2, scoreSums.2)
    counted[3] = rest(3, from: steps, lengths.3, errors.3, scoreSums.3)
  }

  /// Counts one read, not longer than `maximumCycles`; `grow` made room for it.
  mutating func count(sequence: Span<UInt8>, quality: Span<UInt8>) -> Counted {
    reserve(1)
    return countOne(sequence, quality)
  }

  private mutating func countOne(_ sequence: Span<UInt8>, _ quality: Span<UInt8>) -> Counted {
    var target = codes.mutableSpan
    if let sum = ReadCodes.write(bases: sequence, scores: quality, to: &target, at: 0) {
      return rest(0, from: 0, sequence.count, 0, sum)
    }
    if letterRows.isEmpty { letterRows = Array(repeating: 0, count: cycles * QualityTally.rowWidth) }
    let errors = CycleCounters.countLetters(sequence, quality, &letterRows, &sums)
    return summary(0, steps: sequence.count / QualityTally.step, errors, ByteSum.sum(quality))
  }

  /// Writes the codes of four reads; false where one of them has none.
  private mutating func writeCodes(_ bytes: Span<UInt8>, _ records: ArraySlice<ReadBatch.Record>) -> Bool {
    let first = records.startIndex
    let stride = CycleCounters.maximumCycles
    guard let one = writeCodes(bytes, records[first], at: 0),
      let two = writeCodes(bytes, records[first + 1], at: stride),
      let three = writeCodes(bytes, records[first + 2], at: 2 * stride),
      let four = writeCodes(bytes, records[first + 3], at: 3 * stride)
    else { return false }
    scoreSums = (one, two, three, four)
    return true
  }

  private mutating func writeCodes(_ bytes: Span<UInt8>, _ record: ReadBatch.Record, at offset: Int) -> Int? {
    var target = codes.mutableSpan
    return ReadCodes.write(
      bases: bytes.extracting(record.sequence), scores: bytes.extracting(record.quality), to: &target, at: offset)
  }

  /// Counts what is left of a read whose first steps are counted.
  private mutating func rest(
    _ read: Int, from steps: Int, _ length: Int, _ errors: Double, _ scoreSum: Int
  ) -> Counted {
    guard length > steps * QualityTally.step else { return summary(read, steps: steps, errors, scoreSum) }
    let errors = CycleCounters.countCodes(
      codes, read, from: steps * QualityTally.step, to: length, errors, &codeRows, &sums)
    return summary(read, steps: length / QualityTally.step, errors, scoreSum)
  }

  // The kernels on arrays: a struct's two arrays can be changed at once as two arguments only.

  private static func countFour(
    _ codes: [UInt8], steps: Int, _ rows: inout [UInt16], _ sums: inout [Double]
  ) -> (Double, Double, Double, Double) {
    let probability = codeErrorProbability
    var rows = rows.mutableSpan
    var sums = sums.mutableSpan
    return QualityTally.countFour(
      codes.span, stride: maximumCycles, steps: steps, errorProbability: probability.span, rows: &rows, sums: &sums,
      sumStride: maximumSteps)
  }

  private static func countCodes(
    _ codes: [UInt8], _ read: Int, from: Int, to: Int, _ errors: Double, _ rows: inout [UInt16],
    _ sums: inout [Double]
  ) -> Double {
    let probability = codeErrorProbability
    var rows = rows.mutableSpan
    var sums = sums.mutableSpan
    return QualityTally.countCodes(
      codes.span, at: read * maximumCycles, from: from, to: to, errors: errors, errorProbability: probability.span,
      rows: &rows, sums: &sums, sumsAt: read * maximumSteps)
  }

  private static func countLetters(
    _ bases: Span<UInt8>, _ scores: Span<UInt8>, _ rows: inout [UInt16], _ sums: inout [Double]
  ) -> Double {
    let (probability, classes) = (PhredQuality.errorProbability, QualityTally.baseClass)
    var rows = rows.mutableSpan
    var sums = sums.mutableSpan
    return QualityTally.count(
      bases: bases, qualities: scores, errorProbability: probability.span, classes: classes.span, rows: &rows,
      sums: &sums)
  }

  private func summary(_ read: Int, steps: Int, _ errors: Double, _ scoreSum: Int) -> Counted {
    // Sums rise, so the prefixes within a limit are the first ones.
    if errors <= 0.5 { return Counted(errors: errors, scoreSum: scoreSum, steps: (steps, steps, steps)) }
    let first = read * CycleCounters.maximumSteps
    var step = 0
    while step < steps, sums[first + step] <= 0.5 { step += 1 }
    var counted = Counted(errors: errors, scoreSum: scoreSum, steps: (step, step, step))
    while step < steps, sums[first + step] <= 1 { step += 1 }
    counted.steps.1 = step
    while step < steps, sums[first + step] <= 2 { step += 1 }
    counted.steps.2 = step
    return counted
  }

  // MARK: reading

  /// Bases with each score 0…93 at a cycle.
  func scores(cycle: Int) -> [Int] {
    let wide = wideRow(cycle)
    var counts = (0..<94).map { score in
      wide.isEmpty
        ? 0 : (0..<QualityTally.classCount).reduce(0) { $0 + wide[score * QualityTally.classCount + $1] }
    }
    let first = cycle * QualityTally.codeRowWidth
    for code in 0..<QualityTally.codeRowWidth { counts[code & 63] += Int(codeRows[first + code]) }
    return counts
  }

  /// A, C, G, T and other letters at a cycle.
  func classes(cycle: Int) -> [Int] {
    let wide = wideRow(cycle)
    var counts = (0..<QualityTally.classCount).map { place in
      wide.isEmpty ? 0 : (0..<94).reduce(0) { $0 + wide[$1 * QualityTally.classCount + place] }
    }
    let first = cycle * QualityTally.codeRowWidth
    for code in 0..<QualityTally.codeRowWidth { counts[ReadCodes.classes[code >> 6]] += Int(codeRows[first + code]) }
    return counts
  }

  /// Bases of each score and class, over all cycles: `rowWidth` sums, score-major.
  var totals: [Int] {
    var totals = Array(repeating: 0, count: QualityTally.rowWidth)
    var codes = Array(repeating: 0, count: QualityTally.codeRowWidth)
    var wide = totals.mutableSpan
    RowSums.add(settled.span, to: &wide)
    RowSums.add(letterRows.span, to: &wide)
    var narrow = codes.mutableSpan
    RowSums.add(codeRows.span, to: &narrow)
    for (code, count) in codes.enumerated() {
      totals[(code & 63) * QualityTally.classCount + ReadCodes.classes[code >> 6]] += count
    }
    return totals
  }

  /// What is counted by letters or was moved out, of one cycle; empty when there is nothing.
  private func wideRow(_ cycle: Int) -> [Int] {
    if settled.isEmpty, letterRows.isEmpty { return [] }
    let row = cycle * QualityTally.rowWidth..<(cycle + 1) * QualityTally.rowWidth
    if letterRows.isEmpty { return Array(settled[row]) }
    return settled.isEmpty ? letterRows[row].map { Int($0) } : zip(settled[row], letterRows[row]).map { $0 + Int($1) }
  }

  /// Adds the counters of another part.
  mutating func add(_ other: CycleCounters) {
    grow(to: other.cycles)
    if other.settled.isEmpty, other.letterRows.isEmpty, readsInRows + other.readsInRows <= Int(UInt16.max) {
      for index in other.codeRows.indices { codeRows[index] &+= other.codeRows[index] }
      readsInRows += other.readsInRows
      return
    }
    settle()
    other.move(into: &settled)
  }

  /// Makes sure that the narrow counters do not overflow.
  private mutating func reserve(_ reads: Int) {
    if readsInRows + reads > Int(UInt16.max) { settle() }
    readsInRows += reads
  }

  /// Moves the narrow counters' values out.
  private mutating func settle() {
    if settled.isEmpty { settled = Array(repeating: 0, count: cycles * QualityTally.rowWidth) }
    var wide: [Int] = []
    swap(&wide, &settled)
    let narrow = (codeRows, letterRows)
    CycleCounters.move(codes: narrow.0, letters: narrow.1, into: &wide)
    swap(&wide, &settled)
    codeRows = Array(repeating: 0, count: codeRows.count)
    letterRows = Array(repeating: 0, count: letterRows.count)
    readsInRows = 0
  }

  private func move(into wide: inout [Int]) {
    CycleCounters.move(codes: codeRows, letters: letterRows, into: &wide)
    for index in settled.indices { wide[index] += settled[index] }
  }

  private static func move(codes: [UInt16], letters: [UInt16], into wide: inout [Int]) {
    for index in letters.indices { wide[index] += Int(letters[index]) }
    for (index, count) in codes.enumerated() where count > 0 {
      let (cycle, code) = index.quotientAndRemainder(dividingBy: QualityTally.codeRowWidth)
      let place = ReadCodes.classes[code >> 6]
      wide[cycle * QualityTally.rowWidth + (code & 63) * QualityTally.classCount + place] += Int(count)
    }
  }

  private static let codeErrorProbability = (0..<256).map { PhredQuality.errorProbability[$0 & 63] }
}

extension CycleCounters: Equatable {
  /// Equal counters, wherever they are kept.
  static func == (a: CycleCounters, b: CycleCounters) -> Bool {
    guard a.cycles == b.cycles else { return false }
    var all = (Array(repeating: 0, count: a.cycles * QualityTally.rowWidth), [Int]())
    all.1 = all.0
    a.move(into: &all.0)
    b.move(into: &all.1)
    return all.0 == all.1
  }
}
