public import BioModel

/// The read pairs of one sample, or its single reads: two FASTQ files, one, or one unaligned BAM or CRAM file.
///
/// Two sequential stages fill a slot: `readForward`, then `readReverse`. Each serves one lane at a time and in the same
/// order; the two may work on different slots at once (`Parallel.pipelinedFold`), so that two gzip mates inflate side
/// by side. Mates are checked for equal names and equal numbers.
///
/// `@unchecked Sendable` because each stage touches only its own half of the state: `forward`, `kept` and
/// `nextKept…` counters are per stage, and stages are serialised by the caller.
public final class PairedReadStream: @unchecked Sendable {
  /// Pairs per batch: a constant, so that chunks do not depend on the number of threads, and small enough that a batch
  /// stays in a core's second-level cache between reading and working.
  public static let batchPairs = 512

  /// Whether reads have mates. For BAM known after the first batch.
  public private(set) var isPaired: Bool
  private let forward: Mates
  private let reverse: FASTQReader?
  private var kept: [ReadPairBatch] = []
  private var nextKeptForward = 0
  private var nextKeptReverse = 0
  private var looksInterleaved = false

  /// Where forward reads come from.
  private enum Mates {
    case fastq(FASTQReader)
    case alignments(AlignmentReader)
  }

  /// Opens the files.
  ///
  /// - Parameters:
  ///   - forward: FASTQ, BAM or CRAM, told apart by content; `-` is standard input.
  ///   - reverse: the second mates' FASTQ; nil for single reads and for BAM and CRAM.
  /// - Throws: as `FASTQReader.init`; `usage` for a BAM or CRAM file with a second file, or for `-` twice.
  public init(forward: String, reverse: String?, phred: PhredChoice = .automatic) throws(BioIOError) {
    if forward == "-", reverse == "-" {
      throw BioIOError(.usage, at: nil, "standard input cannot be both mates' file")
    }
    var source = try InputSource(path: forward)
    if source.isAlignment {
      if let reverse {
        throw BioIOError(
          .usage, at: SourceLocation(file: reverse), "\(forward) is BAM or CRAM and holds both mates",
          advice: "leave fastq_2 empty")
      }
      let reader = try AlignmentReader(&source)
      self.forward = .alignments(reader)
      self.reverse = nil
      isPaired = reader.isPaired
      return
    }
    self.forward = .fastq(FASTQReader(try ByteReader(&source), phred: phred))
    if let reverse {
      self.reverse = try FASTQReader(path: reverse, phred: phred)
      isPaired = true
    } else {
      self.reverse = nil
      isPaired = false
    }
  }

  /// Whether the reads come from BAM or CRAM: then `isPaired` is known after the first batch only.
  public var readsAlignments: Bool {
    if case .alignments = forward { true } else { false }
  }

  /// What to say about the files; complete once the stages have returned false.
  public var notices: [Notice] {
    var notices: [Notice] = []
    switch forward {
    case .fastq(let reader):
      notices += reader.notices
      if looksInterleaved {
        notices.append(
          Notice(
            .warning, code: "looks-interleaved",
            message: "\(reader.path): neighbouring reads have the same name, as in an interleaved file of pairs; "
              + "it is read as single reads (split it into two files to use the pairs)"))
      }
    case .alignments(let reader): notices += reader.notices
    }
    return notices + (reverse?.notices ?? [])
  }

  /// The quality offsets found, 33 or 64, by file; nil before the first batch and for BAM.
  public var phredOffsets: (forward: Int?, reverse: Int?) {
    guard case .fastq(let reader) = forward else { return (nil, nil) }
    return (reader.phredOffset, reverse?.phredOffset)
  }

  /// The first pairs, at least `limit` of them if there are so many (whole batches), kept so that the stages deliver
  /// them again: how a plan is made on standard input. Call it before the stages, and once.
  public func firstPairs(_ limit: Int) throws(BioIOError) -> [ReadPairBatch] {
    var count = 0
    var looked: [ReadPairBatch] = []
    while count < limit {
      var slot = ReadPairSlot()
      guard try next(into: &slot) else { break }
      looked.append(slot.pairs)
      count += slot.pairs.count
    }
    kept = looked
    nextKeptForward = 0
    nextKeptReverse = 0
    return looked
  }

