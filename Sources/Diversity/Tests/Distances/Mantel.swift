public import BioModel
public import Parallel
import Statistics

/// The correlation of two distance matrices of the same samples (Mantel 1967, PMID 6018555).
///
/// Pearson's r over the pairs, or of their ranks (Spearman). p by permuting the samples of the second matrix. Undefined
/// (`division-by-zero`) where one matrix has equal distances everywhere.
public enum Mantel {
  /// Which correlation.
  public enum Method: String, Sendable, CaseIterable { case pearson, spearman }

  /// What counts as extreme.
  public enum Alternative: String, Sendable, CaseIterable {
    /// r at least as large.
    case greater
    /// r at most as large.
    case less
    /// |r| at least as large.
    case twoSided = "two-sided"
  }

  /// r and its p-value.
  public struct Result: Sendable, Equatable {
    /// −1…1.
    public let r: MetricValue
    /// (b + 1) / (m + 1), or the exact share.
    public let pValue: MetricValue
    /// Permutations made, or arrangements listed.
    public let permutations: Int
    /// Whether all distinct arrangements were listed.
    public let isExact: Bool
    /// Samples that both matrices hold.
    public let sampleCount: Int
  }

  /// - Parameters:
  ///   - first, second: matched by sample id; samples that only one of them holds are left out.
  ///   - scheme: its columns are not used.
  /// - Throws: `DesignError.tooFewSamples` below three common samples, `.samplesWithoutData` for undefined distances.
  /// - Complexity: O(permutations × samples² / 2).
  public static func test(
    _ first: DistanceMatrix, _ second: DistanceMatrix, method: Method = .pearson,
    alternative: Alternative = .greater, scheme: PermutationScheme = PermutationScheme(), threads: ThreadCount = .one
  ) throws(DesignError) -> Result {
    let place = Dictionary(second.sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let common = ascendingByUTF8(first.sampleIDs).filter { place[first.sampleIDs[$0]] != nil }
    let others = common.compactMap { place[first.sampleIDs[$0]] }
    let count = common.count
    guard count > 2 else { throw DesignError.tooFewSamples(samples: count, parameters: 2) }
    let x = scores(first, common, method)
    let y = scores(second, others, method)
    let broken = x.unusable.union(y.unusable).sorted()
    guard broken.isEmpty else {
      throw DesignError.samplesWithoutData(samples: broken.map { first.sampleIDs[common[$0]] })
    }
    let moves = Rearrangements(
      scheme, classes: Array(0..<count), unit: nil, block: nil, equalSizes: false)
    guard let left = x.matrix, let right = y.matrix else {
      return Result(
        r: .undefined(.divisionByZero), pValue: .undefined(.divisionByZero), permutations: moves.count,
        isExact: moves.isExact, sampleCount: count)
    }
    @Sendable func correlation(_ sources: [Int]) -> Double {
      var sum = CompensatedSum()
      for i in 1..<count {
        let row = sources[i] * count
        var part = 0.0
        for j in 0..<i { part += left[i * count + j] * right[row + sources[j]] }
        sum.add(part)
      }
      return sum.value
    }
    @Sendable func extremity(_ r: Double) -> Double {
      switch alternative {
      case .greater: r
      case .less: -r
      case .twoSided: r.magnitude
      }
    }
    let observed = correlation(Array(0..<count))
    let permuted = parallelMap(count: moves.count, threads: threads) { extremity(correlation(moves.sources($0))) }
    return Result(
      r: .defined(max(-1, min(1, observed))),
      pValue: .defined(moves.pValue(observed: extremity(observed), permuted: permuted)), permutations: moves.count,
      isExact: moves.isExact, sampleCount: count)
  }

  /// The pairs' values or ranks, less their mean, of length 1, as a symmetric matrix; nil where all are equal.
  private static func scores(
    _ distances: DistanceMatrix, _ places: [Int], _ method: Method
  ) -> (matrix: [Double]?, unusable: Set<Int>) {
    let count = places.count
    var below: [Double] = []
    var unusable: Set<Int> = []
    for i in 0..<count {
      for j in 0..<i {
        let distance = distances[places[i], places[j]]
        if !distance.isFinite { unusable.formUnion([i, j]) }
        below.append(distance)
      }
    }
    guard unusable.isEmpty else { return (nil, unusable) }
    if method == .spearman { below = MidRanks(below).ranks }
    let mean = below.compensatedSum / Double(below.count)
    for pair in below.indices { below[pair] -= mean }
    let length = below.map { $0 * $0 }.compensatedSum.squareRoot()
    guard length > 1e-12 * mean.magnitude, length > 0 else { return (nil, []) }
    var matrix = [Double](repeating: 0, count: count * count)
    var next = 0
    for i in 0..<count {
      for j in 0..<i {
        matrix[i * count + j] = below[next] / length
        matrix[j * count + i] = below[next] / length
        next += 1
      }
    }
    return (matrix, [])
  }
}
