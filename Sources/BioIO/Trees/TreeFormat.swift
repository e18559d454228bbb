public import BioModel

/// A file format of phylogenetic trees.
///
/// A new one is a file in `Trees/Formats` and a line in `TreeFormats.all`. Contract: it claims its own specimens and no
/// other format's; `read` of what `write` gives is the same tree; bytes that are not its format throw, never trap.
public protocol TreeFormat: Described {
  /// The file is text. `TreeFormats.read` then hands over valid UTF-8 without a byte-order mark.
  var isText: Bool { get }

  /// How names of its files end, in lower case and without the dot; the first one is what we write.
  var endings: [String] { get }

  /// How sure the format is that a file is its own, 0 (certainly not) … 1 (the file says so).
  ///
  /// - Parameters:
  ///   - head: the first mebibyte.
  ///   - file: the file's name; evidence at most.
  func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double

  /// The tree in the bytes of a whole file.
  ///
  /// - Throws: `TableError` naming line and column where the file is text.
  func read(_ bytes: [UInt8], file: String) throws(TableError) -> TreeDocument

  /// The tree in this format; nil when the format is read only.
  func write(_ tree: PhylogeneticTree) -> [UInt8]?
}

extension TreeFormat {
  public var isText: Bool { true }
  public var endings: [String] { [] }
  /// A format that is only read.
  public func write(_ tree: PhylogeneticTree) -> [UInt8]? { nil }
}
