import Amplicon
import Parallel
import Statistics
import Testing

@Suite struct DadaInferenceTests {
  /// Settings of the golden results by R, as `Fixtures/dada/README.md` says.
  private func settings(_ mode: String) -> DadaSettings {
    var settings = DadaSettings()
    switch mode {
    case "singletons": settings.detectsSingletons = true
    case "banded":
      settings.band = 2
      settings.gapless = false
    case "homopolymer": settings.homopolymerGap = -1
    case "strict":
      settings.omegaA = 1e-10
      settings.omegaC = 1e-10
      settings.minFold = 2
      settings.minHamming = 2
      settings.minAbundance = 3
    default: break
    }
    return settings
  }

  @Test(arguments: ["learned", "singletons", "banded", "homopolymer", "strict"])
  func givesTheVariantsOfR(mode: String) throws {
    let errors = try DadaFixture.errors()
    for (number, sample) in DadaFixture.samples.enumerated() {
      let found = DadaInference.run(sample, errors: errors, settings: settings(mode))
      #expect(DadaFixture.lines(found) == DadaFixture.lines(mode: mode, sample: number + 1))
    }
  }

  @Test func givesTheMapAndTheFinalPValuesOfR() throws {
    let errors = try DadaFixture.errors()
    for (number, sample) in DadaFixture.samples.enumerated() {
      let found = DadaInference.run(sample, errors: errors)
      let rows = DadaFixture.rows("uniques.csv").filter { $0[0] == String(number + 1) }
      #expect(rows.count == sample.count)
      for (index, row) in rows.enumerated() {
        #expect(Int(row[1]) == sample.sequences.readCounts[index])
        #expect(found.variantOfUnique[index] == (Int32(row[2]) ?? 0) - 1)
        let p = try #require(Double(row[3]))
        #expect((found.pValues[index] - p).magnitude <= 1e-11 * p)
      }
      let explained = found.variants.reduce(0) { $0 + $1.readCount }
      #expect(explained + found.unexplainedReads == sample.totalReads)
    }
  }

  /// R's pseudo-pooling denoises the second time with rates estimated from the first.
  @Test func pseudoPoolsAsR() throws {
    let errors = try DadaFixture.errors()
    let first = DadaFixture.samples.map { DadaInference.run($0, errors: errors) }
    let second = DadaPriors.secondRound(after: first, fit: LoessErrorFit(), highestScore: errors.highestScore)
    for (number, sample) in DadaFixture.samples.enumerated() {
      let found = DadaInference.run(sample, errors: second.errors, priors: second.priors)
      #expect(DadaFixture.lines(found) == DadaFixture.lines(mode: "pseudo", sample: number + 1))
    }
  }

  @Test func poolsAsR() throws {
    let samples = DadaFixture.samples
    let pool = DadaPool(samples)
    let partitions = DadaInference.run(pool.uniques, errors: try DadaFixture.errors())
    for (number, sample) in samples.enumerated() {
      let counts = pool.readCounts(sample: number, of: sample, partitions)
      var found: [String: Int] = [:]
      for (variant, reads) in zip(partitions.variants, counts) where reads > 0 {
        found[String(decoding: variant.sequence, as: UTF8.self)] = reads
      }
      var expected: [String: Int] = [:]
      for row in DadaFixture.rows("pooled.csv") where row[0] == String(number + 1) { expected[row[1]] = Int(row[2]) }
      #expect(found == expected)
    }
  }

  @Test func isTheSameForAnyNumberOfThreadsAndForKeptComparisons() throws {
    let errors = try DadaFixture.errors()
    let large = manyUniques(9000)
    let whole = DadaInference.run(large, errors: errors)
    #expect(whole.variants.count > 3)
    for threads in [2, 7] { #expect(DadaInference.run(large, errors: errors, threads: ThreadCount(threads)) == whole) }
    let kept = DadaComparisons(large, settings: DadaSettings())
    let none = DadaComparisons(large, settings: DadaSettings(), byteLimit: 0)
    for comparisons in [kept, none] {
      for _ in 0..<2 { #expect(DadaInference.run(comparisons, errors: errors, settings: DadaSettings()) == whole) }
    }
  }

  @Test func samplesTogetherGiveWhatEachGives() throws {
    let errors = try DadaFixture.errors()
    let samples = DadaFixture.samples + [.none, manyUniques(1500), DadaFixture.samples[0]]
    let each = samples.map { DadaInference.run($0, errors: errors) }
    for threads in [1, 2, 7] {
      let together = DadaInference.run(
        samples.map { DadaComparisons($0, settings: DadaSettings()) }, errors: errors, settings: DadaSettings(),
        threads: ThreadCount(threads))
      #expect(together == each)
    }
  }

  @Test func stopsAtTheGreatestNumberOfVariants() throws {
    let found = DadaInference.run(DadaFixture.samples[0], errors: try DadaFixture.errors(), maximumVariants: 3)
    #expect(found.variants.count == 3)
  }

  @Test func aPriorNeedsLessEvidence() throws {
    let errors = try DadaFixture.errors()
    let sample = DadaFixture.samples[0]
    let without = DadaInference.run(sample, errors: errors)
    let variants = Set(without.variants.map(\.sequence))
    // A sequence of one read, unlikely but not significant, is one as soon as it is expected.
    let place = try #require(
      (0..<sample.count).last { sample.sequences.readCounts[$0] == 1 && (1e-30...1e-9).contains(without.pValues[$0]) })
    let rare = sample.sequences.sequence(place)
    #expect(!variants.contains(rare))
    let with = DadaInference.run(sample, errors: errors, priors: [rare])
    let found = try #require(with.variants.first { $0.sequence == rare })
    guard case .prior(let p, _, _, _) = found.birth else {
      Issue.record("not born as a prior")
      return
    }
    #expect(p < 1e-4)
  }

  /// Copies of a few sequences with scattered errors, all distinct.
  private func manyUniques(_ count: Int) -> QualityUniques {
    var simulated = SimulatedSequences("many-uniques")
    let truth = (0..<6).map { _ in simulated.random(120) }
    var dereplicator = QualityDereplicator()
    let scores = [UInt8](repeating: 30, count: 120)
    for _ in 0..<3000 {
      for (number, sequence) in truth.enumerated() where simulated.generator.below(6) >= number {
        dereplicator.insert(bases: sequence.span, scores: scores.span)
      }
    }
    while dereplicator.count < count {
      var read = truth[simulated.generator.below(6)]
      for _ in 0..<(1 + simulated.generator.below(3)) {
        read[simulated.generator.below(120)] = simulated.random(1)[0]
      }
      dereplicator.insert(bases: read.span, scores: scores.span)
    }
    return dereplicator.finish().uniques
  }
}
