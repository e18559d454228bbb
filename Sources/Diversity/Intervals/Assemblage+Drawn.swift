import BioModel
import Glibc
import Statistics

/// Sums over the features of a draw that several metrics need, to the digits that a spread needs.
struct DrawnSums: Sendable, Equatable {
  /// Shannon entropy in nats.
  let entropy: Double
  /// Σ p².
  let concentration: Double
}

extension Assemblage {
  /// The assemblage of drawn reads per feature; small counts, which are most, are tallied instead of sorted.
  ///
  /// The same as `init(_:unit:)`, with the entropy as ln n − Σ x ln x / n and Σ x² / n²: several metrics need them of
  /// every draw, and logarithms of shares took most of the time. Complexity O(features + large counts · log).
  init(drawn: [Int]) {
    var tally = [Int](repeating: 0, count: 256)
    var large: [Int] = []
    var reads = 0
    // Draws come by falling expectation: backwards the large counts nearly rise, which sorting likes.
    for count in drawn.reversed() {
      reads += count
      if count < tally.count { tally[count] += 1 } else { large.append(count) }
    }
    large.sort()
    var rising: [Double] = []
    rising.reserveCapacity(drawn.count)
    var sum = 0.0
    var squares = 0.0
    for count in 1..<tally.count where tally[count] > 0 {
      let features = tally[count]
      sum += Double(features) * EntropyTerm.of(count)
      squares += Double(features * count * count)
      for _ in 0..<features { rising.append(Double(count)) }
    }
    for count in large {
      let x = Double(count)
      rising.append(x)
      sum += EntropyTerm.of(count)
      squares += x * x
    }
    let total = Double(reads)
    self.init(
      rising: rising, total: total, unit: .counts,
      drawn: reads > 0
        ? DrawnSums(entropy: max(0, log(total) - sum / total), concentration: squares / (total * total)) : nil)
  }
}
