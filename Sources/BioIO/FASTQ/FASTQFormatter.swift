public import BioModel
import Kernels

/// Reads of a batch as FASTQ text with offset 33. The name is what the batch holds: the title up to the first blank.
public enum FASTQFormatter {
  /// Appends one read, or the part of it that was kept.
  ///
  /// - Parameters:
  ///   - bytes: the batch's bytes; take `batch.bytes.span` once for all its reads.
  ///   - record: where the read lies in them.
  ///   - kept: the kept bases, in places of the read as it was sequenced; nil for all. An empty range gives a record
  ///     with two empty lines.
  ///   - turned: whether the kept part is written as its reverse complement, with the qualities backwards.
  /// - Precondition: `kept` lies in 0..<length.
  /// - Complexity: O(bytes written); no allocation once the chunk has grown.
  public static func append(
    _ bytes: Span<UInt8>, _ record: ReadBatch.Record, keeping kept: Range<Int>? = nil, turned: Bool = false,
    to text: inout ByteChunk
  ) {
    let kept = kept ?? 0..<Int(record.length)
    precondition(kept.lowerBound >= 0 && kept.upperBound <= Int(record.length), "only bases of the read are kept")
    let sequence = Int(record.sequenceStart) + kept.lowerBound..<Int(record.sequenceStart) + kept.upperBound
    let quality = Int(record.qualityStart) + kept.lowerBound..<Int(record.qualityStart) + kept.upperBound
    let room = FASTQRecordText.byteCount(nameLength: Int(record.nameLength), length: kept.count)
    text.append(upTo: room) { target, offset in
      turned
        ? FASTQRecordText.writeTurned(
          bytes, name: record.name, sequence: sequence, quality: quality, into: &target, at: offset)
        : FASTQRecordText.write(
          bytes, name: record.name, sequence: sequence, quality: quality, into: &target, at: offset)
    }
  }

  /// Appends all reads of a batch, whole.
  ///
  /// - Complexity: O(bytes written); no allocation once the chunk has grown.
  public static func append(_ batch: ReadBatch, to text: inout ByteChunk) {
    let bytes = batch.bytes
    for record in batch.records { append(bytes.span, record, to: &text) }
  }
}
