/// What is known of how a table was made, as far as alpha metrics must know it.
public struct AlphaContext: Sendable, Equatable {
  /// Whether the table was denoised, so that features seen once are absent by construction and their number says
  /// nothing of what was missed.
  public var singletonsRemoved: Bool

  /// A table with its singletons, unless said otherwise.
  public init(singletonsRemoved: Bool = false) { self.singletonsRemoved = singletonsRemoved }
}
