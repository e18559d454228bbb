import BioModel
import Parallel

/// What each sample gives alone, and beside it the spectra of the distances.
///
/// LAPACK takes one caller at a time: one lane works on the spectra while the others go through the samples.
struct SampleWork: Sendable {
  /// Alpha values, samples in the table's order, within a sample all metrics, then those at the common depth.
  private(set) var alpha: [AlphaValue] = []
  private(set) var curves: [HillPoint] = []
  /// One per matrix; nil where it is not asked for.
  private(set) var spectra: [DistanceSpectrum?] = []

  /// Samples of a piece of work: enough that lanes seldom wait for the last, few enough that a stop is heard at once.
  private static let batch = 4

  /// What is asked for.
  struct Plan: Sendable {
    let options: DiversityOptions
    let depth: Int?
    let hasCurves: Bool
    /// Draws behind a point of a curve.
    let curveReplicates: Int
  }

  /// - Parameter placed: the distances; spectra are made of those that are not too large to be kept.
  /// - Throws: `LinearAlgebraError`, `CancellationRequested`.
  init(
    _ table: FeatureTable, _ plan: Plan, placed: [PlacedDistances], threads: ThreadCount, _ cancellation: Cancellation
  ) throws {
    let batches = fixedChunks(count: table.sampleCount, size: Self.batch)
    let hasSpectra = plan.options.ordinations.contains { ($0 as? any DistanceOrdination)?.usesSpectrum ?? false }
    let pieces = try parallelMap(count: batches.count + 1, threads: threads) { number throws(any Error) -> Piece in
      guard number > 0 else {
        return .spectra(hasSpectra ? try Self.spectra(placed, plan.options, cancellation) : placed.map { _ in nil })
      }
      try cancellation.check()
      return .samples(Self.rows(table.selectingSamples(Array(batches[number - 1])), plan))
    }
    try cancellation.check()
    for piece in pieces {
      switch piece {
      case .spectra(let made): spectra = made
      case .samples(let rows):
        alpha += rows.alpha
        curves += rows.curves
      }
    }
  }

  private enum Piece: Sendable {
    case spectra([DistanceSpectrum?])
    case samples(Rows)
  }

  private struct Rows: Sendable {
    let alpha: [AlphaValue]
    let curves: [HillPoint]
  }

  private static func spectra(
    _ placed: [PlacedDistances], _ options: DiversityOptions, _ cancellation: Cancellation
  ) throws -> [DistanceSpectrum?] {
    try placed.map { placed in
      try cancellation.check()
      guard let distances = placed.distances, distances.count <= DistanceSpectrum.mostKept else { return nil }
      var spectrum = try DistanceSpectrum(distances)
      try spectrum.prepare(axes: options.axes, forDispersion: options.comparesGroups)
      return spectrum
    }
  }

  private static func rows(_ table: FeatureTable, _ plan: Plan) -> Rows {
    let options = plan.options
    let own = AlphaIntervals.compute(
      table, metrics: options.alphaMetrics, context: options.context, seed: options.seed,
      replicates: options.intervalReplicates)
    let rarefied = RarefiedAlphaDiversity.compute(
      table, metrics: options.rarefiedAlphaMetrics, depth: plan.depth, seed: options.seed,
      replicates: options.intervalReplicates / 2)
    let curves =
      plan.hasCurves
      ? HillCurves.bySize(
        table, context: options.context, seed: options.seed, replicates: plan.curveReplicates) : []
    return Rows(
      alpha: AlphaValue.interleaved(
        own, options.alphaMetrics.count, rarefied, options.rarefiedAlphaMetrics.count, samples: table.sampleCount),
      curves: curves)
  }
}
