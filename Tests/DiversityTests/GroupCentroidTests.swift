import BioModel
import Diversity
import Statistics
import TestSupport
import Testing

/// Distances to centroids straight from the distances, and when they take the place of spatial medians.
struct GroupCentroidTests {
  private static func metadata(_ groups: [String?], _ ids: [String]) -> SampleMetadata {
    SampleMetadata(sampleIDs: ids, columns: [SampleMetadata.Column(name: "group", values: groups)])
  }

  /// Distances that are not Euclidean: any symmetric numbers, the first sample close to all others.
  private static func distances(_ ids: [String], seed: UInt64) -> DistanceMatrix {
    var generator = SeededGenerator(purpose: "test", seed: seed)
    var values = [Double](repeating: 0, count: ids.count * ids.count)
    for i in ids.indices {
      for j in 0..<i {
        values[i * ids.count + j] = (j == 0 ? 0.1 : 1) * (0.05 + generator.uniform01())
        values[j * ids.count + i] = values[i * ids.count + j]
      }
    }
    return DistanceMatrix(sampleIDs: ids, values: values)
  }

  /// The plain twin: inner products around the samples' mean (Gower), then |x|² − 2 x·c + c·c.
  private static func twin(_ distances: DistanceMatrix, _ groups: [[Int]]) -> [Int: Double] {
    let places = groups.flatMap { $0 }
    let size = Double(places.count)
    func square(_ i: Int, _ j: Int) -> Double { distances[i, j] * distances[i, j] }
    var means: [Int: Double] = [:]
    for i in places { means[i] = places.reduce(0) { $0 + square(i, $1) } / size }
    let grand = places.reduce(0) { $0 + (means[$1] ?? 0) } / size
    func product(_ i: Int, _ j: Int) -> Double { -(square(i, j) - (means[i] ?? 0) - (means[j] ?? 0) + grand) / 2 }
    var found: [Int: Double] = [:]
    for group in groups {
      let own = Double(group.count)
      let centre = group.reduce(0) { sum, j in sum + group.reduce(0) { $0 + product(j, $1) } } / (own * own)
      for i in group {
        let shared = group.reduce(0) { $0 + product(i, $1) } / own
        found[i] = (product(i, i) - 2 * shared + centre).magnitude.squareRoot()
      }
    }
    return found
  }

