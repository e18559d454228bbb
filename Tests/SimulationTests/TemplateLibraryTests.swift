import BioModel
import Reads
import Simulation
import Testing

@Suite struct TemplateLibraryTests {
  private typealias Entry = (id: String, lineage: Lineage, sequence: [UInt8])
  private let forward = "GTGCCAGCAGCCGCGGTAA"
  /// 806R (GGACTACHVGGGTWTCTAAT) on the sense strand.
  private let reverse = "ATTAGAAACCCCTGTAGTCC"

  private func entry(_ id: String, _ sequence: String) -> Entry {
    (id, Lineage(["Bacteria", id]), Array(sequence.utf8))
  }

  private func insert(_ number: Int) -> String {
    String(decoding: SimulatedLibrary.templates(4, length: 120)[number].sequence, as: UTF8.self)
  }

  @Test func aTemplateIsWhatStandsBetweenThePrimers() throws {
    let entries = [
      entry("whole", "TTTTT" + forward + insert(0) + reverse + "GGGG"),
      entry("copy", "A" + forward + insert(0) + reverse),
      entry("no-reverse", forward + insert(1)),
      entry(
        "other-strand",
        String(decoding: SampleSimulationTests.turned(Array((forward + insert(2) + reverse).utf8)), as: UTF8.self)),
      entry("ambiguous", forward + "N" + insert(2) + reverse),
      // One mismatch in each primer is one that PCR bears.
      entry("near", "C" + forward.dropFirst() + insert(3) + reverse.dropLast() + "G"),
    ]
    let templates = try TemplateLibrary.templates(of: entries, primers: SimulatedLibrary.primers())
    #expect(templates.map(\.id) == ["whole", "near"])
    #expect(templates.map { String(decoding: $0.sequence, as: UTF8.self) } == [insert(0), insert(3)])
    #expect(templates.first?.lineage[.phylum] == "whole")
  }

  @Test func noTemplateIsAnError() throws {
    let primers = try SimulatedLibrary.primers()
    #expect(throws: SimulationError.noTemplate(primers: primers.name)) {
      try TemplateLibrary.templates(of: [entry("none", insert(0))], primers: primers)
    }
  }
}
