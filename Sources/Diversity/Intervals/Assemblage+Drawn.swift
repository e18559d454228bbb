import BioModel

extension Assemblage {
  /// The assemblage of drawn reads per feature, all > 0: small counts, which are most, are tallied instead of sorted.
  ///
  /// The same as `init(_:unit:)`. Complexity O(features + large counts · log).
  init(drawn: [Int]) {
    var tally = [Int](repeating: 0, count: 256)
    var large: [Int] = []
    for count in drawn {
      if count < tally.count { tally[count] += 1 } else { large.append(count) }
    }
    large.sort()
    var rising: [Double] = []
    rising.reserveCapacity(drawn.count)
    for (count, features) in tally.enumerated() where features > 0 {
      rising.append(contentsOf: repeatElement(Double(count), count: features))
    }
    for count in large { rising.append(Double(count)) }
    self.init(rising: rising, unit: .counts)
  }
}