  @Test(
    "distances to centroids equal those from inner products, also imaginary ones", arguments: [1, 2, 3] as [UInt64])
  func twin(seed: UInt64) throws {
    let ids = (0..<31).map { "s\($0)" }
    let distances = Self.distances(ids, seed: seed)
    // Three groups, one sample without a group, one group of a single sample.
    let groups = ids.indices.map { $0 == 4 ? nil : $0 == 9 ? "alone" : $0 % 3 == 0 ? "a" : "b" }
    let found = try Dispersion.test(
      distances, group: "group", metadata: Self.metadata(groups, ids), centre: .centroid)
    let members = ["a", "b", "alone"].map { name in ids.indices.filter { groups[$0] == name } }
    let expected = Self.twin(distances, members)
    #expect(found.sampleIDs.count == 30 && found.notices.contains { $0.code == "imaginary-distances" })
    for (id, value) in zip(found.sampleIDs, found.distances) {
      let place = try #require(ids.firstIndex(of: id))
      let twin = try #require(expected[place])
      if groups[place] == "alone" { #expect(value == 0) } else { #expect(agree(value, twin, within: 1e-9)) }
    }
  }

  @Test("on a line a centroid is the mean")
  func line() throws {
    let points = [0.0, 1, 5, 10, 12]
    let ids = points.indices.map { "s\($0)" }
    let matrix = DistanceMatrix(
      sampleIDs: ids, values: points.flatMap { one in points.map { (one - $0).magnitude } })
    let found = try Dispersion.test(
      matrix, group: "group", metadata: Self.metadata(["a", "a", "a", "b", "b"], ids), centre: .centroid)
    for (value, expected) in zip(found.distances, [2.0, 1, 3, 1, 1]) { #expect(agree(value, expected)) }
  }

  /// The distances of the simulated table, with more between the groups, so that there is something to say.
  private static func grouped() throws -> DistanceMatrix {
    let distances = try StudyFiles.distances()
    let groups = try StudyFiles.metadata("small.metadata.tsv").aligned(to: distances.sampleIDs)[column: "group"]?.values
    var values = distances.values
    for i in 0..<distances.count {
      for j in 0..<distances.count where groups?[i] != groups?[j] { values[i * distances.count + j] += 0.4 }
    }
    return DistanceMatrix(sampleIDs: distances.sampleIDs, values: values)
  }

  private func comparison(_ change: (inout ComparisonOptions) -> Void) throws -> (
    comparison: GroupComparison, plan: ComparisonPlan
  ) {
    let table = try GoldenFiles.smallTable()
    var asked = ComparisonOptions()
    asked.group = "group"
    asked.permutations = 199
    change(&asked)
    let plan = try ComparisonPlan(
      asked, metadata: StudyFiles.metadata("small.metadata.tsv"), samples: table.sampleIDs)
    let beta = [BetaResult(metric: "bray-curtis-relative", distances: try Self.grouped())]
    let diversity = DiversityResults(alpha: [], beta: beta, ordinations: [], commonDepth: nil, notices: [])
    return (try GroupComparison.run(plan, diversity: diversity, table: table), plan)
  }

  private func tests(_ comparison: GroupComparison) -> [String] {
    comparison.tests.map(\.test).filter { $0 != "permanova-pairwise" }
  }

  @Test("many samples: dispersion from centroids beside a PERMANOVA, said in the row, a notice and the sentence")
  func chosenForMany() throws {
    let few = try comparison { _ in }
    #expect(tests(few.comparison) == ["permanova", "permdisp"] && few.plan.centres == [.spatialMedian])
    #expect(!few.comparison.notices.contains { $0.code == "dispersion-from-centroids" })
    #expect(ComparisonOptions().mostWithSpatialMedians == DiversityOptions().mostExactlyOrdinated)

    let many = try comparison { $0.mostWithSpatialMedians = 10 }
    #expect(tests(many.comparison) == ["permanova", "permdisp-centroid"] && many.plan.centres == [.centroid])
    let notice = try #require(many.comparison.notices.first { $0.code == "dispersion-from-centroids" })
    #expect(notice.message.contains("more than 10 samples") && notice.message.contains("permdisp-centroid"))
    let sentence = try #require(many.comparison.sentences.first)
    #expect(sentence.contains("from centroids)") && few.comparison.sentences.first?.contains("centroids") == false)
    // The same numbers as the test itself.
    let row = try #require(many.comparison.tests.first { $0.test == "permdisp-centroid" })
    let alone = try Dispersion.test(
      Self.grouped(), group: "group", metadata: StudyFiles.metadata("small.metadata.tsv"), centre: .centroid)
    #expect(row.statistic == alone.f)
  }

  @Test("what is asked for is made for any number of samples")
  func askedFor() throws {
    let medians = try comparison {
      $0.mostWithSpatialMedians = 10
      $0.tests = ["permanova", "permdisp"]
    }
    #expect(tests(medians.comparison) == ["permanova", "permdisp"])
    #expect(!medians.comparison.notices.contains { $0.code == "dispersion-from-centroids" })
    let both = try comparison { $0.tests = ["permanova", "permdisp", "permdisp-centroid"] }
    #expect(tests(both.comparison) == ["permanova", "permdisp", "permdisp-centroid"])
    let alone = try comparison { $0.tests = ["permdisp-centroid"] }
    #expect(tests(alone.comparison) == ["permdisp-centroid"] && alone.comparison.sentences.isEmpty)
    let ranks = try comparison { $0.tests = ["anosim"] }
    #expect(tests(ranks.comparison) == ["anosim"])
  }

  @Test("all kinds of dispersion stand in the registry of tests")
  func registry() {
    for centre in Dispersion.Centre.allCases {
      #expect(DistanceTests.all.contains { $0.id == centre.testID && !$0.reference.isEmpty })
    }
  }
}
