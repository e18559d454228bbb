/// A sequence that one or more samples flag as a start of one parent joined to an end of another.
public struct Bimera: Sendable, Equatable {
  /// Its number among the study's sequences.
  public let sequence: Int
  /// The sequence whose start it shares, in most of the samples that flag it (the more abundant on ties).
  public let startParent: Int
  /// The sequence whose end it shares.
  public let endParent: Int
  /// The samples that flag it, rising.
  public let flaggedSamples: [Int]
  /// Samples that hold it.
  public let sampleCount: Int
}
