public import BioModel

/// Writes reads as four-line FASTQ with offset 33; BGZF where the name ends in `.gz`, plain otherwise.
///
/// The same reads and level give the same bytes with the same htslib.
public final class FASTQWriter {
  private let file: ByteWriter
  private var lines: [UInt8] = []

  /// Creates the file.
  ///
  /// - Parameter level: deflate level 0…9 of a compressed file.
  /// - Throws: `cannotWriteOutput`.
  public init(path: String, level: Int = 6) throws(BioIOError) {
    file = try ByteWriter(path: path, level: level)
  }

  /// Appends one read; the name may hold a description after a blank.
  ///
  /// - Precondition: as many Phred scores (0…93) as bases.
  /// - Throws: `cannotWriteOutput`.
  public func write(name: some Collection<UInt8>, sequence: some Collection<UInt8>, quality: some Collection<UInt8>)
    throws(BioIOError)
  {
    precondition(sequence.count == quality.count, "a read has one quality per base")
    lines.removeAll(keepingCapacity: true)
    lines.append(UInt8(ascii: "@"))
    lines.append(contentsOf: name)
    lines.append(0x0A)
    lines.append(contentsOf: sequence)
    lines.append(contentsOf: [0x0A, UInt8(ascii: "+"), 0x0A])
    for score in quality { lines.append(min(score, PhredQuality.maximum) + 33) }
    lines.append(0x0A)
    try file.write(lines)
  }

  /// Appends all reads of a batch.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func write(_ batch: ReadBatch) throws(BioIOError) {
    for record in batch.records {
      try write(
        name: batch.bytes[record.name], sequence: batch.bytes[record.sequence], quality: batch.bytes[record.quality])
    }
  }

  /// Ends the file. Without it the file is partial.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func close() throws(BioIOError) { try file.close() }
}
