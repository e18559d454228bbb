import BioModel
import CHTSlib
import Glibc

/// The reads of an unaligned BAM or CRAM file, as the sequencer saw them: 0x10 records are turned back, secondary and
/// supplementary ones are skipped and counted, tags are ignored, nothing is fetched over the network.
///
/// Whether the file is paired is decided by its first read. Mates must be neighbours.
@safe
final class AlignmentReader {
  let path: String
  let isPaired: Bool
  private(set) var skippedCount = 0
  private(set) var pairCount = 0
  // SAFETY: owned; made in init, freed in deinit.
  private let file: UnsafeMutablePointer<htsFile>
  private let header: UnsafeMutablePointer<sam_hdr_t>
  private let record: UnsafeMutablePointer<bam1_t>
  private var hasRecord: Bool
  private var recordNumber = 0
  private var fault: BioIOError?

  init(_ source: inout InputSource) throws(BioIOError) {
    path = source.path
    let location = SourceLocation(file: path)
    let raw = unsafe source.take()
    guard let file = unsafe hts_hopen(raw, path, "r") else {
      if let raw = unsafe raw { unsafe hclose_abruptly(raw) }
      throw BioIOError(.malformedInput, at: location, "the file cannot be opened as BAM or CRAM")
    }
    guard let header = unsafe sam_hdr_read(file) else {
      _ = unsafe hts_close(file)
      throw BioIOError(
        .malformedInput, at: location, "the header cannot be read", advice: "the file is damaged; get it again")
    }
    if unsafe file.pointee.format.format == cram, unsafe sam_hdr_nref(header) > 0 {
      unsafe sam_hdr_destroy(header)
      _ = unsafe hts_close(file)
      throw BioIOError(
        .malformedInput, at: location, "this CRAM file is aligned and needs its reference sequences",
        advice: "turn it into reads first: samtools collate -Ou FILE | samtools fastq -1 R1.fq.gz -2 R2.fq.gz -")
    }
    guard let record = unsafe bam_init1() else {
      unsafe sam_hdr_destroy(header)
      _ = unsafe hts_close(file)
      throw BioIOError(.inputOutput, at: location, "out of memory")
    }
    unsafe self.file = file
    unsafe self.header = header
    unsafe self.record = record
    var skipped = 0
    var number = 0
    // The first read says whether there are mates.
    do throws(BioIOError) {
      hasRecord = try unsafe AlignmentReader.advance(file, header, record, &skipped, &number, path)
    } catch {
      hasRecord = false
      fault = error
    }
    isPaired = unsafe hasRecord && record.pointee.core.flag & UInt16(BAM_FPAIRED) != 0
    skippedCount = skipped
    recordNumber = number
  }

  deinit {
    unsafe bam_destroy1(record)
    unsafe sam_hdr_destroy(header)
    _ = unsafe hts_close(file)
  }

  var notices: [Notice] {
    guard skippedCount > 0 else { return [] }
    return [
      Notice(
        .note, code: "alignments-skipped",
        message: "\(path): \(skippedCount) secondary or supplementary records were skipped")
    ]
  }

  /// Replaces both batches with the next reads; the reverse one stays empty for single reads.
  ///
  /// - Returns: false at the end.
  func next(forward: ReadBatch, reverse: ReadBatch, maximumRecords: Int) throws(BioIOError) -> Bool {
    forward.removeAll()
    reverse.removeAll()
    forward.firstRecordNumber = pairCount
    reverse.firstRecordNumber = pairCount
    if let fault { throw fault }
    while hasRecord, forward.count < maximumRecords,
      max(forward.bytes.count, reverse.bytes.count) < FASTQReader.batchBytes
    {
      do throws(BioIOError) {
        try takeRead(forward, reverse)
      } catch {
        fault = error
        throw error
      }
      pairCount += 1
    }
    return forward.count > 0
  }

  private func takeRead(_ forward: ReadBatch, _ reverse: ReadBatch) throws(BioIOError) {
    let flag = unsafe record.pointee.core.flag
    guard isPaired == (flag & UInt16(BAM_FPAIRED) != 0) else {
      throw malformed("single and paired reads are mixed", advice: "split the file by samtools view -f 1 and -F 1")
    }
    guard isPaired else {
      try append(to: forward)
      hasRecord = try advance()
      return
    }
    let isFirst = try isFirstMate()
    try append(to: isFirst ? forward : reverse)
    hasRecord = try advance()
    let mates = isFirst ? reverse : forward
    guard hasRecord, try isFirstMate() != isFirst else { throw apart() }
    try append(to: mates)
    guard MateNames.agree(forward, forward.count - 1, reverse, reverse.count - 1) else { throw apart() }
    hasRecord = try advance()
  }

