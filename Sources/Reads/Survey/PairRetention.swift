import BioModel
import Kernels

/// How many pairs are left when both mates are cut to given lengths and judged by their expected errors.
///
/// Per pair of limits, a histogram over (longest prefix of the forward mate, longest prefix of the reverse mate) that
/// stay within their limits, in steps of ten bases. So the pairs kept at any two lengths are an exact sum, and parts
/// add up in any order. Beside it, per mate and length, the summed weights exp(−EE / 2) of the reads within each limit:
/// how free of errors the kept reads are.
public struct PairRetention: Sendable, Equatable {
  /// The step of lengths, in bases.
  public static let step = ErrorPrefixes.step
  /// The longest prefix counted, in steps; longer ones count as this.
  public static let maximumSteps = ErrorPrefixes.maximumSteps
  static let side = maximumSteps + 1

  /// The pairs counted.
  public private(set) var pairCount = 0
  // Three rows of weights (by the lowest limit kept) per mate.
  private(set) var forwardWeights: [Int] = Array(repeating: 0, count: 3 * ErrorPrefixes.rowWidth)
  private(set) var reverseWeights: [Int] = Array(repeating: 0, count: 3 * ErrorPrefixes.rowWidth)
  // Limits-major, then forward steps, then reverse steps; empty until the first pair.
  private var counts: [Int] = []

  public init() {}

  /// Notes one single read.
  ///
  /// - Parameters:
  ///   - quality: Phred scores of a single read.
  ///   - range: what its primers left.
  mutating func add(_ quality: Span<UInt8>, _ range: Range<Int>) {
    add(forward: prefixes(quality, range, isForward: true), reverse: (0, 0, 0))
  }

  /// Notes one pair by the Phred scores of both mates, in what their primers left; the one with the forward primer first.
  mutating func add(
    forward: Span<UInt8>, _ forwardRange: Range<Int>, reverse: Span<UInt8>, _ reverseRange: Range<Int>
  ) {
    let first = prefixes(forward, forwardRange, isForward: true)
    add(forward: first, reverse: prefixes(reverse, reverseRange, isForward: false))
  }

  private mutating func prefixes(_ quality: Span<UInt8>, _ range: Range<Int>, isForward: Bool) -> (Int, Int, Int) {
    let probability = PairRetention.errorProbability.span
    if isForward {
      var sums = forwardWeights.mutableSpan
      return ErrorPrefixes.longest(
        quality, range, errorProbability: probability, limits: ErrorLimits.single, sums: &sums)
    }
    var sums = reverseWeights.mutableSpan
    return ErrorPrefixes.longest(quality, range, errorProbability: probability, limits: ErrorLimits.single, sums: &sums)
  }

  private static let errorProbability = PhredQuality.errorProbability

  private mutating func add(forward: (Int, Int, Int), reverse: (Int, Int, Int)) {
    let side = PairRetention.side
    if counts.isEmpty { counts = Array(repeating: 0, count: ErrorLimits.all.count * side * side) }
    pairCount += 1
    for (index, place) in ErrorLimits.places.enumerated() {
      let f = min(PairRetention.pick(forward, place.0), side - 1)
      let r = min(PairRetention.pick(reverse, place.1), side - 1)
      counts[(index * side + f) * side + r] += 1
    }
  }

  /// Adds another part.
  mutating func add(_ other: PairRetention) {
    pairCount += other.pairCount
    for index in forwardWeights.indices {
      forwardWeights[index] += other.forwardWeights[index]
      reverseWeights[index] += other.reverseWeights[index]
    }
    if counts.isEmpty {
      counts = other.counts
    } else {
      for index in other.counts.indices { counts[index] += other.counts[index] }
    }
  }

  /// Pairs whose first `forward` and `reverse` bases stay within the limits.
  ///
  /// - Parameters:
  ///   - forward: a multiple of ten bases.
  ///   - reverse: the same; 0 where the mate is not used.
  ///   - limits: an index into `ErrorLimits.all`.
  /// - Complexity: O(steps²).
  public func kept(forward: Int, reverse: Int, limits: Int) -> Int {
    guard !counts.isEmpty else { return 0 }
    let side = PairRetention.side
    var sum = 0
    for f in min(forward / PairRetention.step, side)..<side {
      for r in min(reverse / PairRetention.step, side)..<side { sum += counts[(limits * side + f) * side + r] }
    }
    return sum
  }

  /// The mean weight exp(−EE / 2) of the reads of one mate that keep `limits` at a length; 1 at length 0, 0 where none
  /// does.
  func meanWeight(isForward: Bool, length: Int, limits: Int) -> Double {
    let steps = length / PairRetention.step
    guard steps > 0 else { return 1 }
    let place = isForward ? ErrorLimits.places[limits].0 : ErrorLimits.places[limits].1
    let weights = isForward ? forwardWeights : reverseWeights
    var sum = 0
    for row in 0...place where steps < ErrorPrefixes.rowWidth { sum += weights[row * ErrorPrefixes.rowWidth + steps] }
    let count =
      isForward ? kept(forward: length, reverse: 0, limits: limits) : kept(forward: 0, reverse: length, limits: limits)
    return count == 0 ? 0 : Double(sum) / Double(ErrorPrefixes.weightUnit) / Double(count)
  }

  /// The non-zero counters as (place, count), for a compact file.
  var sparse: [Int] {
    counts.indices.filter { counts[$0] != 0 }.flatMap { [$0, counts[$0]] }
  }

  /// From `sparse`; nil where it makes no sense.
  init?(pairCount: Int, sparse: [Int], weights: (forward: [Int], reverse: [Int])) {
    guard sparse.count % 2 == 0, pairCount >= 0, weights.forward.count == forwardWeights.count,
      weights.reverse.count == reverseWeights.count
    else { return nil }
    self.pairCount = pairCount
    forwardWeights = weights.forward
    reverseWeights = weights.reverse
    guard !sparse.isEmpty else { return }
    counts = Array(repeating: 0, count: ErrorLimits.all.count * PairRetention.side * PairRetention.side)
    for at in stride(from: 0, to: sparse.count, by: 2) {
      guard counts.indices.contains(sparse[at]), sparse[at + 1] >= 0 else { return nil }
      counts[sparse[at]] = sparse[at + 1]
    }
  }

  private static func pick(_ prefixes: (Int, Int, Int), _ place: Int) -> Int {
    place == 0 ? prefixes.0 : place == 1 ? prefixes.1 : prefixes.2
  }
}
