import BioModel
import Diversity
import Parallel
import TestSupport
import Testing

struct DiversityAnalysisTests {
  @Test("the default set on the golden table")
  func golden() throws {
    let table = try GoldenFiles.smallTable()
    let found = try DiversityAnalysis.run(table, threads: ThreadCount(2))
    #expect(found.beta.map(\.metric) == ["bray-curtis-relative", "jaccard-binary-rarefied", "aitchison"])
    #expect(found.ordinations.map(\.metric) == found.beta.map(\.metric))
    let depth = try #require(found.commonDepth)
    #expect(depth.depth >= 1_000)
    #expect(!depth.droppedSamples.isEmpty)
    let perSample = AlphaMetrics.byDefault.map(\.id) + RarefiedAlphaMetrics.all.map(\.id)
    #expect(found.alpha.map(\.metric) == table.sampleIDs.flatMap { _ in perSample })
    #expect(found.alpha.map(\.sample) == table.sampleIDs.flatMap { [String](repeating: $0, count: perSample.count) })
    #expect(found.alphaValues("shannon-ln").map(\.sample) == table.sampleIDs)
    #expect(found.alphaValues("nothing").isEmpty)
    // Shallow samples have no rarefied distances and are named.
    #expect(found.ordinations[1].sampleIDs == depth.keptSamples)
    let left = found.notices.filter { $0.code == "not-ordinated" }
    #expect(left.count == 1)
    #expect(left.allSatisfy { $0.message.hasSuffix(depth.droppedSamples.joined(separator: ", ")) })
    #expect(found.ordinations[0].sampleIDs == table.sampleIDs)
  }

