import BioModel
import Statistics

/// Where on a curve a point is asked for.
enum HillTarget: Sendable {
  case size(Double)
  case coverage(Double)
}

/// The curves of one sample.
struct HillSampleCurves: Sendable {
  let sample: String
  let assemblage: Assemblage
  let context: AlphaContext
  let seed: UInt64

  /// Per order, per target; intervals by `replicates` draws.
  func points(_ targets: [HillTarget], orders: [HillOrder], replicates: Int) -> [HillPoint] {
    guard let counts = assemblage.wholeCounts, !counts.isEmpty else {
      return orders.flatMap { order in targets.map { undefined(order, $0, refusal) } }
    }
    let estimator = HillEstimator(counts: counts)
    var spreads = [Spread](repeating: Spread(), count: orders.count * targets.count)
    if replicates > 1, estimator.total > 1 {
      let sampler = EstimatedAssemblage(estimator).sampler
      var generator = SeededGenerator(
        purpose: "hill-curve", seed: seed, content: AlphaIntervals.content(of: counts))
      for _ in 0..<replicates {
        let drawn = HillEstimator(counts: sampler.draw(&generator))
        for (column, target) in targets.enumerated() {
          guard needsSingletons(target, estimator) == false || !context.singletonsRemoved,
            let size = size(target, drawn)
          else { continue }
          for (row, order) in orders.enumerated() {
            spreads[row * targets.count + column].add(
              drawn.diversity(order, size: size, precision: .draft))
          }
        }
      }
    }
    let growth = orders.contains(.one) ? estimator.entropyGrowth : nil
    let coverages = targets.map { target -> MetricValue in
      if context.singletonsRemoved { return .undefined(.singletonsRemoved) }
      return size(target, estimator).map { .defined(estimator.coverage(size: $0)) } ?? .undefined(.coverageNotReached)
    }
    return orders.enumerated().flatMap { row, order in
      targets.enumerated().map { column, target in
        point(
          order, target, estimator, growth, coverages[column], spreads[row * targets.count + column].deviation)
      }
    }
  }

  /// Why the sample has no curve.
  private var refusal: UndefinedReason {
    if assemblage.unit != .counts { return .noCounts }
    return assemblage.isEmpty ? .emptySample : .fractionalCounts
  }

  private func size(_ target: HillTarget, _ estimator: HillEstimator) -> Double? {
    switch target {
    case .size(let size): max(1, size)
    case .coverage(let coverage): estimator.size(coverage: coverage)
    }
  }

  private func needsSingletons(_ target: HillTarget, _ estimator: HillEstimator) -> Bool {
    switch target {
    case .size(let size): size > Double(estimator.total)
    case .coverage: true
    }
  }

  private func point(
    _ order: HillOrder, _ target: HillTarget, _ estimator: HillEstimator, _ growth: HillEstimator.EntropyGrowth?,
    _ coverage: MetricValue, _ deviation: Double?
  ) -> HillPoint {
    if context.singletonsRemoved, needsSingletons(target, estimator) {
      return undefined(order, target, .singletonsRemoved)
    }
    guard let size = size(target, estimator) else { return undefined(order, target, .coverageNotReached) }
    let value = estimator.diversity(order, size: size, precision: .full, growth: growth)
    let spread = deviation.map { 1.959963984540054 * $0 }
    let total = Double(estimator.total)
    return HillPoint(
      sample: sample, order: order, size: size,
      coverage: coverage,
      value: .defined(value), lower: spread.map { max(0, value - $0) }, upper: spread.map { value + $0 },
      method: size < total ? .rarefaction : size > total ? .extrapolation : .observed)
  }

  private func undefined(_ order: HillOrder, _ target: HillTarget, _ reason: UndefinedReason) -> HillPoint {
    var size = 0.0
    var coverage = MetricValue.undefined(reason)
    switch target {
    case .size(let asked): size = asked
    case .coverage(let asked): coverage = .defined(asked)
    }
    return HillPoint(
      sample: sample, order: order, size: size, coverage: coverage, value: .undefined(reason),
      method: size > assemblage.total ? .extrapolation : .rarefaction)
  }
}
