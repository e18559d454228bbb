/// How barcodes are searched for.
public struct BarcodeSettings: Sendable, Equatable, Codable {
  /// The bases of a barcode that may disagree; barcodes that one wrong base makes the same are taken exactly only.
  public var maximumMismatches: Int
  /// The most bases that may stand before a barcode.
  public var maximumSpacer: Int
  /// Whether pairs whose mates changed places are taken too.
  public var acceptsTurned: Bool
  /// The share of a primer's positions that may disagree, as in `PrimerSettings`.
  public var primerMismatchRate: Double

  public init(
    maximumMismatches: Int = 1, maximumSpacer: Int = 15, acceptsTurned: Bool = true, primerMismatchRate: Double = 0.15
  ) {
    self.maximumMismatches = maximumMismatches
    self.maximumSpacer = maximumSpacer
    self.acceptsTurned = acceptsTurned
    self.primerMismatchRate = primerMismatchRate
  }
}
