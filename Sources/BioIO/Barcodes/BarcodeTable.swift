public import BioModel

/// Which barcodes mark which sample of a pool, as a file states it.
public struct BarcodeTable: Sendable, Equatable {
  /// The letters of a primer pair, as the file spells them.
  public struct Primers: Sendable, Equatable {
    /// The sense primer, 5'→3'.
    public let forward: String
    /// The antisense primer, 5'→3' as its read begins.
    public let reverse: String

    public init(forward: String, reverse: String) {
      self.forward = forward
      self.reverse = reverse
    }
  }

  /// The samples, in the order of the file.
  public let barcodes: [SampleBarcode]
  /// The primer pairs the file names, each once; a pair that only changes the places of an earlier one is left out.
  public let primers: [Primers]
  /// Further columns of the file, for a sample sheet; those whose heads a sheet keeps for files are left out.
  public let metadata: SampleMetadata
  /// What was left out or needs care.
  public let notices: [Notice]

  public init(barcodes: [SampleBarcode], primers: [Primers], metadata: SampleMetadata, notices: [Notice]) {
    self.barcodes = barcodes
    self.primers = primers
    self.metadata = metadata
    self.notices = notices
  }
}
