import Amplicon
import Parallel
import Reads
import Statistics
import Testing

/// From pairs with errors to merged sequences, with every read accounted for.
@Suite("Dada samples") struct DadaSamplesTests {
  private static let bases = Array("ACGT".utf8)

  /// Two amplicons of 120 bases, one base apart in the forward mate, read from both ends with errors where scores are
  /// low.
  private static func sample(_ reads: [Int], length: Int = 120, seed: UInt64 = 1) -> (SampleMates, [[UInt8]]) {
    var generator = SeededGenerator(purpose: "dada-samples", seed: seed)
    let first = (0..<length).map { _ in bases[generator.below(4)] }
    var second = first
    second[10] = second[10] == bases[0] ? bases[1] : bases[0]
    let templates = [first, second]
    var mates = MateDereplicator()
    for (template, count) in zip(templates, reads) {
      for _ in 0..<count {
        func read(_ sequence: some Sequence<UInt8>) -> ([UInt8], [UInt8]) {
          var read = Array(sequence)
          let scores = read.map { _ in UInt8(generator.below(20) == 0 ? 12 : 38) }
          for place in read.indices where scores[place] == 12 && generator.below(16) == 0 {
            read[place] = bases[generator.below(4)]
          }
          return (read, scores)
        }
        let (forward, reverse) = (read(template.prefix(80)), read(turned(template).prefix(70)))
        _ = mates.insert(forward: forward.0.span, forward.1.span, reverse: reverse.0.span, reverse.1.span)
      }
    }
    return (mates.finish(isPaired: true), templates)
  }

  private static func turned(_ sequence: [UInt8]) -> [UInt8] {
    sequence.reversed().map { letter in
      switch letter {
      case 0x41: 0x54
      case 0x43: 0x47
      case 0x47: 0x43
      default: 0x41
      }
    }
  }

  private static func models(_ mates: SampleMates) throws -> MateErrors {
    let learned = try [mates.forward, mates.reverse ?? .none].map { uniques in
      try ErrorLearning.learn(sampleCount: 1) { _ in uniques }.model
    }
    return MateErrors(forward: learned[0], reverse: learned[1])
  }

  private static func total(_ sample: DadaSample) -> Int {
    sample.sequences.totalReads + sample.losses.values.reduce(0, +)
  }

  @Test("neighbours of one base are told apart, and every pair is somewhere")
  func neighbours() throws {
    let (mates, templates) = Self.sample([900, 300])
    let denoiser = DadaSamples()
    let models = try Self.models(mates)
    var outcomes: [DadaSample] = []
    for threads in [1, 2, 7] {
      let lanes = ThreadCount(threads)
      let partitions = denoiser.partitions(of: mates, errors: models, threads: lanes)
      outcomes.append(denoiser.sample(mates, partitions, threads: lanes))
    }
    #expect(outcomes[0] == outcomes[1] && outcomes[0] == outcomes[2])
    let sample = outcomes[0]
    #expect(Set((0..<sample.sequences.count).map { sample.sequences.sequence($0) }) == Set(templates))
    #expect(Self.total(sample) == 1_200 && sample.sequences.totalReads > 1_150)
    #expect(sample.mates.count == 2 && sample.mates[0].variantCount == 2 && sample.mates[1].variantCount == 1)
    #expect(sample.mates.allSatisfy { $0.readCount == 1_200 })
  }

  @Test("amplicons outside the window of lengths are lost to merged-length")
  func window() throws {
    let (mates, _) = Self.sample([500, 0])
    let models = try Self.models(mates)
    for (window, kept) in [
      (LengthWindow(minimum: 110, typical: 120, maximum: 130), true),
      (LengthWindow(minimum: 121, typical: 125, maximum: 130), false),
    ] {
      let denoiser = DadaSamples(lengths: window)
      let sample = denoiser.sample(
        mates, denoiser.partitions(of: mates, errors: models, threads: .one), threads: .one)
      #expect(Self.total(sample) == 500)
      #expect((sample.sequences.totalReads > 0) == kept && (sample.losses[.mergedLength] ?? 0 > 0) == !kept)
    }
  }

  @Test("mates that do not meet are lost to no-overlap")
  func apart() throws {
    let (mates, _) = Self.sample([400, 0], length: 145)
    let denoiser = DadaSamples()
    let sample = denoiser.sample(
      mates, denoiser.partitions(of: mates, errors: try Self.models(mates), threads: .one), threads: .one)
    #expect(sample.sequences.count == 0 && Self.total(sample) == 400 && sample.losses[.noOverlap] ?? 0 > 380)
  }

  @Test("single reads go the same way without merging; no reads give nothing")
  func singles() throws {
    let (mates, templates) = Self.sample([300, 0])
    let single = SampleMates(forward: mates.forward, reverse: nil, pairs: [])
    let models = MateErrors(forward: try Self.models(mates).forward, reverse: nil)
    let denoiser = DadaSamples()
    let sample = denoiser.sample(
      single, denoiser.partitions(of: single, errors: models, threads: .one), threads: .one)
    #expect(sample.sequences.sequence(0) == Array(templates[0].prefix(80)) && Self.total(sample) == 300)
    #expect(sample.mates.count == 1)
    let none = denoiser.sample(
      .none, denoiser.partitions(of: .none, errors: models, threads: .one), threads: .one)
    #expect(none.sequences.count == 0 && none.losses.isEmpty)
  }
}
