import BioModel
import Diversity
import Parallel
import TestSupport
import Testing

struct PermanovaTests {
  private static let cases: [(name: String, formula: String)] = [
    ("one-way", "group"), ("batch+group", "batch + group"), ("age+group", "age + group"),
    ("group*batch", "group * batch"), ("group:batch", "group + batch + group:batch + age"), ("strata", "group"),
    ("subjects", "arm"), ("within", "visit"), ("gaps", "gaps + group"),
  ]

  @Test("sums of squares, R² and F equal vegan's adonis2; p within Monte-Carlo error", arguments: cases)
  func vegan(_ name: String, _ formula: String) throws {
    let permutations = 4_999
    let scheme =
      switch name {
      case "strata": PermutationScheme(count: permutations, seed: 3, strata: "batch")
      case "subjects": PermutationScheme(count: permutations, seed: 3, subject: "subject")
      case "within": PermutationScheme(count: permutations, seed: 3, subject: "subject")
      default: PermutationScheme(count: permutations, seed: 3)
      }
    let found = try Permanova.test(
      StudyFiles.distances(), formula: ModelFormula(formula), metadata: StudyFiles.metadata("small.metadata.tsv"),
      scheme: scheme, threads: ThreadCount(2))
    try compare(found, case: name, file: "small.permanova.tsv")
    #expect(found.leftOut.count == (name == "gaps" ? 3 : 0))
  }

  @Test("few arrangements are all listed: p as of all 720 permutations")
  func exact() throws {
    let found = try Permanova.test(
      StudyFiles.distances(), formula: ModelFormula("half"), metadata: StudyFiles.metadata("tiny.metadata.tsv"))
    let effect = try #require(found.terms.first).sequential
    #expect(effect.isExact && effect.permutations == 20)
    #expect(effect.pValue == .defined(0.1))
    try compare(found, case: "tiny", file: "small.permanova.tsv")
  }

  @Test(
    "real tables: vegan's values, and the published one of three age groups",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func real() throws {
    let folder = try #require(TestData.folder)
    for (name, table, metadata, formula) in [
      ("diversity-age", "diversity-age/bracken.S.norm.tsv.gz", "diversity-age/metadata.txt", "Group"),
      (
        "zackular", "cohort-zackular-crc/feature_table.tsv.gz", "cohort-zackular-crc/metadata.tsv", "age + DiseaseState"
      ),
    ] {
      let distances = try BetaDiversity.matrix(BrayCurtisRelative(), GoldenFiles.realTable(folder + "/" + table))
      let study = try StudyFiles.metadata(path: folder + "/" + metadata)
      let found = try Permanova.test(
        distances, formula: ModelFormula(formula), metadata: study, scheme: PermutationScheme(count: 4_999, seed: 5),
        threads: ThreadCount(2))
      try compare(found, case: name, file: "real.permanova.tsv")
      guard name == "diversity-age" else { continue }
      let effect = try #require(found.terms.first).sequential
      #expect(agree(effect.pseudoF.number ?? 0, 16.140351, within: 1e-6))
      #expect(agree(effect.rSquared.number ?? 0, 0.682746, within: 1e-6))
      // Published: 0.0023, 0.0020 and 0.0023 of some ten thousand permutations; the 924 arrangements say 2/924.
      let pairs = try PairwisePermanova.test(distances, group: "Group", metadata: study)
      #expect(pairs.map { $0.first + $0.second } == ["CE", "CY", "EY"])
      for pair in pairs {
        #expect(pair.effect.isExact && pair.effect.permutations == 924)
        #expect(pair.effect.pValue == .defined(2.0 / 924))
        #expect(pair.adjustedP == .defined(2.0 / 924))
      }
    }
  }

  @Test("pairs keep the other terms of the model; a pair that these determine is confounded")
  func pairsBesideOtherTerms() throws {
    let distances = try StudyFiles.distances()
    let metadata = try StudyFiles.metadata("small.metadata.tsv")
    let scheme = PermutationScheme(count: 199, seed: 3)
    let pairs = try PairwisePermanova.test(
      distances, group: "group", formula: ModelFormula("age + group"), metadata: metadata, scheme: scheme)
    #expect(pairs.count == 3 && pairs.allSatisfy(\.isMarginal))
    for pair in pairs {
      let ids = distances.sampleIDs
      let levels = try #require(metadata.aligned(to: ids)[column: "group"]).values
      let own = ids.indices.filter { levels[$0] == pair.first || levels[$0] == pair.second }
      let alone = try Permanova.test(
        distances.selecting(own), formula: ModelFormula("age + group"), metadata: metadata, scheme: scheme)
      #expect(alone.terms.last?.marginal == pair.effect)
      #expect(alone.residualDegreesOfFreedom == pair.residualDegreesOfFreedom)
    }
    // Three plates of two groups each: what is between plates cannot be told from them.
    let ids = distances.sampleIDs
    let quarter = SampleMetadata(
      sampleIDs: ids,
      columns: [
        SampleMetadata.Column(name: "four", values: ids.indices.map { "g\($0 % 4)" }),
        SampleMetadata.Column(name: "plate", values: ids.indices.map { $0 % 4 < 2 ? "x" : "y" }),
      ])
    let tied = try PairwisePermanova.test(
      distances, group: "four", formula: ModelFormula("plate + four"), metadata: quarter, scheme: scheme)
    #expect(
      tied.map { $0.effect.pValue.reason == .confounded } == [false, true, true, true, true, false])
    #expect(tied[1].adjustedP == .undefined(.confounded))
  }

