/// The barcodes by which the reads of one sample are known in a pool: letters that PCR put before the primers.
public struct SampleBarcode: Sendable, Equatable, Codable {
  /// The sample's id.
  public let sample: String
  /// Upper-case IUPAC letters before the forward primer, 5'→3' as they are read; nil where there are none.
  public let forward: String?
  /// The letters before the reverse primer, 5'→3' as its mate reads them; nil where there are none.
  public let reverse: String?

  public init(sample: String, forward: String?, reverse: String?) {
    self.sample = sample
    self.forward = forward
    self.reverse = reverse
  }
}
