public import Amplicon

/// How a run uses the dada model. All of it can change a result.
public struct DadaOptions: Sendable, Equatable {
  /// What samples tell each other.
  public var pooling = DadaPooling.independent
  /// A file of error models to use instead of learning; nil to learn.
  public var errorsFile: String?

  public init() {}
}
