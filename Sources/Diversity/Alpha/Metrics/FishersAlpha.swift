public import BioModel
import Glibc

/// Fisher's α, the root of S = α ln(1 + N / α).
///
/// If every read is a feature of its own (S = N) there is no finite root: `all-singletons` (scikit-bio gives infinity,
/// vegan a huge number with a warning). The root is found to the last digits, by Newton's steps kept inside a bracket.
public struct FishersAlpha: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "fishers-alpha", title: "Fisher's alpha", summary: "Parameter of the log-series of features and reads.",
      formula: "S = a ln(1 + N / a)", unit: "1", reference: "10.2307/1411")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let richness = Double(assemblage.richness)
    let reads = assemblage.total
    guard reads > richness else { return .undefined(.allSingletons) }
    // The left side rises with α, from 0 to N; α is found on the scale of its logarithm.
    var low = log(reads) - 745
    var high = log(reads) + 40
    var guess = log(richness)
    // The spread over draws needs fewer digits.
    let tolerance = assemblage.drawn == nil ? 1e-15 : 1e-9
    for _ in 0..<200 {
      let alpha = exp(guess)
      let ratio = reads / alpha
      let logarithm = log1p(ratio)
      let excess = alpha * logarithm - richness
      if excess > 0 { high = guess } else { low = guess }
      let slope = alpha * (logarithm - ratio / (1 + ratio))
      var next = guess - excess / slope
      if !(next > low && next < high) { next = (low + high) / 2 }
      if (next - guess).magnitude <= tolerance * max(1, guess.magnitude) { break }
      guess = next
    }
    return MetricValue(exp(guess), otherwise: .allSingletons)
  }
}
