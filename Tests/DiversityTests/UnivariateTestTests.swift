import BioModel
import Diversity
import Statistics
import TestSupport
import Testing

struct UnivariateTestTests {
  @Test("statistics and p-values equal R's")
  func r() throws {
    var seen: [String: Int] = [:]
    for row in try StudyFiles.rows("univariate.tsv") {
      let x = numbers(row[1])
      let y = numbers(row[2])
      seen[row[0], default: 0] += 1
      switch row[0] {
      case "rank-sum":
        let found = try #require(WilcoxonRankSum.test(x, y))
        expect(found.u, found.pValue, row)
      case "signed-rank":
        let found = try #require(WilcoxonSignedRank.test(x, y))
        expect(found.v, found.pValue, row)
      case "spearman":
        let found = try #require(SpearmanCorrelation.test(x, y))
        expect(found.rho.number, found.pValue.number, row)
      case "kruskal":
        let groups = [0.0, 1, 2].map { level in zip(x, y).filter { $0.1 == level }.map(\.0) }
        let found = try #require(KruskalWallis.test(groups))
        expect(found.h, found.pValue, row)
        #expect(agree(found.epsilonSquared, found.h / Double(x.count - 1)))
      case "BH": #expect(zip(PAdjustment.benjaminiHochberg.adjusted(x), y).allSatisfy { agree($0, $1, within: 1e-12) })
      case "holm": #expect(zip(PAdjustment.holm.adjusted(x), y).allSatisfy { agree($0, $1, within: 1e-12) })
      default: Issue.record("unknown row \(row[0])")
      }
    }
    #expect(seen == ["rank-sum": 13, "signed-rank": 10, "spearman": 12, "kruskal": 2, "BH": 1, "holm": 1])
  }

  @Test("Cliff's delta is the mean sign of all differences, its variance the unbiased one")
  func cliff() throws {
    var generator = SeededGenerator(purpose: "cliff", seed: 1)
    for size in [2, 5, 17] {
      let x = (0..<size).map { _ in (generator.normal() * 2).rounded() }
      let y = (0..<(size + 3)).map { _ in (generator.normal() * 2 - 1).rounded() }
      let found = try #require(WilcoxonRankSum.test(x, y))
      let signs = x.map { a in y.map { b in a > b ? 1.0 : (a < b ? -1 : 0) } }
      let delta = signs.flatMap { $0 }.reduce(0, +) / Double(x.count * y.count)
      #expect(agree(found.cliffsDelta, delta, within: 1e-12))
      let m = Double(x.count)
      let n = Double(y.count)
      let rows = signs.map { $0.reduce(0, +) / n }
      let columns = y.indices.map { column in signs.reduce(0) { $0 + $1[column] } / m }
      var variance = n * n * rows.reduce(0) { $0 + ($1 - delta) * ($1 - delta) }
      variance += m * m * columns.reduce(0) { $0 + ($1 - delta) * ($1 - delta) }
      variance -= signs.flatMap { $0 }.reduce(0) { $0 + ($1 - delta) * ($1 - delta) }
      variance /= m * n * (m - 1) * (n - 1)
      variance = max(variance, (1 - delta * delta) / (m * n - 1))
      let z = 1.959963984540054
      let scale = 1 - delta * delta + z * z * variance
      let spread = z * (variance * ((1 - delta * delta) * (1 - delta * delta) + z * z * variance)).squareRoot()
      guard delta.magnitude < 1 else { continue }
      #expect(agree(found.lower ?? .nan, max(-1, (delta - delta * delta * delta - spread) / scale)))
      #expect(agree(found.upper ?? .nan, min(1, (delta - delta * delta * delta + spread) / scale)))
    }
    let apart = try #require(WilcoxonRankSum.test([4, 5, 6, 7, 8], [1, 2, 3]))
    #expect(apart.cliffsDelta == 1 && apart.upper == 1)
  }

