import Glibc

/// Error probabilities as Phred scores.
enum PhredScale {
  /// −10 log10 P. Not rounded.
  static func score(ofErrorProbability probability: Double) -> Double { -10 * log10(probability) }
}
