public import BioModel

/// A file format of abundance tables.
///
/// A new one is a file in `Tables/Formats` and a line in `TableFormats.all`. Contract: it claims its own specimens and
/// no other format's; `read` of what `write` gives is the same table; bytes that are not its format throw, never trap.
public protocol TableFormat: Described {
  /// How sure the format is that a file is its own, 0 (certainly not) … 1 (the file says so).
  ///
  /// - Parameters:
  ///   - head: the first mebibyte of the text, without a byte-order mark.
  ///   - file: the file's name; evidence at most.
  func sniff(_ head: ArraySlice<UInt8>, file: String) -> Double

  /// The table in the bytes of a whole file.
  ///
  /// - Parameters:
  ///   - bytes: valid UTF-8 without a byte-order mark for text formats; `TableFormats.read` checks that.
  ///   - file: the name that errors give.
  ///   - assumptions: what the user states.
  func read(_ bytes: [UInt8], file: String, assumptions: TableAssumptions) throws(TableError) -> TableDocument

  /// The table in this format, or nil when the format is read only.
  func write(_ table: FeatureTable) -> [UInt8]?
}

extension TableFormat {
  /// A format that is only read.
  public func write(_ table: FeatureTable) -> [UInt8]? { nil }
}
