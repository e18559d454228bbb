public import BioModel
import Kernels

/// The reads of one FASTQ file or of standard input (`-`), plain, gzip or BGZF, in bounded memory.
///
/// Accepted: LF and CR LF, upper and lower case, `U`, `.` for `N`, IUPAC ambiguity codes, empty reads, names repeated
/// on the `+` line, wrapped records, blank lines between records, a missing final line end, reads of any length.
/// Records of four lines take a fast path; the first other record moves the file for good to a sequential parser.
/// Sequential, one owner at a time. `@unchecked Sendable` because it is handed over whole, never shared.
public final class FASTQReader: @unchecked Sendable {
  /// The path as given.
  public let path: String
  /// The number of reads delivered so far.
  public private(set) var readCount = 0
  private var window: InputWindow
  private var encoding: QualityEncoding?
  private var ownNotices: [Notice] = []
  private var parsedCount = 0
  private var lineNumber = 1
  private var isSequential = false
  /// The first reads, parsed to learn the quality offset and not yet delivered.
  private let first = ReadBatch()
  private var nextFirst = 0

  /// Reads that decide on the quality offset.
  static let decidingReads = 10_000
  /// A batch is cut when it has as many bytes, so that very long reads stay within memory.
  static let batchBytes = 64 << 20

  /// Opens the file; nothing is parsed yet.
  ///
  /// - Throws: as `ByteReader.init(path:)`; `malformedInput` for BAM and CRAM, which `PairedReadStream` reads.
  public convenience init(path: String, phred: PhredChoice = .automatic) throws(BioIOError) {
    var source = try InputSource(path: path)
    guard !source.isAlignment else {
      throw BioIOError(
        .malformedInput, at: SourceLocation(file: path), "this is BAM or CRAM, not FASTQ",
        advice: "give it as fastq_1, with fastq_2 empty")
    }
    self.init(try ByteReader(&source), phred: phred)
  }

  init(_ reader: ByteReader, phred: PhredChoice) {
    path = reader.path
    window = InputWindow(reader)
    switch phred {
    case .automatic: encoding = nil
    case .offset33: encoding = .offset33
    case .offset64: encoding = .offset64
    }
  }

  /// What to say about the file; complete once `next` has returned false.
  public var notices: [Notice] { ownNotices + window.reader.notices }

  /// 33 or 64; nil before the first reads were looked at.
  public var phredOffset: Int? { encoding?.phredOffset }

  /// Replaces the batch's records with the next reads, at most `maximumRecords` of them; fewer when they fill 64 MiB.
  ///
  /// `batch.bytes` keeps its memory and may be longer than its records need.
  /// - Returns: false, with an empty batch, at the end.
  /// - Throws: `malformedInput` with record, name and line, or with the byte of a damaged gzip file.
  /// - Complexity: O(bytes read); no allocation once the batch has grown.
  public func next(into batch: ReadBatch, maximumRecords: Int) throws(BioIOError) -> Bool {
    try fill(batch, maximumRecords: maximumRecords, maximumBytes: FASTQReader.batchBytes)
    return batch.count > 0
  }

  /// As `next`, with the caller's own limit on bytes.
  func fill(_ batch: ReadBatch, maximumRecords: Int, maximumBytes: Int) throws(BioIOError) {
    batch.records.removeAll(keepingCapacity: true)
    batch.firstRecordNumber = readCount
    var used = 0
    let encoding: QualityEncoding
    if let known = self.encoding {
      encoding = known
    } else {
      encoding = try decide()
      self.encoding = encoding
    }
    if nextFirst < first.count { deliverFirst(into: batch, used: &used, maximumRecords, maximumBytes) }
    if nextFirst == first.count {
      try parse(into: batch, used: &used, encoding, maximumRecords: maximumRecords, maximumBytes: maximumBytes)
    }
    readCount += batch.count
  }

  private func parse(
    into batch: ReadBatch, used: inout Int, _ encoding: QualityEncoding, maximumRecords: Int, maximumBytes: Int
  ) throws(BioIOError) {
    let sequential = SequentialFASTQParser(path: path, encoding: encoding)
    while batch.count < maximumRecords, used < maximumBytes {
      if isSequential {
        guard
          try sequential.parse(
            &window, recordNumber: parsedCount + 1, lineNumber: &lineNumber, into: batch, used: &used)
        else { return }
        parsedCount += 1
        continue
      }
      switch parseRegular(into: batch, used: &used, encoding, maximumRecords: maximumRecords) {
      case .full: return
      case .irregular: isSequential = true
      case .needsMore:
        // At the end the sequential parser takes what is left: a last line without line end, or a fault.
        if window.hasEnded { isSequential = true } else { window.refill() }
      }
    }
  }