  @Test("strata that leave one arrangement leave no p, of places and of spread")
  func oneArrangement() throws {
    let distances = try StudyFiles.distances()
    let ids = distances.sampleIDs
    let metadata = SampleMetadata(
      sampleIDs: ids,
      columns: [
        SampleMetadata.Column(name: "group", values: ids.indices.map { $0 % 2 == 0 ? "a" : "b" }),
        SampleMetadata.Column(name: "who", values: ids.indices.map { "p\($0 % 6)" }),
      ])
    let scheme = PermutationScheme(count: 99, seed: 3, strata: "who")
    let found = try Permanova.test(
      distances, formula: ModelFormula("group"), metadata: metadata, scheme: scheme)
    #expect(found.terms[0].sequential.pValue == .undefined(.oneArrangement))
    #expect(
      try Dispersion.test(distances, group: "group", metadata: metadata, scheme: scheme).permutationP
        == .undefined(.oneArrangement))
    #expect(
      try Anosim.test(distances, group: "group", metadata: metadata, scheme: scheme).pValue
        == .undefined(.oneArrangement))
  }

  @Test("the order of samples and the number of threads change no bit; the seed does")
  func reproducible() throws {
    let distances = try StudyFiles.distances()
    let metadata = try StudyFiles.metadata("small.metadata.tsv")
    let formula = try ModelFormula("age + group")
    func run(_ matrix: DistanceMatrix, _ threads: Int, seed: UInt64 = 1) throws -> PermanovaResult {
      try Permanova.test(
        matrix, formula: formula, metadata: metadata, scheme: PermutationScheme(count: 199, seed: seed),
        threads: ThreadCount(threads))
    }
    let one = try run(distances, 1)
    for threads in [2, 7] { #expect(try run(distances, threads) == one) }
    let order = RandomFeatureTable.order(distances.count, seed: 9)
    #expect(try run(distances.selecting(order), 1) == one)
    #expect(try run(distances, 1, seed: 2) != one)
  }

  @Test("whole subjects of unequal sizes: a label of the subject is permuted, not of the sample")
  func unevenSubjects() throws {
    let distances = try StudyFiles.distances()
    let metadata = try StudyFiles.metadata("small.metadata.tsv")
    let found = try Permanova.test(
      distances, formula: ModelFormula("pool"), metadata: metadata,
      scheme: PermutationScheme(count: 999, subject: "uneven"))
    let effect = try #require(found.terms.first).sequential
    // Seven subjects, three of one pool: 35 ways.
    #expect(effect.isExact && effect.permutations == 35)
    // The plain twin: F of every choice of three subjects.
    let uneven = try #require(metadata.aligned(to: distances.sampleIDs)[column: "uneven"]).values.map { $0 ?? "" }
    let own = try #require(metadata.aligned(to: distances.sampleIDs)[column: "pool"]).values.map { $0 ?? "" }
    let subjects = Array(Set(uneven)).sorted()
    let size = Set(zip(uneven, own).filter { $0.1 == "y" }.map(\.0)).count
    let observed = PlainPermanova.f(distances, own)
    var reached = 0
    var all = 0
    for mask in 0..<(1 << subjects.count) where mask.nonzeroBitCount == size {
      let labels = uneven.map { subject in
        mask >> (subjects.firstIndex(of: subject) ?? 0) & 1 == 1 ? "y" : "x"
      }
      all += 1
      if PlainPermanova.f(distances, labels) >= observed * (1 - 1e-9) { reached += 1 }
    }
    #expect(all == 35)
    #expect(agree(effect.pValue.number ?? 0, Double(reached) / Double(all), within: 1e-12))
    #expect(agree(effect.pseudoF.number ?? 0, observed))
  }

  @Test("two groups far apart, equal samples, no variation")
  func edges() throws {
    let ids = (0..<8).map { "s\($0)" }
    let metadata = SampleMetadata(
      sampleIDs: ids, columns: [SampleMetadata.Column(name: "g", values: ids.indices.map { $0 < 4 ? "a" : "b" })])
    func matrix(_ distance: (Int, Int) -> Double) -> DistanceMatrix {
      DistanceMatrix(sampleIDs: ids, values: (0..<64).map { $0 / 8 == $0 % 8 ? 0 : distance($0 / 8, $0 % 8) })
    }
    let formula = try ModelFormula("g")
    let apart = try Permanova.test(matrix { ($0 < 4) == ($1 < 4) ? 0 : 1 }, formula: formula, metadata: metadata)
    #expect(apart.terms[0].sequential.pseudoF == .undefined(.divisionByZero))
    #expect(apart.terms[0].sequential.pValue == .defined(2.0 / 70))
    #expect(agree(apart.terms[0].sequential.rSquared.number ?? 0, 1))
    let flat = try Permanova.test(matrix { _, _ in 0 }, formula: formula, metadata: metadata)
    #expect(flat.terms[0].sequential.pValue == .undefined(.divisionByZero))
    let equal = try Permanova.test(matrix { _, _ in 1 }, formula: formula, metadata: metadata)
    #expect(equal.terms[0].sequential.pValue == .defined(1))
    #expect(agree(equal.terms[0].sequential.pseudoF.number ?? 0, 1))
  }

  private func compare(_ found: PermanovaResult, case name: String, file: String) throws {
    let rows = try StudyFiles.rows(file).filter { $0[0] == name }
    #expect(!rows.isEmpty)
    for row in rows {
      let sum = try #require(Double(row[4]))
      if row[1] == "Residual" {
        #expect(found.residualDegreesOfFreedom == Int(row[3]))
        #expect(agree(found.residualSumOfSquares, sum))
        continue
      }
      if row[1] == "Total" {
        #expect(agree(found.totalSumOfSquares, sum))
        continue
      }
      let term = try #require(found.terms.first { $0.name == row[1] })
      let effect = try #require(row[2] == "marginal" ? term.marginal : term.sequential)
      #expect(effect.degreesOfFreedom == Int(row[3]))
      #expect(agree(effect.sumOfSquares, sum))
      #expect(try agree(effect.rSquared.number ?? .nan, #require(Double(row[5]))))
      #expect(try agree(effect.pseudoF.number ?? .nan, #require(Double(row[6]))))
      let p = try #require(Double(row[7]))
      let tolerance = effect.isExact ? 1e-12 : StudyFiles.monteCarlo(p, effect.permutations)
      #expect(((effect.pValue.number ?? .nan) - p).magnitude <= tolerance, "\(row) against \(effect)")
    }
  }
}

/// One-way pseudo-F from within-group sums of squared distances (Anderson 2001), as plainly as it is written.
enum PlainPermanova {
  static func f(_ distances: DistanceMatrix, _ labels: [String]) -> Double {
    let n = labels.count
    var total = 0.0
    var within = 0.0
    for i in 0..<n {
      for j in 0..<i {
        let square = distances[i, j] * distances[i, j]
        total += square / Double(n)
        if labels[i] == labels[j] { within += square / Double(labels.count { $0 == labels[i] }) }
      }
    }
    let groups = Set(labels).count
    return (total - within) / Double(groups - 1) / (within / Double(n - groups))
  }
}