  @Test("the same bits for 1, 2 and 7 threads and any order of samples and features")
  func sameBits() throws {
    let table = try GoldenFiles.smallTable()
    let one = try DiversityAnalysis.run(table, options: DiversityOptions(seed: 5))
    for threads in [2, 7] {
      let more = try DiversityAnalysis.run(table, options: DiversityOptions(seed: 5), threads: ThreadCount(threads))
      #expect(bits(more) == bits(one))
    }
    let samples = RandomFeatureTable.order(30, seed: 8)
    let moved = RandomFeatureTable.reordered(table, samples: samples, features: RandomFeatureTable.order(200, seed: 9))
    let other = try DiversityAnalysis.run(moved, options: DiversityOptions(seed: 5), threads: ThreadCount(2))
    for (a, b) in zip(one.beta, other.beta) {
      #expect(a.distances.selecting(samples).values.map(\.bitPattern) == b.distances.values.map(\.bitPattern))
    }
    for (a, b) in zip(one.ordinations, other.ordinations) {
      #expect(a.eigenvalues == b.eigenvalues)
      for (place, id) in b.sampleIDs.enumerated() {
        let before = try #require(a.sampleIDs.firstIndex(of: id))
        #expect(a.coordinates[before] == b.coordinates[place])
      }
    }
    for value in one.alpha { #expect(other.alphaValue(value.metric, sample: value.sample) == value) }
  }

  @Test("one sample: alpha, no distances, and notices that say so")
  func oneSample() throws {
    let table = FeatureTable(sampleIDs: ["a"], featureIDs: ["x", "y"], unit: .counts, rows: [[3_000, 1_000]])
    let found = try DiversityAnalysis.run(table)
    #expect(found.beta.isEmpty && found.ordinations.isEmpty)
    // Three distances, and what needs a tree.
    #expect(found.notices.filter { $0.code == "metric-not-computed" }.count == 4)
    #expect(found.alphaValue("observed-features-rarefied", sample: "a")?.value.number != nil)
  }

  @Test("two samples: one axis")
  func twoSamples() throws {
    let table = FeatureTable(
      sampleIDs: ["a", "b"], featureIDs: ["x", "y"], unit: .counts, rows: [[3_000, 1_000], [1_000, 3_000]])
    let found = try DiversityAnalysis.run(table)
    #expect(found.beta[0].distances[0, 1] == 0.5)
    #expect(found.ordinations.first?.axisCount == 1)
    // Both features in both samples: presence does not tell them apart.
    #expect(found.notices.contains { $0.code == "no-ordination" && $0.message.contains("jaccard-binary-rarefied") })
  }

  @Test("a sample without reads stays in every output and in no ordination")
  func emptySample() throws {
    let table = FeatureTable(
      sampleIDs: ["a", "none", "b", "c"], featureIDs: ["x", "y", "z"], unit: .counts,
      rows: [[3_000, 1_000, 0], [0, 0, 0], [1_000, 0, 3_000], [0, 2_000, 700]])
    let found = try DiversityAnalysis.run(table)
    for result in found.beta {
      #expect(result.distances.sampleIDs == table.sampleIDs)
      #expect(result.distances.distance(0, 1) == nil)
      #expect(result.distances.distance(1, 1) == 0)
      #expect(result.distances.distance(0, 2) != nil)
    }
    for ordination in found.ordinations { #expect(ordination.sampleIDs == ["a", "b", "c"]) }
    #expect(found.alphaValue("shannon-ln", sample: "none")?.value == .undefined(.emptySample))
    #expect(found.notices.contains { $0.code == "not-ordinated" && $0.message.hasSuffix(": none") })
  }

  @Test("nothing but empty samples, and no samples at all")
  func nothing() throws {
    let table = FeatureTable(sampleIDs: ["a", "b"], featureIDs: ["x"], unit: .counts, rows: [[0], [0]])
    let found = try DiversityAnalysis.run(table)
    #expect(found.ordinations.isEmpty)
    #expect(found.alpha.allSatisfy { $0.value.number == nil })
    let none = FeatureTable(sampleIDs: [], featureIDs: [], unit: .counts, rows: [])
    #expect(try DiversityAnalysis.run(none).alpha.isEmpty)
  }

  @Test("shares: no counts, no depth, no rarefied distances; the rest is computed")
  func shares() throws {
    let table = RandomFeatureTable.counts(samples: 4, features: 9, density: 0.9, seed: 41).closed()
    let found = try DiversityAnalysis.run(table)
    #expect(found.beta.map(\.metric) == ["bray-curtis-relative", "aitchison"])
    #expect(found.commonDepth == nil)
    #expect(found.alphaValue("chao1-bias-corrected", sample: "s0")?.note == "no-counts")
    #expect(found.alphaValue("shannon-ln-rarefied", sample: "s0")?.note == "no-counts")
    #expect(found.notices.contains { $0.code == "no-counts" })
  }

  @Test("metrics are chosen by id; an unknown one names the known")
  func selection() throws {
    var options = DiversityOptions()
    try options.selectMetrics(ids: ["bray-curtis-counts", "shannon-ln"])
    let found = try DiversityAnalysis.run(
      RandomFeatureTable.counts(samples: 3, features: 9, density: 0.9, seed: 42), options: options)
    #expect(found.beta.map(\.metric) == ["bray-curtis-counts"])
    #expect(found.alpha.map(\.metric) == ["shannon-ln", "shannon-ln", "shannon-ln"])
    #expect(throws: DiversityError.unknownMetric(id: "shannon", known: DiversityOptions.knownMetricIDs)) {
      try options.selectMetrics(ids: ["shannon"])
    }
    #expect(throws: DiversityError.depthNotPositive(0)) {
      try DiversityAnalysis.run(GoldenFiles.smallTable(), options: DiversityOptions(depth: 0))
    }
  }

  @Test("a depth that fewer than two samples reach leaves the rarefied distances out")
  func tooDeep() throws {
    let found = try DiversityAnalysis.run(GoldenFiles.smallTable(), options: DiversityOptions(depth: 1_000_000))
    #expect(found.beta.map(\.metric) == ["bray-curtis-relative", "aitchison"])
    #expect(found.commonDepth?.keptSamples == [])
    #expect(found.notices.contains { $0.code == "below-common-depth" && $0.severity == .warning })
    #expect(found.alphaValue("shannon-ln-rarefied", sample: "S00")?.note == "below-common-depth")
  }

  @Test("a request to stop is heard")
  func cancellation() throws {
    let cancellation = Cancellation()
    cancellation.request(signal: 2)
    #expect(throws: CancellationRequested.self) {
      try DiversityAnalysis.run(GoldenFiles.smallTable(), cancellation: cancellation)
    }
  }

  private func bits(_ results: DiversityResults) -> [UInt64] {
    results.alpha.map { ($0.value.number ?? -1).bitPattern }
      + results.beta.flatMap { $0.distances.values.map(\.bitPattern) }
      + results.ordinations.flatMap { $0.coordinates.flatMap { $0.map(\.bitPattern) } }
      + results.curves.flatMap { [$0.value.number ?? -1, $0.lower ?? -1, $0.upper ?? -1].map(\.bitPattern) }
      + results.alpha.flatMap { [$0.lower ?? -1, $0.upper ?? -1].map(\.bitPattern) }
  }
}
