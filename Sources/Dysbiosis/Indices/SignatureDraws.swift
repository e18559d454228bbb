import Statistics

/// How much a function of a signature's counts moves by the chance of sequencing: its standard deviation over seeded
/// multinomial draws of the same depth from the sample's own shares. For indices that count what is present, which have
/// no derivative. Taxa that were not seen are never drawn.
enum SignatureDraws {
  static let replicates = 200

  /// - Parameters:
  ///   - counts: reads of each taxon of the signature; whole numbers.
  ///   - total: reads of the sample, those of other taxa included.
  /// - Returns: nil for numbers that are no whole reads.
  /// - Complexity: O(replicates · (taxa + cost of `statistic`)).
  static func standardError(
    counts: [Double], total: Double, seed: UInt64, statistic: ([Double]) -> Double
  ) -> Double? {
    guard total > 0, total < 0x1p52, (counts + [total]).allSatisfy({ $0 == $0.rounded() }) else { return nil }
    var content: [UInt8] = []
    for count in counts + [total] {
      for shift in stride(from: 0, to: 64, by: 8) { content.append(UInt8(truncatingIfNeeded: Int(count) >> shift)) }
    }
    var generator = SeededGenerator(purpose: "index-interval", seed: seed, content: content)
    let others = max(0, total - counts.reduce(0, +))
    let sampler = MultinomialSampler(
      trials: Int(total), classes: (counts + [others]).map { MultinomialSampler.Class(features: 1, share: $0) })
    let values = (0..<replicates).map { _ in
      statistic(sampler.drawInOrder(&generator).dropLast().map(Double.init))
    }
    let mean = values.reduce(0, +) / Double(replicates)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(replicates - 1)).squareRoot()
  }
}
