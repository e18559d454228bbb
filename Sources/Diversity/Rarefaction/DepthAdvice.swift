public import BioModel
public import Parallel

/// Which samples are lost at which number of reads, and how much of each sample's diversity is left there.
public struct DepthAdvice: Sendable, Equatable {
  /// Depths in rising order, each once.
  public let candidates: [DepthCandidate]
  /// The common depth by `CommonDepth`'s rule; always among the candidates.
  public let commonDepth: Int?

  /// The advice for a table of counts.
  ///
  /// - Parameters:
  ///   - depths: reads per sample to look at, ≥ 1; nil for `usualDepths`. The common depth is added.
  ///   - context: on denoised tables no coverage is said.
  /// - Throws: `DiversityError.needsWholeCounts` for shares and fractions of reads.
  /// - Complexity: O(depths · non-zeros · standard deviation of a feature's draw).
  public init(
    of table: FeatureTable, depths: [Int]? = nil, context: AlphaContext = AlphaContext(), threads: ThreadCount = .one
  ) throws(DiversityError) {
    guard Rarefaction.holdsWholeCounts(table) else { throw DiversityError.needsWholeCounts(what: "advice on depth") }
    let reads = CommonDepth.readCounts(of: table)
    let common = CommonDepth(of: table)?.depth
    let asked = depths ?? Self.usualDepths(reads: reads)
    if let wrong = asked.first(where: { $0 < 1 }) { throw DiversityError.depthNotPositive(wrong) }
    let all = Set(asked + (common.map { [$0] } ?? [])).sorted()
    let shares = parallelMap(count: table.sampleCount, threads: threads) { sample in
      Self.shares(table[sample: sample].values, depths: all, withCoverage: !context.singletonsRemoved)
    }
    commonDepth = common
    candidates = all.enumerated().map { place, depth in
      let kept = reads.indices.filter { reads[$0] >= depth }
      func spread(_ part: (Shares) -> Double) -> DepthShare? { DepthShare(kept.map { part(shares[$0][place]) }) }
      return DepthCandidate(
        depth: depth, keptCount: kept.count,
        lostSamples: reads.indices.filter { reads[$0] > 0 && reads[$0] < depth }.map { table.sampleIDs[$0] },
        observedFeatures: spread { $0.hill[0] }, hill1: spread { $0.hill[1] }, hill2: spread { $0.hill[2] },
        coverage: context.singletonsRemoved ? nil : spread { $0.coverage })
    }
  }

  /// 1, 2 and 5 times the powers of ten from 500 up to the deepest sample, and the reads of the shallowest.
  public static func usualDepths(reads: [Int]) -> [Int] {
    let present = reads.filter { $0 > 0 }
    guard let shallowest = present.min(), let deepest = present.max() else { return [] }
    var depths = [shallowest]
    var power = 100
    while power <= deepest {
      for step in [power, 2 * power, 5 * power] where step >= 500 && step <= deepest { depths.append(step) }
      if power > Int.max / 10 { break }
      power *= 10
    }
    return Set(depths).sorted()
  }

  private struct Shares: Sendable {
    var hill: [Double]
    var coverage: Double
  }

  /// Per depth what one sample has left of its Hill numbers; nothing for depths it does not reach.
  private static func shares(_ values: some Sequence<Double>, depths: [Int], withCoverage: Bool) -> [Shares] {
    let counts = values.compactMap { Int(exactly: $0) }.filter { $0 > 0 }
    let none = Shares(hill: [0, 0, 0], coverage: 0)
    guard !counts.isEmpty else { return depths.map { _ in none } }
    let estimator = HillEstimator(counts: counts)
    let whole = HillOrder.allCases.map { estimator.observed($0) }
    return depths.map { depth in
      guard depth <= estimator.total else { return none }
      let size = Double(depth)
      return Shares(
        hill: HillOrder.allCases.map { estimator.diversity($0, size: size) / whole[$0.rawValue] },
        coverage: withCoverage ? estimator.coverage(size: size) : 0)
    }
  }
}
