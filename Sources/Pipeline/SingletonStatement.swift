/// What a user says of the features seen once (`--singletons`).
public enum SingletonStatement: String, Sendable, CaseIterable {
  /// They count as in the table: also of denoised tables the metrics that rest on them are computed.
  case present
  /// Denoising or a filter removed them.
  case removed
}
