import BioModel
import Reads
import Simulation
import Statistics
import Testing

/// Primers, spacers, strands and random sequence stand where the model says.
@Suite struct LibraryConstructionTests {
  /// The bases that each letter of 515F (GTGCCAGCMGCCGCGGTAA) and 806R (GGACTACHVGGGTWTCTAAT) stands for.
  static let codes: [UInt8: String] = [
    UInt8(ascii: "M"): "AC", UInt8(ascii: "H"): "ACT", UInt8(ascii: "V"): "ACG", UInt8(ascii: "W"): "AT",
  ]

  /// Mismatches of a primer at a place of a read.
  static func mismatches(_ primer: String, _ read: [UInt8], at start: Int) -> Int {
    primer.utf8.enumerated().reduce(0) { sum, letter in
      let choices = codes[letter.element].map { Array($0.utf8) } ?? [letter.element]
      return sum + (choices.contains(read[start + letter.offset]) ? 0 : 1)
    }
  }

  private let forward = "GTGCCAGCMGCCGCGGTAA"
  private let reverse = "GGACTACHVGGGTWTCTAAT"

  @Test func readsBeginWithTheirPrimers() throws {
    let library = try SimulatedLibrary(pairs: 600, model: SampleSimulationTests.clean)
    let first = library.reads(mate: 1)
    #expect(first.allSatisfy { LibraryConstructionTests.mismatches(forward, $0.bases, at: 0) <= 1 })
    #expect(library.reads(mate: 2).allSatisfy { LibraryConstructionTests.mismatches(reverse, $0.bases, at: 0) <= 1 })
    // Degenerate places hold every base they stand for.
    #expect(Set(first.map { $0.bases[8] }).isSuperset(of: "AC".utf8))
    // What follows is the template's start.
    let starts = library.templates.map { Array($0.sequence.prefix(40)) }
    #expect(
      first.allSatisfy { read in
        starts.contains { SampleSimulationTests.mismatches($0, Array(read.bases[19..<59])) <= 2 }
      })
  }

  @Test func readsBeginWithTheTemplateWherePrimersWereRemoved() throws {
    var model = SampleSimulationTests.clean
    model.keepsPrimers = false
    let library = try SimulatedLibrary(pairs: 300, model: model)
    let starts = library.templates.map { Array($0.sequence.prefix(40)) }
    #expect(
      library.reads(mate: 1).allSatisfy { read in
        starts.contains { SampleSimulationTests.mismatches($0, Array(read.bases.prefix(40))) <= 2 }
      })
  }

  @Test func spacersOfEveryLengthStandBeforeThePrimers() throws {
    var model = SampleSimulationTests.clean
    model.longestSpacer = 5
    let library = try SimulatedLibrary(pairs: 1200, model: model)
    for (mate, primer) in [(1, forward), (2, reverse)] {
      var lengths = [Int](repeating: 0, count: 6)
      for read in library.reads(mate: mate) {
        let place = (0...5).first { LibraryConstructionTests.mismatches(primer, read.bases, at: $0) <= 1 }
        lengths[try #require(place)] += 1
      }
      for count in lengths { #expect(SampleSimulationTests.isPlausible(count, of: 1200, 1.0 / 6)) }
    }
  }

  @Test func theStatedShareIsReadFromTheOtherStrand() throws {
    var model = SampleSimulationTests.clean
    model.turnedShare = 0.3
    let library = try SimulatedLibrary(pairs: 1500, model: model)
    let turned = zip(library.reads(mate: 1), library.reads(mate: 2)).filter { first, second in
      LibraryConstructionTests.mismatches(reverse, first.bases, at: 0) <= 1
        && LibraryConstructionTests.mismatches(forward, second.bases, at: 0) <= 1
    }.count
    #expect(SampleSimulationTests.isPlausible(turned, of: 1500, 0.3))
  }

  @Test func randomSequenceBearsNoPrimer() throws {
    var model = SampleSimulationTests.clean
    model.randomShare = 0.4
    let library = try SimulatedLibrary(pairs: 1000, model: model)
    let without = library.reads(mate: 1).filter { LibraryConstructionTests.mismatches(forward, $0.bases, at: 0) > 3 }
    #expect(without.count == library.simulation.otherCount)
    #expect(SampleSimulationTests.isPlausible(without.count, of: 1000, 0.4))
  }
}
