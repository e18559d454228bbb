import BioModel

/// Reads barcode tables: mothur's oligos file, and tables with a header, commas or tabs.
///
/// A file whose first line that is no comment begins with a word of mothur's (`primer`, `forward`, `reverse`,
/// `barcode`) is an oligos file (`MothurOligos`); any other is a table (`BarcodeColumns`).
public enum BarcodeTableReader {
  /// - Parameter file: the file's name, for messages.
  /// - Throws: `TableError` with file and line for a file that is neither, letters that are no IUPAC nucleotides, a
  ///   sample or barcodes that stand twice, no sample at all.
  /// - Complexity: O(bytes + samples² × letters) for the search of neighbouring barcodes.
  public static func read(bytes: [UInt8], file: String) throws(TableError) -> BarcodeTable {
    let text = try TextBytes.checked(bytes, file: file)
    let content = try MothurOligos.isOligos(text) ? MothurOligos.read(text, file) : BarcodeColumns.read(text, file)
    return try BarcodeChecks.table(content, file: file)
  }
}

/// What either form of file says, before it is checked as a whole.
struct BarcodeContent {
  /// One sample as it is spelled.
  struct Entry {
    let line: Int
    let sample: String
    let forward: String?
    let reverse: String?
    /// The cells of the further columns.
    var cells: [String] = []
  }

  var entries: [Entry] = []
  var primers: [BarcodeTable.Primers] = []
  var columns: [String] = []
  var notices: [Notice] = []

  /// Adds a primer pair unless it is known, also with its primers in each other's place.
  mutating func add(_ pair: BarcodeTable.Primers) {
    let swapped = BarcodeTable.Primers(forward: pair.reverse, reverse: pair.forward)
    if !primers.contains(pair), !primers.contains(swapped) { primers.append(pair) }
  }
}
