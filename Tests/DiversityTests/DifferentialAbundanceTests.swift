import BioModel
import Diversity
import Glibc
import Statistics
import TestSupport
import Testing

struct DifferentialAbundanceTests {
  /// A table, its metadata and the formula of golden rows.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    let table: String?
    let metadata: String
    let formula: String

    var testDescription: String { name }
  }

  static let cases =
    [
      Case(
        name: "small", file: "small.differential.tsv", table: nil, metadata: "small.metadata.tsv", formula: "group"),
      Case(
        name: "small-adjusted", file: "small.differential.tsv", table: nil, metadata: "small.metadata.tsv",
        formula: "batch + group + age"),
    ]
    + (TestData.folder == nil
      ? []
      : [
        Case(
          name: "cohort-pediatric-ibd", file: "real.differential.tsv",
          table: "cohort-pediatric-ibd/feature_table.tsv.gz", metadata: "cohort-pediatric-ibd/metadata.tsv",
          formula: "Class"),
        Case(
          name: "cohort-zackular-crc", file: "real.differential.tsv",
          table: "cohort-zackular-crc/feature_table.tsv.gz", metadata: "cohort-zackular-crc/metadata.tsv",
          formula: "age + DiseaseState"),
      ])

  @Test("LinDA equals an implementation from its paper, ANCOM-BC2 scikit-bio's", arguments: cases)
  func golden(_ own: Case) throws {
    let folder = TestData.folder.map { $0 + "/" } ?? ""
    let table = try own.table.map { try GoldenFiles.realTable(folder + $0) } ?? GoldenFiles.smallTable()
    let metadata =
      try own.table == nil ? StudyFiles.metadata(own.metadata) : StudyFiles.metadata(path: folder + own.metadata)
    let data = try AbundanceData(table, formula: ModelFormula(own.formula), metadata: metadata)
    let half = LinDA.test(data, zeroRule: .halfCount)
    let imputed = LinDA.test(data, zeroRule: .imputed)
    let ancom = try ANCOMBC2.test(data, sensitivity: false)
    let results = ["linda-half-count": half.tests, "linda-imputed": imputed.tests, "ancom-bc2": ancom.tests]
    // The mixture's path of up to a hundred steps multiplies rounding.
    let tolerance = ["linda-half-count": 1e-9, "linda-imputed": 1e-9, "ancom-bc2": 1e-6]
    let rows = try StudyFiles.rows(own.file).filter { $0[0] == own.name }
    #expect(rows.count > 50)
    for row in rows {
      let tests = try #require(results[row[1]])
      let expected = row.dropFirst(4).map { Double($0) ?? .nan }
      if row[3] == "bias" {
        let result = row[1] == "linda-imputed" ? imputed : half
        var names: [String] = []
        for test in result.tests where !names.contains(test.coefficient) { names.append(test.coefficient) }
        let place = try #require(names.firstIndex(of: row[2]))
        #expect(agree(result.bias[place], expected[0]))
        continue
      }
      let found = try #require(tests.first { $0.coefficient == row[2] && $0.feature == row[3] }, "\(row)")
      let allowed = try #require(tolerance[row[1]])
      #expect(agree(found.log2FoldChange, expected[0], within: allowed), "\(row): \(found)")
      #expect(agree(found.standardError, expected[1], within: allowed), "\(row): \(found)")
      #expect(agree(found.pValue, expected[2], within: 10 * allowed), "\(row): \(found)")
      #expect(agree(found.adjustedP, expected[3], within: 10 * allowed), "\(row): \(found)")
    }
  }

  @Test("a planted effect is found by both methods, and little else")
  func planted() throws {
    var generator = SeededGenerator(purpose: "planted", seed: 3)
    let data = try planted { feature in Double([20, 200, 2_000][feature % 3]) * (0.5 + generator.uniform01()) }
    let linda = LinDA.test(data)
    let ancom = try ANCOMBC2.test(data)
    let agreement = AbundanceAgreement(linda.tests, ancom.tests)
    let both = agreement.rows.filter { $0.verdict == .both }.map(\.first.feature)
    #expect(Set(both).isSuperset(of: ["f0", "f1", "f2"]) && both.count <= 5)
    for row in agreement.rows where ["f0", "f1", "f2"].contains(row.first.feature) {
      #expect((row.first.log2FoldChange - 4).magnitude < 0.2 && (row.second.log2FoldChange - 4).magnitude < 0.2)
      #expect(row.second.isRobust == true)
    }
    #expect(agreement.count(.both, coefficient: "g[b]") == both.count)
    #expect(AbundanceAgreement.Verdict.allCases.reduce(0) { $0 + agreement.count($1, coefficient: "g[b]") } == 60)
  }

  @Test("what holds for one pseudo-count only is said to be not robust")
  func pseudoCounts() throws {
    // Between single reads and thousands the pseudo-count decides how much zeros weigh.
    let base = RandomFeatureTable.counts(samples: 40, features: 60, density: 0.9, seed: 3)
    var next = 0
    let data = try planted { feature in
      next += 1
      return base.denseRow((next - 1) / 57)[feature]
    }
    let tests = try ANCOMBC2.test(data).tests
    #expect(tests.contains { $0.isSignificant && $0.isRobust == false })
    let alone = try ANCOMBC2.test(data, sensitivity: false).tests
    #expect(alone.map(\.pValue) == tests.map(\.pValue) && alone.allSatisfy { $0.isRobust == nil })
    let tenth = try ANCOMBC2.test(data, pseudoCount: 0.1, sensitivity: false).tests
    let whole = try ANCOMBC2.test(data, pseudoCount: 1, sensitivity: false).tests
    for place in tests.indices {
      let others = [tenth[place], whole[place]]
      let isSame = others.allSatisfy {
        $0.isSignificant == tests[place].isSignificant
          && (!$0.isSignificant || ($0.log2FoldChange > 0) == (tests[place].log2FoldChange > 0))
      }
      #expect(tests[place].isRobust == isSame)
    }
  }

  /// Forty samples in two groups; the first three of sixty features are 16-fold in the second group.
  private func planted(_ count: (_ feature: Int) -> Double) throws -> AbundanceData {
    let rows = (0..<40).map { sample in
      (0..<60).map { feature in
        feature < 3
          ? (100 + Double(sample % 7) * 10) * (sample < 20 ? 1 : 16) : count(feature).rounded(.down)
      }
    }
    let ids = (0..<40).map { "s\($0)" }
    let table = FeatureTable(sampleIDs: ids, featureIDs: (0..<60).map { "f\($0)" }, unit: .counts, rows: rows)
    let groups = SampleMetadata.Column(name: "g", values: ids.indices.map { $0 < 20 ? "a" : "b" })
    return try AbundanceData(
      table, formula: ModelFormula("g"), metadata: SampleMetadata(sampleIDs: ids, columns: [groups]))
  }

  @Test(
    "rare features are left out and counted; order of samples and features changes no bit; shares have no ANCOM-BC2")
  func data() throws {
    let table = RandomFeatureTable.counts(samples: 30, features: 50, density: 0.15, seed: 8)
    let metadata = SampleMetadata(
      sampleIDs: table.sampleIDs,
      columns: [SampleMetadata.Column(name: "g", values: (0..<30).map { $0 % 2 == 0 ? "a" : "b" })])
    let formula = try ModelFormula("g")
    let data = try AbundanceData(table, formula: formula, metadata: metadata)
    let kept = table.occurrences().count { $0.sampleCount >= 3 }
    #expect(data.table.featureCount == kept && data.rareFeatureCount == 50 - kept)
    let moved = RandomFeatureTable.reordered(
      table, samples: RandomFeatureTable.order(30, seed: 1), features: RandomFeatureTable.order(50, seed: 2))
    let other = try AbundanceData(moved, formula: formula, metadata: metadata)
    #expect(LinDA.test(data) == LinDA.test(other))
    #expect(try ANCOMBC2.test(data) == ANCOMBC2.test(other))
    let shares = try AbundanceData(table.closed(), formula: formula, metadata: metadata)
    #expect(LinDA.test(shares).tests.count == kept)
    #expect(throws: DiversityError.self) { try ANCOMBC2.test(shares) }
  }

  /// Ten people of three samples, 40 taxa.
  private static func repeated() -> (table: FeatureTable, metadata: SampleMetadata) {
    var generator = SeededGenerator(purpose: "repeated-abundance", seed: 2)
    let ids = (0..<30).map { "s\($0)" }
    let people = (0..<10).map { _ in (0..<40).map { _ in 200 * (1.5 * generator.normal()).exponential } }
    let rows = ids.indices.map { sample in
      people[sample / 3].map { ($0 * (0.3 * generator.normal()).exponential).rounded() }
    }
    let metadata = SampleMetadata(
      sampleIDs: ids,
      columns: [
        SampleMetadata.Column(name: "group", values: ids.indices.map { $0 < 15 ? "a" : "b" }),
        SampleMetadata.Column(name: "visit", values: ids.indices.map { "v\($0 % 3)" }),
        SampleMetadata.Column(name: "who", values: ids.indices.map { "p\($0 / 3)" }),
      ])
    let table = FeatureTable(
      sampleIDs: ids, featureIDs: (0..<40).map { "f\($0 + 10)" }, unit: .counts, rows: rows)
    return (table, metadata)
  }

  @Test("a column that is the same within subjects compares subjects, their counts put together")
  func subjectsPutTogether() throws {
    let (table, metadata) = Self.repeated()
    let data = try AbundanceData(
      table, formula: ModelFormula("group"), metadata: metadata, interest: "group", subject: "who")
    #expect(data.table.sampleCount == 10 && data.design.residualDegreesOfFreedom == 8)
    for person in 0..<10 {
      let own = try #require(data.table.sampleIDs.firstIndex(of: "p\(person)"))
      #expect(data.table[sample: own].total == (0..<3).map { table[sample: 3 * person + $0].total }.reduce(0, +))
    }
    // Shares are averaged.
    let closed = table.closed()
    let shares = try AbundanceData(
      closed, formula: ModelFormula("group"), metadata: metadata, interest: "group", subject: "who")
    let third = try #require(shares.table.sampleIDs.firstIndex(of: "p3"))
    let rows = (9..<12).map { closed.denseRow($0) }
    for (feature, mean) in zip(shares.table.featureIDs, shares.table.denseRow(third)) {
      let place = try #require(closed.featureIDs.firstIndex(of: feature))
      #expect(agree(mean, rows.map { $0[place] }.reduce(0, +) / 3, within: 1e-12))
    }
    // Nothing differs between the groups: of samples taken as independent many taxa seem to.
    let naive = try AbundanceData(table, formula: ModelFormula("group"), metadata: metadata)
    #expect(LinDA.test(naive).tests.count { $0.isSignificant } > 1)
    #expect(LinDA.test(data).tests.count { $0.isSignificant } == 0)
    #expect(try ANCOMBC2.test(data).tests.count { $0.isSignificant } == 0)
  }

  @Test("a column that changes within subjects makes them a term, whose coefficients are not tested")
  func subjectsAsTerm() throws {
    let (table, metadata) = Self.repeated()
    let data = try AbundanceData(
      table, formula: ModelFormula("group + visit"), metadata: metadata, interest: "visit", subject: "who")
    #expect(data.table.sampleCount == 30 && data.design.residualDegreesOfFreedom == 18)
    #expect(data.notices.first?.message.hasSuffix("do not change within one: group") == true)
    let found = LinDA.test(data)
    #expect(Set(found.tests.map(\.coefficient)) == ["visit[v1]", "visit[v2]"] && found.bias.count == 2)
    #expect(try Set(ANCOMBC2.test(data).tests.map(\.coefficient)) == ["visit[v1]", "visit[v2]"])
    // The plain twin of a coefficient: means of differences within people, as the design is balanced.
    let raw = table.featureIDs.indices.map { feature -> Double in
      let logs = (0..<30).map { sample -> [Double] in
        let row = table.denseRow(sample).map { log2($0 + 0.5) }
        let mean = row.reduce(0, +) / 40
        return row.map { $0 - mean }
      }
      var sum = 0.0
      for person in 0..<10 { sum += logs[3 * person + 1][feature] - logs[3 * person][feature] }
      return sum / 10
    }
    let half = LinDA.test(data, zeroRule: .halfCount)
    for test in half.tests where test.coefficient == "visit[v1]" {
      let feature = try #require(table.featureIDs.firstIndex(of: test.feature))
      #expect(agree(test.log2FoldChange + half.bias[0], raw[feature], within: 1e-9))
    }
  }
}

extension Double {
  fileprivate var exponential: Double { exp(self) }
}
