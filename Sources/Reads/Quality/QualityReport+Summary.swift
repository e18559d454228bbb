import BioModel

/// The numbers people ask of a quality report, derived from its counters.
extension QualityReport {
  /// The number of bases.
  public var baseCount: Int {
    var sum = 0
    for length in lengthHistogram.indices { sum += length * lengthHistogram[length] }
    return sum
  }

  /// The shortest read's length in bases; nil without reads.
  public var minimumLength: Int? { lengthHistogram.firstIndex { $0 > 0 } }
  /// The longest read's length in bases; nil without reads.
  public var maximumLength: Int? { lengthHistogram.lastIndex { $0 > 0 } }
  /// Bases per read; nil without reads.
  public var meanLength: Double? { readCount == 0 ? nil : Double(baseCount) / Double(readCount) }

  /// The length of the read at which, from the longest down, half of all bases are reached; nil without bases.
  public var n50: Int? {
    let half = (baseCount + 1) / 2
    guard half > 0 else { return nil }
    var sum = 0
    for length in lengthHistogram.indices.reversed() {
      sum += length * lengthHistogram[length]
      if sum >= half { return length }
    }
    return nil
  }

  /// G and C among all bases, other letters in the denominator; nil without bases.
  public var gcContent: Double? {
    let bases = baseCounts
    return baseCount == 0 ? nil : Double(bases[1] + bases[2]) / Double(baseCount)
  }

  /// Letters other than A, C, G, T, U.
  public var ambiguousBaseCount: Int { baseCounts[4] }

  /// Bases with at least this score.
  public func bases(withQualityAtLeast score: Int) -> Int { qualityCounts.dropFirst(max(0, score)).reduce(0, +) }

  /// The scores that occur, ascending.
  public var distinctQualities: [Int] {
    let counts = qualityCounts
    return counts.indices.filter { counts[$0] > 0 }
  }

  /// The instrument wrote two to eight different scores (of at least 10,000 bases): its qualities are binned. One score
  /// alone means that they were lost.
  public var hasBinnedQualities: Bool {
    let distinct = distinctQualities
    return baseCount >= 10_000 && distinct.count > 1 && distinct.count <= 8
  }

  /// The mean of the scores at a cycle; nil where no read reaches it.
  public func meanQuality(cycle: Int) -> Double? {
    var sum = 0
    var count = 0
    for (score, bases) in qualityCounts(cycle: cycle).enumerated() {
      sum += score * bases
      count += bases
    }
    return count == 0 ? nil : Double(sum) / Double(count)
  }

  /// The smallest score below or at which at least `share` (0…1) of the bases of a cycle lie; nil where no read
  /// reaches it. The report shows shares 0.1, 0.25, 0.5, 0.75, 0.9.
  public func qualityQuantile(_ share: Double, cycle: Int) -> Int? { qualityQuantiles([share], cycle: cycle)?[0] }

  /// The quantiles of several shares, rising, at a cycle; nil where no read reaches it. One pass over the counters.
  public func qualityQuantiles(_ shares: [Double], cycle: Int) -> [Int]? {
    let counts = qualityCounts(cycle: cycle)
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    var quantiles: [Int] = []
    var sum = 0
    for (score, bases) in counts.enumerated() {
      sum += bases
      while quantiles.count < shares.count,
        sum >= max(1, Int((shares[quantiles.count] * Double(total)).rounded(.up)))
      {
        quantiles.append(score)
      }
    }
    return quantiles
  }

  /// The smallest length below or at which at least `share` of the reads lie; nil without reads.
  public func lengthQuantile(_ share: Double) -> Int? {
    guard readCount > 0 else { return nil }
    let wanted = max(1, Int((share * Double(readCount)).rounded(.up)))
    var sum = 0
    for length in lengthHistogram.indices {
      sum += lengthHistogram[length]
      if sum >= wanted { return length }
    }
    return nil
  }
}

extension QualityReport {
  /// Σ 10^(−Q/10) over all bases, divided by their number; nil without bases. Summed score by score, so it does not
  /// depend on the order of the reads.
  public var meanErrorProbability: Double? {
    let counts = qualityCounts
    let bases = counts.reduce(0, +)
    guard bases > 0 else { return nil }
    var sum = 0.0
    for (score, count) in counts.enumerated() { sum += Double(count) * PhredQuality.errorProbability[score] }
    return sum / Double(bases)
  }

  /// The share of reads (0…1) whose mean quality, over error probabilities, is at least `score`; nil without bases.
  public func readShare(withMeanQualityAtLeast score: Int) -> Double? {
    let total = meanQualityHistogram.reduce(0, +)
    return total == 0 ? nil : Double(meanQualityHistogram.dropFirst(max(0, score)).reduce(0, +)) / Double(total)
  }

  /// The share of letters other than A, C, G, T at a cycle (0-based); nil where no read reaches it.
  public func ambiguousShare(cycle: Int) -> Double? {
    let counts = baseCounts(cycle: cycle)
    let total = counts.reduce(0, +)
    guard total > 0, let other = counts.last else { return nil }
    return Double(other) / Double(total)
  }
}
