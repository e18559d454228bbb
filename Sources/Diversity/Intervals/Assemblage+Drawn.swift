import BioModel
import Glibc

extension Assemblage {
  /// The assemblage of drawn reads per feature, all > 0: small counts, which are most, are tallied instead of sorted.
  ///
  /// The same as `init(_:unit:)`, with the entropy as ln n − Σ x ln x / n: several metrics need it of every draw, and
  /// logarithms of shares took most of the time. Complexity O(features + large counts · log).
  init(drawn: [Int]) {
    var tally = [Int](repeating: 0, count: 256)
    var large: [Int] = []
    for count in drawn {
      if count < tally.count { tally[count] += 1 } else { large.append(count) }
    }
    large.sort()
    var rising: [Double] = []
    rising.reserveCapacity(drawn.count)
    var sum = 0.0
    for (count, features) in tally.enumerated() where features > 0 {
      sum += Double(features) * Self.entropyTerms[count]
      rising.append(contentsOf: repeatElement(Double(count), count: features))
    }
    var total = 0.0
    for count in drawn { total += Double(count) }
    for count in large {
      let x = Double(count)
      rising.append(x)
      sum += x * log(x)
    }
    self.init(
      rising: rising, unit: .counts, drawnEntropy: total > 0 ? max(0, log(total) - sum / total) : nil)
  }

  /// x ln x of the counts that are tallied.
  private static let entropyTerms = (0..<256).map { $0 > 1 ? Double($0) * log(Double($0)) : 0 }
}
