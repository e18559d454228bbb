import Glibc
import Statistics

/// What the counts of one sample say of the Hill numbers (q = 0, 1, 2) and the coverage of samples of other sizes from
/// the same community: rarefaction below the sample's reads, extrapolation above.
///
/// With n reads, F1 and F2 features seen once and twice, f0 the estimated number of features not seen (Chao1) and
/// A = 2 F2 / ((n − 1) F1 + 2 F2), or 2 / ((n − 1)(F1 − 1) + 2) without doubletons, 1 without singletons.
///
/// Values agree with iNEXT 3.0.2 to the last printed digit.
///
/// Reference: Chao et al. 2014, doi:10.1890/13-0133.1; Chao & Jost 2012, doi:10.1890/11-1952.1; Hsieh et al. 2016,
/// doi:10.1111/2041-210X.12613.
public struct HillEstimator: Sendable {
  /// Different counts, rising, and how many features have each.
  let classes: [(count: Int, features: Int)]
  /// Reads, n.
  public let total: Int
  /// Features seen, S.
  public let richness: Int
  /// Features seen once, F1.
  let once: Double
  /// Features seen twice, F2.
  let twice: Double

  /// - Parameter counts: reads per feature, in any order; zeros are left out.
  /// - Precondition: one count at least is > 0, none is negative.
  /// - Complexity: O(richness log richness).
  public init(counts: [Int]) {
    var classes: [(count: Int, features: Int)] = []
    var total = 0
    var richness = 0
    for count in counts.sorted() where count > 0 {
      total += count
      richness += 1
      if let last = classes.last, last.count == count {
        classes[classes.count - 1].features += 1
      } else {
        classes.append((count, 1))
      }
    }
    precondition(total > 0)
    self.classes = classes
    self.total = total
    self.richness = richness
    once = Double(classes.first { $0.count == 1 }?.features ?? 0)
    twice = Double(classes.first { $0.count == 2 }?.features ?? 0)
  }

  /// The estimated number of features not seen, f0: (n − 1)/n · F1² / (2 F2), or (n − 1)/n · F1 (F1 − 1) / 2 without
  /// doubletons.
  public var unseenFeatures: Double {
    let shrink = (Double(total) - 1) / Double(total)
    return twice > 0 ? shrink * once * once / (2 * twice) : shrink * once * (once - 1) / 2
  }

  /// A: the mean share, in the community, of a feature seen once.
  var singletonShare: Double {
    let others = Double(total) - 1
    if twice > 0 { return 2 * twice / (others * once + 2 * twice) }
    return once > 0 ? 2 / (others * (once - 1) + 2) : 1
  }

  /// The estimated share of the community that belongs to features seen, 1 − F1/n · (1 − A); 0 for a single read.
  public var coverage: Double { total > 1 ? 1 - once / Double(total) * (1 - singletonShare) : 0 }

  /// The Hill number of the sample as it is.
  public func observed(_ order: HillOrder) -> Double {
    switch order {
    case .zero: return Double(richness)
    case .one: return exp(observedEntropy)
    case .two: return 1 / sum { $0 * $0 }
    }
  }

  /// Shannon entropy of the sample as it is, in nats.
  var observedEntropy: Double { max(0, -sum { $0 * log($0) }) }

  /// Σ over features of `term`(share of the reads), compensated.
  func sum(_ term: (Double) -> Double) -> Double {
    var sum = CompensatedSum()
    for (count, features) in classes { sum.add(Double(features) * term(Double(count) / Double(total))) }
    return sum.value
  }

  /// Σ x (x − 1) / (n (n − 1)): an unbiased estimate of the community's Σ p². 1 for a single read.
  var sharedPairs: Double {
    guard total > 1 else { return 1 }
    let others = Double(total) - 1
    var sum = CompensatedSum()
    for (count, features) in classes {
      sum.add(Double(features) * (Double(count) / Double(total)) * ((Double(count) - 1) / others))
    }
    return sum.value
  }
}
