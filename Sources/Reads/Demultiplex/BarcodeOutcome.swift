/// Whose reads a pair, or a single read, is.
public enum BarcodeOutcome: Sendable, Equatable {
  case assigned(BarcodeAssignment)
  case unassigned(UnassignedReason)
}

/// A pair (a single read) that carries the barcodes of a sample.
public struct BarcodeAssignment: Sendable, Equatable {
  /// The sample's place in the list that the splitter was made from.
  public var sample: Int
  /// All barcodes were read without mismatches.
  public var isExact: Bool
  /// The first mate carries the reverse primer (without primers: the reverse barcode).
  public var isTurned: Bool
  /// The bases of the first mate, from its start, that are spacer and barcode.
  public var firstStart: Int
  /// The bases of the second mate that are spacer and barcode; 0 for a single read.
  public var secondStart: Int

  public init(sample: Int, isExact: Bool, isTurned: Bool, firstStart: Int, secondStart: Int) {
    self.sample = sample
    self.isExact = isExact
    self.isTurned = isTurned
    self.firstStart = firstStart
    self.secondStart = secondStart
  }
}

/// Why a pair (a single read) is no sample's.
///
/// The order of the cases is the order of the rows of `demultiplexing.csv`.
public enum UnassignedReason: String, CaseIterable, Sendable, Codable {
  /// A mate does not begin with its primer behind spacer and barcode.
  case noPrimer = "no-primer"
  /// A mate lacks the barcode that the table states for it, or carries one that the table does not know.
  case noBarcode = "no-barcode"
  /// The mates carry barcodes of the table that no sample has together (mostly tag jumps).
  case barcodeConflict = "barcode-conflict"
  /// More than one sample fits equally well.
  case ambiguous
}
