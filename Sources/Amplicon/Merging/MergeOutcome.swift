public import Reads

/// What became of one read pair.
public enum MergeOutcome: Sendable, Equatable {
  /// The pair was merged; the merger holds the sequence until its next pair.
  case merged
  /// The pair left the data, with the bucket of the ledger it goes to.
  case rejected(ReadFate)
}
