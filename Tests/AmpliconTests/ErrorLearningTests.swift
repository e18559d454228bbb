import Amplicon
import Parallel
import Testing

@Suite struct ErrorLearningTests {
  @Test func learnsTheMatrixOfR() throws {
    let samples = DadaFixture.samples
    let learned = try ErrorLearning.learn(sampleCount: 2) { samples[$0] }
    let errors = try DadaFixture.errors()
    #expect(learned.converged && learned.rounds == 3 && learned.samples == 2)
    #expect(learned.reads == samples.reduce(0) { $0 + $1.totalReads } && learned.bases == 130 * learned.reads)
    #expect(learned.model.highestScore == errors.highestScore)
    for (a, b) in zip(learned.model.rates, errors.rates) { #expect((a - b).magnitude <= 1e-9 * b) }
    for (row, cells) in DadaFixture.rows("observed.csv").enumerated() {
      for (score, cell) in cells.dropFirst().enumerated() { #expect(learned.observed[row, score] == Int(cell)) }
    }
  }

  @Test func isTheSameForAnyNumberOfThreadsAndKeepsComparisonsForInference() throws {
    let samples = DadaFixture.samples
    let learned = try ErrorLearning.learn(sampleCount: 2) { samples[$0] }
    for threads in [2, 7] {
      #expect(try ErrorLearning.learn(sampleCount: 2, threads: ThreadCount(threads)) { samples[$0] } == learned)
    }
    let comparisons = samples.map { DadaComparisons($0, settings: DadaSettings()) }
    #expect(try ErrorLearning.learn(comparisons) == learned)
    for (sample, compared) in zip(samples, comparisons) {
      #expect(
        DadaInference.run(compared, errors: learned.model, settings: DadaSettings())
          == DadaInference.run(sample, errors: learned.model))
    }
  }

  @Test func stopsAtEnoughBasesAndPassesOverEmptySamples() throws {
    let samples = [.none] + DadaFixture.samples
    let learned = try ErrorLearning.learn(sampleCount: 3, enoughBases: 1000) { samples[$0] }
    #expect(learned.samples == 1 && learned.reads == samples[1].totalReads)
    #expect(throws: AmpliconError.nothingToLearnFrom) { try ErrorLearning.learn(sampleCount: 1) { _ in .none } }
    #expect(throws: AmpliconError.nothingToLearnFrom) { try ErrorLearning.learn(sampleCount: 0) { _ in .none } }
  }
}