  /// Both stages in turn, for use on one thread.
  ///
  /// - Returns: false at the end.
  public func next(into slot: inout ReadPairSlot) throws(BioIOError) -> Bool {
    guard try readForward(into: &slot) else { return false }
    return try readReverse(into: &slot)
  }

  /// The first stage: fills in the forward mates (for BAM both).
  ///
  /// - Returns: false at the end of single reads or BAM. For two files always true: the second stage finds the end.
  /// - Throws: the forward file's faults.
  public func readForward(into slot: inout ReadPairSlot) throws(BioIOError) -> Bool {
    if nextKeptForward < kept.count {
      copy(kept[nextKeptForward].forward, to: slot.forward)
      slot.isPaired = isPaired
      nextKeptForward += 1
      return true
    }
    switch forward {
    case .alignments(let reader):
      let more = try reader.next(
        forward: slot.forward, reverse: slot.reverse, maximumRecords: PairedReadStream.batchPairs)
      slot.isPaired = isPaired
      return more
    case .fastq(let reader):
      slot.isPaired = isPaired
      let more = try reader.next(into: slot.forward, maximumRecords: PairedReadStream.batchPairs)
      if reverse == nil, more, slot.forward.firstRecordNumber == 0 {
        looksInterleaved = PairedReadStream.isInterleaved(slot.forward)
      }
      return more || reverse != nil
    }
  }

  /// The second stage: fills in the reverse mates and checks that they belong to the forward ones.
  ///
  /// - Returns: false when both files have ended.
  /// - Throws: the reverse file's faults; `malformedInput` naming both files and the record for mates out of step.
  public func readReverse(into slot: inout ReadPairSlot) throws(BioIOError) -> Bool {
    if nextKeptReverse < kept.count {
      if let mates = kept[nextKeptReverse].reverse { copy(mates, to: slot.reverse) }
      nextKeptReverse += 1
      return true
    }
    guard let reverse, case .fastq(let reader) = forward else { return true }
    let expected = slot.forward.count
    try reverse.fill(slot.reverse, maximumRecords: max(1, expected), maximumBytes: PairedReadStream.mateBytes)
    let got = slot.reverse.count
    let both = min(expected, got)
    for index in 0..<both where !MateNames.agree(slot.forward, index, slot.reverse, index) {
      throw outOfStep(slot, index, reader.path, reverse.path)
    }
    if got == expected { return got > 0 }
    throw unequalCounts(slot, both, reader.path, reverse.path)
  }

  /// Second mates may be longer than first ones, but a batch ends below 2 GiB.
  private static let mateBytes = 1 << 30

  private func copy(_ from: ReadBatch, to batch: ReadBatch) {
    batch.bytes = from.bytes
    batch.records = from.records
    batch.firstRecordNumber = from.firstRecordNumber
  }

  private static func isInterleaved(_ batch: ReadBatch) -> Bool {
    guard batch.count >= 2 else { return false }
    return stride(from: 0, to: batch.count - 1, by: 2).allSatisfy { MateNames.agree(batch, $0, batch, $0 + 1) }
  }

  private func outOfStep(_ slot: ReadPairSlot, _ index: Int, _ first: String, _ second: String) -> BioIOError {
    let mate = String(decoding: slot.reverse.bytes[slot.reverse.records[index].name], as: UTF8.self)
    return BioIOError(
      .malformedInput, at: location(slot.forward, index, file: first),
      "the mate in \(second) has another name, \"\(mate)\"",
      advice: "the files are out of step: give the two files of one sample, filtered together")
  }

  private func unequalCounts(_ slot: ReadPairSlot, _ both: Int, _ first: String, _ second: String) -> BioIOError {
    let advice = "one file is truncated or was filtered alone: give both files as they were sequenced"
    if slot.forward.count > both {
      return BioIOError(
        .malformedInput, at: location(slot.forward, both, file: first),
        "this read has no mate: \(second) ends after \(slot.forward.firstRecordNumber + both) reads", advice: advice)
    }
    return BioIOError(
      .malformedInput, at: location(slot.reverse, both, file: second),
      "this read has no mate: \(first) ends after \(slot.reverse.firstRecordNumber + both) reads", advice: advice)
  }

  private func location(_ batch: ReadBatch, _ index: Int, file: String) -> SourceLocation {
    SourceLocation(
      file: file, record: batch.firstRecordNumber + index + 1,
      name: String(decoding: batch.bytes[batch.records[index].name], as: UTF8.self))
  }
}
