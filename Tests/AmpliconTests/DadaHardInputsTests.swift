import Amplicon
import Statistics
import Testing

@Suite struct DadaHardInputsTests {
  private func uniques(_ reads: [([UInt8], Int)], score: UInt8 = 35) -> QualityUniques {
    var dereplicator = QualityDereplicator()
    for (sequence, count) in reads {
      let scores = [UInt8](repeating: score, count: sequence.count)
      for _ in 0..<count { dereplicator.insert(bases: sequence.span, scores: scores.span) }
    }
    return dereplicator.finish().uniques
  }

  @Test func noReadGivesNoVariant() throws {
    #expect(DadaInference.run(.none, errors: try DadaFixture.errors()) == .none)
  }

  @Test func oneReadAndAllReadsAlikeAreOneVariant() throws {
    var simulated = SimulatedSequences("alike")
    let sequence = simulated.random(150)
    for count in [1, 5000] {
      let found = DadaInference.run(uniques([(sequence, count)]), errors: try DadaFixture.errors())
      #expect(found.variants.map(\.readCount) == [count] && found.variants[0].sequence == sequence)
      #expect(found.unexplainedReads == 0 && found.variants[0].exactReads == count)
    }
  }

  @Test func aNeighbourAtOneToAThousandIsFoundWhereErrorsAreRarer() throws {
    var simulated = SimulatedSequences("neighbour")
    let sequence = simulated.random(150)
    var neighbour = sequence
    neighbour[70] = neighbour[70] == 65 ? 67 : 65
    // Errors of 1e-5 a base explain 0.4 of 40,000 reads; 40 stand out, 2 do not.
    let rates = (0..<16).flatMap { row in (0...40).map { _ in Transition.isSelf(row) ? 1 - 3e-5 : 1e-5 } }
    let errors = ErrorModel(highestScore: 40, rates: rates)
    for (count, variants) in [(2, 1), (40, 2)] {
      let found = DadaInference.run(uniques([(sequence, 40_000), (neighbour, count)]), errors: errors)
      #expect(found.variants.count == variants)
    }
  }

  @Test func lengthsMayDifferAndBeTiny() throws {
    var simulated = SimulatedSequences("lengths")
    let sequence = simulated.random(200)
    var reads: [([UInt8], Int)] = [(sequence, 300)]
    for length in [1, 2, 3, 4, 5, 6, 20, 100, 150, 199] { reads.append((Array(sequence.prefix(length)), 3)) }
    reads.append((simulated.random(400), 40))
    let sample = uniques(reads)
    let found = DadaInference.run(sample, errors: try DadaFixture.errors())
    #expect(found.variants.count >= 2)
    #expect(found.variants.reduce(0) { $0 + $1.readCount } + found.unexplainedReads == sample.totalReads)
  }

  @Test func oneValueOfQualityCanBeLearnedFrom() throws {
    var simulated = SimulatedSequences("one-quality")
    let truth = (0..<3).map { _ in simulated.random(100) }
    var reads: [([UInt8], Int)] = truth.map { ($0, 400) }
    for sequence in truth {
      for _ in 0..<60 {
        var read = sequence
        read[simulated.generator.below(100)] = simulated.random(1)[0]
        reads.append((read, 1))
      }
    }
    let sample = uniques(reads, score: 40)
    let learned = try ErrorLearning.learn(sampleCount: 1) { _ in sample }
    #expect(learned.converged)
    let found = DadaInference.run(sample, errors: learned.model)
    #expect(Set(found.variants.map(\.sequence)) == Set(truth))
  }
}
