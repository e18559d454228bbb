import BioModel
import Simulation
import Statistics
import Testing

@Suite struct SampleSimulationTests {
  /// Copies and readings without any error but those the scores state.
  static var faithful: SequencingModel {
    var model = SequencingModel()
    model.pcrErrorRate = 0
    model.chimeraRate = 0
    model.forwardLength = 150
    model.reverseLength = 150
    return model
  }

  /// As `faithful`, with scores that state hardly any error.
  static var clean: SequencingModel {
    var model = faithful
    model.forwardQuality = QualityModel(start: 41, fall: 0, readSpread: 0, cycleSpread: 0, collapseRate: 0)
    model.reverseQuality = model.forwardQuality
    return model
  }

  /// Five standard deviations of a count of `n` draws of probability `p`.
  static func isPlausible(_ count: Int, of n: Int, _ p: Double) -> Bool {
    (Double(count) - Double(n) * p).magnitude <= 5 * (Double(n) * p * (1 - p)).squareRoot() + 1
  }

  static func turned(_ bases: [UInt8]) -> [UInt8] {
    let complement: [UInt8: UInt8] = Dictionary(uniqueKeysWithValues: zip("ACGT".utf8, "TGCA".utf8))
    return bases.reversed().map { complement[$0] ?? UInt8(ascii: "N") }
  }

