import BioModel
import Parallel
import Reads
import Simulation
import Statistics
import Testing

/// A small library of random templates, simulated under a model.
struct SimulatedLibrary {
  /// The 515F/806R pair: both primers hold degenerate bases.
  static func primers() throws -> PrimerPair { try #require(PrimerCatalog.all.first { $0.id == "515f-806r" }) }

  let templates: [AmpliconTemplate]
  let simulation: SampleSimulation

  init(
    pairs: Int = 2500, templateCount: Int = 12, length: Int = 250, threads: Int = 2, seed: UInt64 = 3,
    shares: [Double]? = nil, model: SequencingModel
  ) throws {
    templates = SimulatedLibrary.templates(templateCount, length: length)
    simulation = try SampleSimulation(
      sample: "s", pairs: pairs, shares: shares ?? Array(repeating: 1 / Double(templateCount), count: templateCount),
      templates: templates, model: model, primers: SimulatedLibrary.primers(), seed: seed, threads: ThreadCount(threads)
    )
  }

  /// Random templates, far from each other.
  static func templates(_ count: Int, length: Int) -> [AmpliconTemplate] {
    var generator = SeededGenerator(purpose: "simulation-tests", seed: 11)
    let bases = Array("ACGT".utf8)
    return (0..<count).map { number in
      AmpliconTemplate(
        id: "t\(number)", lineage: Lineage(["Bacteria"]), sequence: (0..<length).map { _ in bases[generator.below(4)] })
    }
  }

  /// All reads of one mate: bases and scores.
  func reads(mate: Int) -> [(bases: [UInt8], scores: [UInt8])] {
    simulation.batches.flatMap { pairs -> [(bases: [UInt8], scores: [UInt8])] in
      guard let batch = mate == 1 ? pairs.forward : pairs.reverse else { return [] }
      return batch.records.map { (Array(batch.bytes[$0.sequence]), Array(batch.bytes[$0.quality])) }
    }
  }
}