  private func isFirstMate() throws(BioIOError) -> Bool {
    let mate = unsafe record.pointee.core.flag & UInt16(BAM_FREAD1 | BAM_FREAD2)
    if mate == UInt16(BAM_FREAD1) { return true }
    if mate == UInt16(BAM_FREAD2) { return false }
    throw malformed("a paired read must be the first or the second mate (flags 0x40, 0x80)")
  }

  private func apart() -> BioIOError {
    malformed(
      "the mates of a pair are not neighbours", advice: "bring them together: samtools collate -o OUT.bam FILE")
  }

  /// Decodes the current record, turned back to the sequencer's direction.
  private func append(to batch: ReadBatch) throws(BioIOError) {
    let length = unsafe Int(record.pointee.core.l_qseq)
    let sequence = unsafe UnsafeBufferPointer(start: dysbio_bam_sequence(record), count: (length + 1) / 2)
    let quality = unsafe UnsafeBufferPointer(start: dysbio_bam_quality(record), count: length)
    if length > 0, unsafe quality[0] == 0xFF {
      throw malformed("the read has no qualities", advice: "the error model needs them; get the original reads")
    }
    var bases = [UInt8](repeating: 0, count: length)
    var scores = [UInt8](repeating: 0, count: length)
    let isReversed = unsafe record.pointee.core.flag & UInt16(BAM_FREVERSE) != 0
    let letters = isReversed ? AlignmentReader.complements : AlignmentReader.letters
    for position in 0..<length {
      let nibble = unsafe position & 1 == 0 ? sequence[position >> 1] >> 4 : sequence[position >> 1] & 15
      let target = isReversed ? length - 1 - position : position
      bases[target] = letters[Int(nibble)]
      let score = unsafe quality[position]
      guard score <= PhredQuality.maximum else { throw malformed("the quality \(score) is above 93") }
      scores[target] = score
    }
    guard !bases.contains(0) else { throw malformed("the sequence holds '=' where bases should be") }
    batch.append(name: Array(name().utf8), sequence: bases, quality: scores)
  }

  /// The letters of BAM's four-bit codes `=ACMGRSVTWYHKDBN`; `=` is no base.
  private static let letters = [0] + Array("ACMGRSVTWYHKDBN".utf8)
  /// Their complements.
  private static let complements = [0] + Array("TGKCYSBAWRDMHVN".utf8)

  private func name() -> String { unsafe String(cString: dysbio_bam_name(record)) }

  private func malformed(_ message: String, advice: String = "") -> BioIOError {
    BioIOError(
      .malformedInput,
      at: SourceLocation(file: path, record: recordNumber, name: hasRecord ? name() : nil), message, advice: advice)
  }

  private func advance() throws(BioIOError) -> Bool {
    try unsafe AlignmentReader.advance(file, header, record, &skippedCount, &recordNumber, path)
  }

  /// Reads up to the next primary record.
  private static func advance(
    _ file: UnsafeMutablePointer<htsFile>, _ header: UnsafeMutablePointer<sam_hdr_t>,
    _ record: UnsafeMutablePointer<bam1_t>,
    _ skipped: inout Int, _ number: inout Int, _ path: String
  ) throws(BioIOError) -> Bool {
    while true {
      let code = unsafe sam_read1(file, header, record)
      if code == -1 {
        // -1 is the end; a BAM file must also have its end marker.
        guard unsafe hasEndMarker(file) else {
          throw BioIOError(
            .malformedInput, at: SourceLocation(file: path, record: number),
            "the file ends without its end marker", advice: "the file is truncated; copy or download it again")
        }
        return false
      }
      number += 1
      guard code >= 0 else {
        throw BioIOError(
          .malformedInput, at: SourceLocation(file: path, record: number), "the record cannot be decoded",
          advice: "the file is truncated or corrupt; copy or download it again")
      }
      guard unsafe record.pointee.core.flag & UInt16(BAM_FSECONDARY | BAM_FSUPPLEMENTARY) != 0 else { return true }
      skipped += 1
    }
  }

  /// Whether the file showed the end marker that every whole BGZF and CRAM file has; plain BAM has none.
  private static func hasEndMarker(_ file: UnsafeMutablePointer<htsFile>) -> Bool {
    // 1 is the end with its marker, 2 the end without.
    if unsafe file.pointee.format.format == cram { return unsafe cram_eof(file.pointee.fp.cram) == 1 }
    guard unsafe file.pointee.format.compression == bgzf else { return true }
    return unsafe dysbio_bgzf_end_marker_is_missing(file.pointee.fp.bgzf) == 0
  }
}
