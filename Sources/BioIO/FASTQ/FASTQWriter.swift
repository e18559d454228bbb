public import BioModel

/// Writes reads as four-line FASTQ with offset 33; BGZF where the name ends in `.gz`, plain otherwise.
///
/// The same reads and level give the same bytes with the same htslib.
public final class FASTQWriter {
  private let file: ByteWriter
  private let single = ReadBatch()
  private var text = ByteChunk()

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
    single.removeAll()
    single.append(name: name, sequence: sequence, quality: quality)
    try write(single)
  }

  /// Appends all reads of a batch.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func write(_ batch: ReadBatch) throws(BioIOError) {
    text.removeAll()
    FASTQFormatter.append(batch, to: &text)
    try text.withBytes { (bytes) throws(BioIOError) in try file.write(bytes) }
  }

  /// Ends the file. Without it the file is partial.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func close() throws(BioIOError) { try file.close() }
}
