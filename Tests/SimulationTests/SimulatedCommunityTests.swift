import BioModel
import Glibc
import Simulation
import Statistics
import TestSupport
import Testing

@Suite struct SimulatedCommunityTests {
  private func templates(_ genera: [String]) -> [AmpliconTemplate] {
    zip(SimulatedLibrary.templates(genera.count, length: 60), genera).map { template, genus in
      AmpliconTemplate(
        id: template.id, lineage: Lineage(["Bacteria", "phylum", "class", "order", "family", genus]),
        sequence: template.sequence)
    }
  }

  @Test func membersShareTheirMeanOverTheirTemplates() throws {
    let community = try SimulatedCommunity(
      members: [.init(taxon: "A", meanShares: [30, 10]), .init(taxon: "B", meanShares: [10, 30])],
      templates: templates(["A", "B", "A", "A", "C"]), templatesPerMember: 2)
    // A's 0.75 falls on its first two templates as 2 : 1; the third is not used.
    let expected: [[Double]] = [[0.5, 0.25, 0.25, 0, 0], [1.0 / 6, 0.75, 1.0 / 12, 0, 0]]
    for (group, means) in expected.enumerated() {
      for (template, mean) in means.enumerated() { #expect(agree(community.groupMeans[group][template], mean)) }
    }
  }

  @Test func allMembersWithoutTemplateAreNamedAtOnce() {
    #expect(throws: SimulationError.taxonWithoutTemplate(["X", "Y"])) {
      try SimulatedCommunity(
        members: ["X", "A", "Y"].map { .init(taxon: $0, meanShares: [1]) }, templates: templates(["A"]),
        templatesPerMember: 1)
    }
  }

  @Test func samplesSpreadAroundTheirGroupsMean() throws {
    let community = try SimulatedCommunity(
      members: [
        .init(taxon: "A", meanShares: [8]), .init(taxon: "B", meanShares: [1]), .init(taxon: "C", meanShares: [1]),
      ],
      templates: templates(["A", "B", "C", "D"]), templatesPerMember: 1)
    var generator = SeededGenerator(purpose: "simulation-tests", seed: 2)
    #expect(
      zip(community.sampleShares(group: 0, spread: 0, generator: &generator), community.groupMeans[0]).allSatisfy {
        agree($0, $1)
      })
    // The log of the ratio of two shares is normal about that of the means, with variance 2 spread².
    let samples = 1000
    let spread = 0.5
    var sum = 0.0
    var squares = 0.0
    for _ in 0..<samples {
      let shares = community.sampleShares(group: 0, spread: spread, generator: &generator)
      #expect(agree(shares.reduce(0, +), 1))
      #expect(shares[3] == 0)
      let ratio = log(shares[0] / shares[1])
      sum += ratio
      squares += ratio * ratio
    }
    let mean = sum / Double(samples)
    let variance = squares / Double(samples) - mean * mean
    #expect((mean - log(8)).magnitude < 5 * spread * (2 / Double(samples)).squareRoot())
    #expect((variance / (2 * spread * spread) - 1).magnitude < 5 * (2 / Double(samples)).squareRoot())
  }

  @Test func aLogNormalCommunityHasItsRichnessAndDifferenceBetweenGroups() {
    var generator = SeededGenerator(purpose: "simulation-tests", seed: 9)
    let community = SimulatedCommunity(
      templates: SimulatedLibrary.templates(80, length: 60), richness: 50, groups: 2, generator: &generator)
    for means in community.groupMeans {
      #expect(means.count { $0 > 0 } == 50)
      #expect(agree(means.reduce(0, +), 1))
    }
    // Shares relative to an unchanged taxon: five of fifty are four times as common in the second group.
    let ratios = zip(community.groupMeans[1], community.groupMeans[0]).filter { $0.1 > 0 }.map { $0 / $1 }.sorted()
    let common = ratios[0]
    #expect(ratios.count { agree($0, common) } == 45)
    #expect(ratios.count { agree($0, 4 * common) } == 5)
  }
}
