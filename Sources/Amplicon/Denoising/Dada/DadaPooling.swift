/// What samples of one sequencing run tell each other when they are denoised (`--pool`).
public enum DadaPooling: String, Sendable, Codable, CaseIterable {
  /// Nothing: each sample by itself, so that samples can be scattered.
  case independent
  /// Once by themselves, then again with the variants of two or more samples as priors.
  case pseudo
  /// All samples as one.
  case pooled
}
