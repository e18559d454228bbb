import Amplicon
import BioIO
import BioModel
import Parallel
import Reads

/// Learns the error models of every sequencing run and denoises its samples, in memory that does not grow with their
/// number: samples are loaded when they are needed.
struct DadaStage: Sendable {
  /// What a sample is and where its reads come from.
  struct Sample: Sendable {
    let id: String
    /// The sequencing run; empty where there is one.
    let run: String
    /// Loads its reads; nil for a sample that failed.
    let load: (@Sendable () throws -> SampleMates)?
  }

  /// What comes of it, in the order of the samples.
  struct Outcome: Sendable {
    var samples: [DadaSample?]
    var errors: [RunErrors]
  }

  let denoiser: DadaSamples
  let pooling: DadaPooling
  let fit: any ErrorFit
  /// Models to use instead of learning, by run; nil to learn.
  let given: [RunErrors]?
  let threads: ThreadCount
  let cancellation: Cancellation
  let progress: any ProgressObserver

  /// - Throws: what loading throws, `malformedInput` where given models lack a run.
  func run(_ samples: [Sample]) throws -> Outcome {
    var outcome = Outcome(samples: Array(repeating: nil, count: samples.count), errors: [])
    for run in Set(samples.map(\.run)).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let places = samples.indices.filter { samples[$0].run == run && samples[$0].load != nil }
      guard !places.isEmpty else { continue }
      guard let errors = try errors(of: run, places.map { samples[$0] }), let models = errors.models else { continue }
      outcome.errors.append(errors)
      let denoised = try denoise(places.map { samples[$0] }, models)
      for (place, sample) in zip(places, denoised) { outcome.samples[place] = sample }
    }
    return outcome
  }

  // MARK: error models

  /// The run's models: given, or learned; nil where no sample has reads.
  func errors(of run: String, _ samples: [Sample]) throws -> RunErrors? {
    if let given {
      guard let known = given.first(where: { $0.run == run }) ?? (given.count == 1 ? given.first : nil) else {
        throw PipelineError(
          .malformedInput, "the error models hold no sequencing run called \(run)",
          advice: "learn them from a sheet with the same runs")
      }
      return known
    }
    // By the bytes of their ids, so that the order of a sheet changes nothing.
    let sorted = samples.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    guard
      let isPaired = try sorted.lazy.map({ try $0.load?() ?? .none }).first(where: { $0.readCount > 0 })
        .map({ $0.reverse != nil })
    else { return nil }
    progress.begin("learning error rates" + (run.isEmpty ? "" : " of run \(run)"), total: isPaired ? 2 : 1)
    defer { progress.end() }
    let mates = try (0..<(isPaired ? 2 : 1)).map { mate in
      try cancellation.check()
      defer { progress.advance(by: 1) }
      let learned = try ErrorLearning.learn(
        sampleCount: sorted.count, fit: fit, settings: denoiser.settings, threads: threads
      ) { place in
        try cancellation.check()
        let reads = try sorted[place].load?() ?? .none
        return mate == 0 ? reads.forward : reads.reverse ?? .none
      }
      return RunErrors.Mate(model: learned.model, learning: RunErrors.Learning(learned, fit: fit.id))
    }
    return RunErrors(run: run, mates: mates)
  }

  // MARK: inference

  private func denoise(_ samples: [Sample], _ models: MateErrors) throws -> [DadaSample] {
    switch pooling {
    case .independent: return try each(samples, models, MatePriors())
    case .pseudo:
      let first = try each(samples, "first round") { mates, lane in
        denoiser.partitions(of: mates, errors: models, threads: lane)
      }
      let forward = DadaPriors.secondRound(
        after: first.map(\.forward), fit: fit, highestScore: models.forward.highestScore)
      let reverse = models.reverse.map { model in
        DadaPriors.secondRound(after: first.compactMap(\.reverse), fit: fit, highestScore: model.highestScore)
      }
      return try each(
        samples, MateErrors(forward: forward.errors, reverse: reverse?.errors),
        MatePriors(forward: forward.priors, reverse: reverse?.priors ?? []))
    case .pooled: return try pooled(samples, models)
    }
  }

  /// Every sample by itself.
  func each(_ samples: [Sample], _ models: MateErrors, _ priors: MatePriors) throws -> [DadaSample] {
    try each(samples, "denoising") { mates, lane in
      denoiser.sample(
        mates, denoiser.partitions(of: mates, errors: models, priors: priors, threads: lane), threads: lane)
    }
  }

  private func each<Result: Sendable>(
    _ samples: [Sample], _ step: String, _ work: @escaping @Sendable (SampleMates, ThreadCount) -> Result
  ) throws -> [Result] {
    // Many samples: one lane each. Few: the lanes share each sample's comparisons.
    let spreads = samples.count >= 2 * threads.value
    let (outer, inner) = spreads ? (threads, ThreadCount.one) : (.one, threads)
    progress.begin(step, total: samples.count)
    defer { progress.end() }
    return try parallelMap(count: samples.count, threads: outer) { place throws(any Error) -> Result in
      try cancellation.check()
      defer { progress.advance(by: 1) }
      return work(try samples[place].load?() ?? .none, inner)
    }
  }

  /// All samples as one: their uniques are in memory together.
  private func pooled(_ samples: [Sample], _ models: MateErrors) throws -> [DadaSample] {
    let mates = try samples.map { try $0.load?() ?? .none }
    progress.begin("denoising \(mates.count) samples as one", total: nil)
    defer { progress.end() }
    let forward = DadaPool(mates.map(\.forward))
    let isPaired = mates.contains { $0.reverse != nil }
    let reverse = isPaired ? DadaPool(mates.map { $0.reverse ?? .none }) : nil
    try cancellation.check()
    let partitions = DadaSamples.Partitions(
      forward: DadaInference.run(
        forward.uniques, errors: models.forward, settings: denoiser.settings, threads: threads),
      reverse: reverse.map {
        DadaInference.run(
          $0.uniques, errors: models.reverse ?? models.forward, settings: denoiser.settings, threads: threads)
      })
    let variants = (
      forward: partitions.forward.variants.map(\.sequence), reverse: partitions.reverse?.variants.map(\.sequence) ?? []
    )
    return try parallelMap(count: mates.count, threads: threads) { place throws(any Error) -> DadaSample in
      try cancellation.check()
      return denoiser.sample(
        mates[place], forward: forward.variantOfUnique(sample: place, partitions.forward),
        reverse: partitions.reverse.flatMap { partitions in
          reverse.map { $0.variantOfUnique(sample: place, partitions) }
        }, variants: variants, threads: .one)
    }
  }
}
