/// Writes sequences as FASTA, one line each; BGZF where the name ends in `.gz`, plain otherwise.
public final class FASTAWriter {
  private let file: ByteWriter

  /// Creates the file.
  ///
  /// - Parameter level: deflate level 0…9 of a compressed file.
  /// - Throws: `cannotWriteOutput`.
  public init(path: String, level: Int = 6) throws(BioIOError) {
    file = try ByteWriter(path: path, level: level)
  }

  /// Appends one record.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func write(_ record: FASTARecord) throws(BioIOError) { try file.write(FASTAWriter.bytes(of: [record])) }

  /// Ends the file. Without it the file is partial.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func close() throws(BioIOError) { try file.close() }

  /// The records as the bytes of a plain FASTA file, for `OutputFolder.write`.
  public static func bytes(of records: [FASTARecord]) -> [UInt8] {
    var bytes: [UInt8] = []
    for record in records {
      bytes.append(UInt8(ascii: ">"))
      bytes.append(contentsOf: record.header.utf8)
      bytes.append(0x0A)
      bytes.append(contentsOf: record.sequence)
      bytes.append(0x0A)
    }
    return bytes
  }
}
