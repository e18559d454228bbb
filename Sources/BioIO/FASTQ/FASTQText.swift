public import BioModel

/// Reads as four lines of FASTQ, in memory.
public enum FASTQText {
  /// Appends one read of a batch to `text`, offset 33, without the bases before `start`.
  ///
  /// - Precondition: `start` is at most the read's length.
  /// - Complexity: O(bases).
  public static func append(_ record: ReadBatch.Record, of batch: ReadBatch, from start: Int, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "@"))
    text.append(contentsOf: batch.bytes[record.name])
    text.append(0x0A)
    text.append(contentsOf: batch.bytes[record.sequence.dropFirst(start)])
    text.append(contentsOf: [0x0A, UInt8(ascii: "+"), 0x0A])
    for score in batch.bytes[record.quality.dropFirst(start)] { text.append(min(score, PhredQuality.maximum) &+ 33) }
    text.append(0x0A)
  }
}