  private func parseRegular(
    into batch: ReadBatch, used: inout Int, _ encoding: QualityEncoding, maximumRecords: Int
  ) -> FASTQFastPath.Outcome {
    let needed = used + window.end - window.start
    if batch.bytes.count < needed {
      // Growing by doubling copies what is there again and again.
      if batch.bytes.capacity < needed { batch.bytes.reserveCapacity(max(needed, 4 * batch.bytes.count)) }
      batch.bytes.append(contentsOf: repeatElement(0, count: needed - batch.bytes.count))
    }
    let before = batch.records.count
    var start = window.start
    // Both arrays leave the batch while spans look at them, so that each has one owner.
    var bytes: [UInt8] = []
    var records: [ReadBatch.Record] = []
    swap(&bytes, &batch.bytes)
    swap(&records, &batch.records)
    let input = window.bytes
    var output = bytes.mutableSpan
    let outcome = FASTQFastPath.parse(
      input.span.extracting(..<window.end), from: &start, into: &output, used: &used, records: &records,
      limit: maximumRecords, encoding: encoding)
    swap(&bytes, &batch.bytes)
    swap(&records, &batch.records)
    window.start = start
    let count = batch.records.count - before
    parsedCount += count
    lineNumber += 4 * count
    return outcome
  }

  /// Parses the first reads with offset 33, decides what their qualities mean, and converts them.
  private func decide() throws(BioIOError) -> QualityEncoding {
    var used = 0
    // One low score settles it, and nearly every file has one among its very first reads.
    while first.count < FASTQReader.decidingReads {
      let before = first.count
      try parse(
        into: first, used: &used, .offset33, maximumRecords: min(before + 250, FASTQReader.decidingReads),
        maximumBytes: FASTQReader.batchBytes)
      if first.count == before { break }
      let bytes = first.bytes
      for record in first.records[before...]
      where ByteCount.below(QualityEncoding.lowestFor64, in: bytes.span, record.quality) > 0 { return .offset33 }
    }
    let bytes = first.bytes
    var counts = [Int](repeating: 0, count: 94)
    for record in first.records {
      for position in record.quality { counts[Int(bytes[position])] += 1 }
    }
    let encoding = try QualityEncoding.detect(scoreCounts: counts, path: path)
    guard encoding != .offset33 else { return encoding }
    for record in first.records {
      for position in record.quality {
        let shifted = first.bytes[position] + 33 - encoding.shift
        first.bytes[position] = encoding.scores.isEmpty ? shifted : encoding.scores[Int(shifted)]
      }
    }
    ownNotices.append(
      Notice(
        .note, code: "phred-offset-64",
        message: "\(path): the qualities have offset 64"
          + (encoding == .detectedSolexa64 ? " on the Solexa scale" : "") + " and were converted"))
    return encoding
  }

  /// Hands on the reads that decided on the offset: names, bases and qualities of parsed records are neighbours.
  private func deliverFirst(into batch: ReadBatch, used: inout Int, _ maximumRecords: Int, _ maximumBytes: Int) {
    let from = Int(first.records[nextFirst].nameStart)
    var end = from
    var next = nextFirst
    while next < first.count, next - nextFirst < maximumRecords, used + end - from < maximumBytes {
      end = first.records[next].quality.upperBound
      next += 1
    }
    let room = min(batch.bytes.count - used, end - from)
    batch.bytes.replaceSubrange(used..<used + room, with: first.bytes[from..<end])
    let shift = Int32(used - from)
    for record in first.records[nextFirst..<next] {
      batch.records.append(
        ReadBatch.Record(
          nameStart: record.nameStart + shift, nameLength: record.nameLength,
          sequenceStart: record.sequenceStart + shift, qualityStart: record.qualityStart + shift,
          length: record.length))
    }
    used += end - from
    nextFirst = next
    if nextFirst == first.count {
      first.bytes = []
      first.records = []
      nextFirst = 0
    }
  }
}
