/// How a library is made and read: the rates at which a simulation departs from perfect copies.
public struct SequencingModel: Sendable, Equatable {
  /// Cycles of the first and second mate.
  public var forwardLength = 250
  public var reverseLength = 250
  /// Wrong bases per base copied, over all cycles of PCR.
  public var pcrErrorRate = 1e-5
  /// Share of molecules that are two-parent chimeras.
  public var chimeraRate = 0.01
  /// Reads begin with the primers.
  public var keepsPrimers = true
  /// Heterogeneity spacers of 0…this many random bases before each primer.
  public var longestSpacer = 0
  /// Share of pairs read from the other strand.
  public var turnedShare = 0.0
  /// Share of pairs that are random sequence (host, off-target).
  public var randomShare = 0.0
  public var forwardQuality = QualityModel.forward
  public var reverseQuality = QualityModel.reverse

  public init() {}
}
