/// What became of a pair of denoised mates.
public enum MateMergeOutcome: Sendable, Equatable {
  /// The merged sequence.
  case merged([UInt8])
  case rejected(Reason)

  /// Why mates do not merge.
  public enum Reason: String, Sendable, Codable {
    /// No overlap of the wanted length, not even with mismatches.
    case noOverlap = "no-overlap"
    /// The mates overlap, but their overlap holds mismatches (or their best alignment gaps).
    case mismatches
  }
}
