public import BioModel

/// The records of a FASTA file one by one; memory is that of the longest record. Accepts what `FASTAReader` accepts.
///
/// Sequential, one owner at a time.
public final class FASTAStream {
  /// The path as given.
  public let path: String
  private var window: InputWindow
  private var parser: FASTAParser

  /// Opens the file and reads its first bytes.
  ///
  /// - Throws: as `ByteReader.init`.
  public init(path: String) throws(BioIOError) {
    self.path = path
    window = InputWindow(try ByteReader(path: path))
    parser = FASTAParser(path: path)
    window.refill()
    parser.head = Array(window.bytes[window.start..<min(window.end, window.start + ForeignContent.headLength)])
  }

  /// The first bytes of the content, inflated; at most 512.
  public var head: [UInt8] { parser.head }

  /// How many bytes of the file (as it lies on the disk) have been read so far, for progress.
  public var fileBytesRead: Int { window.reader.fileBytesRead }

  /// What to say about the file once it has ended.
  public var notices: [Notice] { window.reader.notices }

  /// The next record; nil at the end.
  ///
  /// - Throws: as `FASTAReader.read`. Records before a fault of the file are handed out first.
  /// - Complexity: O(bytes of the record).
  public func next() throws(BioIOError) -> FASTARecord? {
    while let line = try window.line(at: 0) {
      let start = window.start + line.content.lowerBound
      // The buffer is shared for this call only, so that refilling does not copy it.
      let bytes = window.bytes
      let record = try parser.add(bytes.span.extracting(start..<(start + line.content.count)))
      window.start += line.next
      if let record { return record }
    }
    return try parser.end()
  }
}