  static func mismatches(_ a: [UInt8], _ b: [UInt8]) -> Int { zip(a, b).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) } }

  @Test(arguments: [2, 7]) func theSameBytesForAnyThreadCount(threads: Int) throws {
    var model = SequencingModel()
    model.turnedShare = 0.2
    model.longestSpacer = 3
    model.randomShare = 0.1
    let one = try SimulatedLibrary(threads: 1, model: model)
    let many = try SimulatedLibrary(threads: threads, model: model)
    for (a, b) in zip(one.simulation.batches, many.simulation.batches) {
      #expect(a.forward.bytes == b.forward.bytes)
      #expect(a.reverse?.bytes == b.reverse?.bytes)
    }
    #expect(one.simulation.batches.count == 3)
    #expect(one.simulation.batches.count == many.simulation.batches.count)
    #expect(one.simulation.templateCounts == many.simulation.templateCounts)
    let other = try SimulatedLibrary(seed: 4, model: model)
    #expect(other.simulation.batches.first?.forward.bytes != one.simulation.batches.first?.forward.bytes)
  }

  @Test func everyPairIsCountedOnce() throws {
    var model = SequencingModel()
    model.chimeraRate = 0.1
    model.randomShare = 0.2
    let library = try SimulatedLibrary(model: model)
    let simulation = library.simulation
    #expect(simulation.templateCounts.reduce(0, +) + simulation.otherCount == 2500)
    #expect(simulation.batches.reduce(0) { $0 + $1.count } == 2500)
    // A chimera of a template with itself is no chimera: 1 in 12.
    #expect(SampleSimulationTests.isPlausible(simulation.otherCount, of: 2500, 0.2 + 0.8 * 0.1 * 11 / 12))
  }

  @Test func templatesAreDrawnByTheirShares() throws {
    let shares = [0.5, 0.25, 0.125, 0.125, 0]
    let library = try SimulatedLibrary(
      pairs: 4000, templateCount: 5, shares: shares, model: SampleSimulationTests.faithful)
    for (count, share) in zip(library.simulation.templateCounts, shares) {
      #expect(SampleSimulationTests.isPlausible(count, of: 4000, share))
    }
    #expect(library.simulation.templateCounts[4] == 0)
  }

  @Test(arguments: [1, 2]) func errorsOccurAsTheScoresState(mate: Int) throws {
    var model = SampleSimulationTests.faithful
    model.keepsPrimers = false
    let library = try SimulatedLibrary(pairs: 2000, length: 200, model: model)
    var bases = [Int](repeating: 0, count: 64)
    var errors = [Int](repeating: 0, count: 64)
    for read in library.reads(mate: mate) {
      let truths = library.templates.map { mate == 1 ? $0.sequence : SampleSimulationTests.turned($0.sequence) }
      let best = truths.min { a, b in
        SampleSimulationTests.mismatches(read.bases, a) < SampleSimulationTests.mismatches(read.bases, b)
      }
      for (cycle, score) in read.scores.enumerated() {
        bases[Int(score)] += 1
        if read.bases[cycle] != best?[cycle] { errors[Int(score)] += 1 }
      }
    }
    for score in 2..<42 where bases[score] > 0 {
      let probability = PhredQuality.errorProbability[score]
      #expect(
        SampleSimulationTests.isPlausible(errors[score], of: bases[score], probability),
        "Q\(score): \(errors[score]) errors in \(bases[score]) bases")
    }
    #expect(errors.reduce(0, +) > 100)
  }

  @Test func copiesHaveErrorsAtTheStatedRate() throws {
    var model = SampleSimulationTests.clean
    model.keepsPrimers = false
    model.pcrErrorRate = 0.01
    let library = try SimulatedLibrary(pairs: 1000, length: 150, model: model)
    let errors = library.reads(mate: 1).reduce(0) { sum, read in
      sum + (library.templates.map { SampleSimulationTests.mismatches(read.bases, $0.sequence) }.min() ?? 0)
    }
    // A place hit twice may be mended, and the scores add 8 errors in 100,000.
    #expect((Double(errors) / 150_000 - 0.01).magnitude < 0.002)
  }

  @Test func longMoleculesTakeManyCopyErrors() throws {
    var model = SampleSimulationTests.clean
    model.keepsPrimers = false
    model.pcrErrorRate = 0.05
    model.forwardLength = 1600
    let library = try SimulatedLibrary(pairs: 60, templateCount: 2, length: 1600, model: model)
    let errors = library.reads(mate: 1).reduce(0) { sum, read in
      sum + (library.templates.map { SampleSimulationTests.mismatches(read.bases, $0.sequence) }.min() ?? 0)
    }
    // Of 80 a molecule, 2 fall on a place hit before, and a third of those mend it.
    #expect((Double(errors) / Double(60 * 1600) - 0.049).magnitude < 0.005)
  }

  @Test func chimerasJoinTwoTemplates() throws {
    var model = SampleSimulationTests.clean
    model.keepsPrimers = false
    model.chimeraRate = 1
    let library = try SimulatedLibrary(pairs: 1000, length: 150, model: model)
    var joined = 0
    for read in library.reads(mate: 1) {
      let begins = library.templates.filter {
        SampleSimulationTests.mismatches(Array(read.bases.prefix(20)), Array($0.sequence.prefix(20))) <= 1
      }
      let ends = library.templates.filter {
        SampleSimulationTests.mismatches(Array(read.bases.suffix(20)), Array($0.sequence.suffix(20))) <= 1
      }
      #expect(begins.count == 1)
      #expect(ends.count == 1)
      if begins.first != ends.first { joined += 1 }
    }
    #expect(joined == library.simulation.otherCount)
    #expect(SampleSimulationTests.isPlausible(joined, of: 1000, 11.0 / 12))
  }

  @Test func readsBeyondTheFragmentHoldTheAdapter() throws {
    var model = SampleSimulationTests.clean
    model.keepsPrimers = false
    model.forwardLength = 120
    let library = try SimulatedLibrary(pairs: 50, length: 90, model: model)
    for read in library.reads(mate: 1) {
      #expect(
        SampleSimulationTests.mismatches(Array(read.bases[90...]), Array("AGATCGGAAGAGCACACGTCTGAACTCCAG".utf8)) <= 1)
    }
  }

  @Test func binnedScoresAreOnlyTheBins() throws {
    var model = SampleSimulationTests.faithful
    model.forwardQuality.bins = QualityModel.fourBins
    model.reverseQuality.bins = QualityModel.fourBins
    let library = try SimulatedLibrary(pairs: 500, model: model)
    for mate in [1, 2] {
      let scores = Set(library.reads(mate: mate).flatMap(\.scores))
      #expect(scores.isSubset(of: QualityModel.fourBins))
      #expect(scores.isSuperset(of: [2, 23, 37]))
    }
  }
}
