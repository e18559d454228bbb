public import BioModel

/// A file format of abundance tables.
///
/// A new one is a file in `Tables/Formats` and a line in `TableFormats.all`. Contract: it claims its own specimens and
/// no other format's; `read` of what `write` gives is the same table, as far as the format can hold it; bytes that are
/// not its format throw, never trap.
public protocol TableFormat: Described {
  /// The file is text. `TableFormats.read` then hands over valid UTF-8 without a byte-order mark; other formats get the
  /// bytes as they are and are asked first.
  var isText: Bool { get }

  /// How names of its files end, in lower case and without the dot; the first one is what we write. Of two formats with
  /// one ending the earlier in `TableFormats.all` has it. Empty for formats that are read only.
  var endings: [String] { get }

  /// Its files stand together in a folder: an output of this format is a folder's name.
  var writesFolder: Bool { get }

  /// Whether a folder that holds these names is one that this format wrote, and may be replaced.
  func isOwnFolder(holding names: [String]) -> Bool

  /// What `write` gives holds the metadata of the samples.
  var holdsMetadata: Bool { get }

  /// How sure the format is that a file is its own, 0 (certainly not) … 1 (the file says so).
  ///
  /// - Parameters:
  ///   - head: the first mebibyte.
  ///   - file: the file's name; evidence at most.
  func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double

  /// The table in the bytes of a whole file.
  ///
  /// - Parameters:
  ///   - bytes: the file, inflated; see `isText`.
  ///   - file: the name that errors give, and that a sample without an id of its own gets (`SampleName`).
  ///   - assumptions: what the user states.
  func read(_ bytes: [UInt8], file: String, assumptions: TableAssumptions) throws(TableError) -> TableDocument

  /// What a user should know of a table that is written in this format: what the format cannot hold.
  func writingNotices(_ document: TableDocument) -> [Notice]

  /// The files that hold the table in this format; none when the format is read only.
  ///
  /// Equal documents give equal bytes.
  ///
  /// - Throws: `usage` when the table lacks what the format must have (lineages, taxonomy ids, whole counts).
  func write(_ document: TableDocument) throws(TableError) -> [TableFile]

  /// Its files lie the way round that the document asks for (`writtenOrientation`).
  var writesOrientation: Bool { get }
}

extension TableFormat {
  public var isText: Bool { true }
  public var endings: [String] { [] }
  public var writesFolder: Bool { false }
  public func isOwnFolder(holding names: [String]) -> Bool { false }
  public var writesOrientation: Bool { false }
  public func writingNotices(_ document: TableDocument) -> [Notice] { [] }
  public var holdsMetadata: Bool { false }
  /// A format that is only read.
  public func write(_ document: TableDocument) throws(TableError) -> [TableFile] { [] }

  /// `writingNotices`, and that nothing is turned round where the format has its own orientation.
  public func noticesOnWriting(_ document: TableDocument) -> [Notice] {
    guard document.writtenOrientation == .samplesByFeatures, !writesOrientation else {
      return writingNotices(document)
    }
    let message = "\(descriptor.id) has its own orientation, so nothing is turned round"
    return writingNotices(document) + [Notice(.warning, code: "not-transposed", message: message)]
  }
}