  @Test("alpha diversity by group, by number, and paired; adjusted over the metrics")
  func comparison() throws {
    let table = try GoldenFiles.smallTable()
    let metadata = try StudyFiles.metadata("small.metadata.tsv")
    let metrics = AlphaMetrics.all.filter { ["observed-features", "shannon-ln", "simpson-1-d"].contains($0.id) }
    let values = AlphaDiversity.compute(table, metrics: metrics)
    let groups = try AlphaComparison.compare(values, by: "group", metadata: metadata)
    #expect(groups.count { $0.test == "kruskal-wallis" } == 3 && groups.count { $0.isPair } == 9)
    #expect(groups[0].groups == ["control", "mild", "severe"] && groups[1].groups == ["severe", "mild"])
    let p = groups.filter { !$0.isPair }.map { $0.pValue.number ?? .nan }
    #expect(
      groups.filter { !$0.isPair }.map { $0.adjustedP.number ?? .nan } == PAdjustment.benjaminiHochberg.adjusted(p))
    let ages = try AlphaComparison.compare(values, by: "age", metadata: metadata)
    #expect(ages.map(\.test) == ["spearman", "spearman", "spearman"])
    let two = try AlphaComparison.compare(values, by: "batch", metadata: metadata)
    #expect(two.allSatisfy { $0.test == "wilcoxon-rank-sum" && $0.groups == ["b2", "b1"] && $0.lower != nil })
    // Two visits of each subject are pairs.
    let visits = try #require(metadata[column: "visit"]).values
    let kept = metadata.sampleIDs.indices.filter { visits[$0] != "v2" }.map { metadata.sampleIDs[$0] }
    let paired = try AlphaComparison.compare(
      values.filter { kept.contains($0.sample) }, by: "visit", metadata: metadata, subject: "subject")
    #expect(paired.allSatisfy { $0.test == "wilcoxon-signed-rank" && $0.count == 10 })
  }

  @Test("a subject counts once in a group, by the mean of its samples")
  func subjects() throws {
    let ids = (0..<24).map { "s\($0)" }
    let numbers = (0..<24).map { Double(($0 * 7919) % 101) }
    let values = zip(ids, numbers).map { AlphaValue(sample: $0, metric: "m", value: .defined($1)) }
    // Eight people of three samples each, four of either group.
    let metadata = SampleMetadata(
      sampleIDs: ids,
      columns: [
        SampleMetadata.Column(name: "group", values: ids.indices.map { $0 / 3 < 4 ? "a" : "b" }),
        SampleMetadata.Column(name: "who", values: ids.indices.map { "p\($0 / 3)" }),
        SampleMetadata.Column(name: "age", values: ids.indices.map { "\(20 + $0 / 3)" }),
        SampleMetadata.Column(name: "time", values: ids.indices.map { $0 % 3 == 0 ? "before" : "after" }),
      ])
    func mean(_ places: Range<Int>) -> Double { numbers[places].reduce(0, +) / Double(places.count) }
    let means = (0..<8).map { mean(3 * $0..<3 * $0 + 3) }
    let row = try #require(
      AlphaComparison.compare(values, by: "group", metadata: metadata, subject: "who").first)
    let plain = try #require(WilcoxonRankSum.test(Array(means[4...]), Array(means[..<4])))
    #expect(row.test == "wilcoxon-rank-sum" && row.count == 8 && row.pValue == .defined(plain.pValue))
    let age = try #require(AlphaComparison.compare(values, by: "age", metadata: metadata, subject: "who").first)
    #expect(age.count == 8 && age.statistic == SpearmanCorrelation.test((0..<8).map(Double.init), means)?.rho)
    // Two samples after and one before: pairs of the person's means.
    let time = try #require(AlphaComparison.compare(values, by: "time", metadata: metadata, subject: "who").first)
    let before = (0..<8).map { numbers[3 * $0] }
    let after = (0..<8).map { mean(3 * $0 + 1..<3 * $0 + 3) }
    let signed = try #require(WilcoxonSignedRank.test(before, after))
    #expect(time.test == "wilcoxon-signed-rank" && time.count == 8 && time.pValue == .defined(signed.pValue))
  }

  private func numbers(_ text: String) -> [Double] { text.split(separator: ",").compactMap { Double($0) } }

  private func expect(_ statistic: Double?, _ p: Double?, _ row: [String]) {
    #expect(agree(statistic ?? .nan, Double(row[3]) ?? .nan, within: 1e-10), "\(row[0]) \(row[1])")
    // R gives no p where all values are equal; there is no evidence then.
    let expected = row[4].isEmpty ? 1 : Double(row[4]) ?? .nan
    #expect(((p ?? .nan) - expected).magnitude <= 1e-10 * expected, "\(row[0]): \(p ?? .nan), not \(expected)")
  }
}
