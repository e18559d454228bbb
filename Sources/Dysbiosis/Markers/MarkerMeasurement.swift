import BioModel

/// What an expression measures in every sample of one profile.
struct MarkerMeasurement {
  /// One sample.
  struct Value {
    var value: Double?
    var interval: CountedInterval?
    /// Abundance of the taxon (of the numerator), in the table's unit.
    var abundance = 0.0
    /// Abundance of numerator and denominator together.
    var involved = 0.0
    /// Why there is no value.
    var reason = ""
    /// Nothing was found: a share or index of 0, a ratio without a numerator.
    var isNothing = false
  }

  var values: [Value]
  /// Whether each side of the expression could have been seen.
  var isResolvable = true
  /// The features measured, for contaminant checks.
  var features: [Int] = []

  /// - Parameters:
  ///   - alpha: metric values by metric and sample.
  ///   - indices: index values by index, in the profile's order.
  init(
    _ expression: MarkerExpression, in profile: CommunityProfile, alpha: [String: [String: Double]],
    indices: [String: [IndexResult]]
  ) {
    let samples = 0..<profile.table.sampleCount
    switch expression {
    case .share(let sum):
      let set = profile.taxonSet(sum)
      isResolvable = set.isResolvable
      features = set.features
      values = samples.map { Self.share(set.features, sample: $0, profile) }
    case .ratio(let ratio):
      let above = profile.taxonSet(ratio.numerator)
      // A taxon on both sides (Bacteroidales among the Gram-negatives) makes a share of a share.
      let below = profile.taxonSet(ratio.denominator)
      let isNested = !Set(above.features).isDisjoint(with: below.features)
      isResolvable = above.isResolvable && below.isResolvable
      features = above.features
      values = samples.map { sample in
        let high = profile.abundance(of: above.features, sample: sample)
        let low = profile.abundance(of: below.features, sample: sample)
        if isNested {
          return Value(
            value: low > 0 ? high / low : nil, abundance: high, involved: low,
            reason: low > 0 ? "" : "denominator-not-detected", isNothing: high == 0)
        }
        let estimate = RatioEvaluation.estimate(high, low, sample: sample, in: profile)
        return Value(
          value: estimate.value, interval: estimate.interval, abundance: high, involved: high + low,
          reason: estimate.value == nil ? estimate.note : "", isNothing: high == 0)
      }
    case .metric(let id):
      let known = alpha[id] ?? [:]
      values = samples.map { sample in
        let value = known[profile.table.sampleIDs[sample]]
        return Value(value: value, reason: value == nil ? "metric-not-computed" : "", isNothing: value == 0)
      }
    case .index(let id):
      let known = indices[id] ?? []
      values = samples.map { sample in
        guard sample < known.count else { return Value(reason: "index-not-computed") }
        let value = known[sample].value
        return Value(value: value, reason: value == nil ? known[sample].reason : "", isNothing: value == 0)
      }
    case .largest(let sums):
      let sets = sums.map(profile.taxonSet)
      isResolvable = sets.contains(where: \.isResolvable)
      features = Set(sets.flatMap(\.features)).sorted()
      values = samples.map { sample in
        let shares = sets.map { Self.share($0.features, sample: sample, profile) }
        return shares.max { $0.abundance < $1.abundance } ?? Value(reason: UndefinedReason.emptySample.rawValue)
      }
    case .count(let sum):
      let set = profile.taxonSet(sum)
      isResolvable = set.isResolvable
      features = set.features
      values = samples.map { Self.count(set, sample: $0, profile) }
    case .notComputable(let reason):
      isResolvable = false
      values = samples.map { _ in Value(reason: reason) }
    }
  }

  /// The taxa of a sum that a sample holds; each feature counts for one of them.
  private static func count(_ set: TaxonSet, sample: Int, _ profile: CommunityProfile) -> Value {
    guard profile.denominators[sample] > 0 else { return Value(reason: UndefinedReason.emptySample.rawValue) }
    var taken: Set<Int> = []
    var found = 0
    for member in set.members {
      let free = member.features.filter { !taken.contains($0) }
      taken.formUnion(free)
      if (profile.share(of: free, sample: sample) ?? 0) >= leastCountedShare { found += 1 }
    }
    let abundance = profile.abundance(of: set.features, sample: sample)
    return Value(value: Double(found), abundance: abundance, involved: abundance, isNothing: found == 0)
  }

  /// As of GMHI, whose species are counted.
  private static let leastCountedShare = 1e-5

  /// The share of features, with Jeffreys' interval where reads were counted.
  private static func share(_ features: [Int], sample: Int, _ profile: CommunityProfile) -> Value {
    let total = profile.denominators[sample]
    guard total > 0 else { return Value(reason: UndefinedReason.emptySample.rawValue) }
    let abundance = profile.abundance(of: features, sample: sample)
    var result = Value(
      value: abundance / total, abundance: abundance, involved: abundance, isNothing: abundance == 0)
    if profile.table.unit == .counts, abundance <= total {
      result.interval = CountedInterval(share: abundance, of: total)
    }
    return result
  }
}
