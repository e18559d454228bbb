import BioModel
import Diversity
import Glibc
import TestSupport
import Testing

struct HillEstimatorTests {
  static let girdled = [46, 22, 17, 15, 15, 9, 8, 6, 6, 4, 2, 2, 2, 2] + [Int](repeating: 1, count: 12)
  static let logged =
    [88, 22, 16, 15, 13, 10, 8, 8, 7, 7, 7, 5, 4, 4, 4, 3, 3, 3, 3, 2, 2, 2, 2] + [Int](repeating: 1, count: 14)

  private func rows(_ name: String) throws -> [[String]] {
    TestFiles.text("Fixtures/hill/" + name, beside: #filePath).split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t").map(String.init)
    }
  }

  /// The order a column's name ends with.
  private func order(_ name: String) throws -> HillOrder {
    let digit = try #require(Int(name.suffix(1)))
    return try #require(HillOrder(rawValue: digit))
  }

  @Test("iNEXT's published example, to the last digit printed")
  func published() throws {
    let rows = try rows("published.tsv")
    #expect(rows.count >= 50)
    for row in rows {
      let estimator = HillEstimator(counts: row[0] == "Girdled" ? Self.girdled : Self.logged)
      let size = max(1, try #require(Double(row[2])))
      let found: Double
      switch row[1] {
      case "coverage": found = estimator.coverage(size: size)
      case "q0", "q1", "q2":
        found = estimator.diversity(try order(row[1]), size: size)
      default: found = try #require(estimator.asymptotic(try order(row[1])).number)
      }
      let digits = row[3].split(separator: ".").last?.count ?? 0
      let expected = try #require(Double(row[3]))
      #expect((found - expected).magnitude <= 0.51 * pow(10, -Double(digits)), "\(row): \(found)")
    }
  }

  private func compare(_ name: String, _ counts: (String) throws -> [Int]) throws {
    let rows = try rows(name)
    #expect(rows.count > 30)
    for row in rows {
      let estimator = HillEstimator(counts: try counts(row[0]))
      let numbers = row.dropFirst(2).compactMap(Double.init)
      try #require(numbers.count == 6)
      var size = numbers[1]
      if row[1] == "coverage" {
        size = try #require(estimator.size(coverage: numbers[0]))
        #expect(agree(size, numbers[1], within: 1e-8), "\(row): \(size)")
      }
      for order in HillOrder.allCases {
        let found =
          row[1] == "asymptote"
          ? try #require(estimator.asymptotic(order).number) : estimator.diversity(order, size: size)
        let tolerance = row[1] == "coverage" ? 1e-8 : 1e-9
        #expect(agree(found, numbers[3 + order.rawValue], within: tolerance), "\(row): \(found)")
      }
      if row[1] != "asymptote" {
        #expect(agree(estimator.coverage(size: size), numbers[2], within: 1e-9), "\(row)")
      }
    }
  }

  @Test("an independent implementation of the papers: spider, simulated samples, samples without F1 or F2")
  func oracle() throws {
    let table = try GoldenFiles.smallTable()
    let special = [
      "Girdled": Self.girdled, "Logged": Self.logged, "no-doubletons": [30, 12, 5, 3, 1, 1, 1],
      "one-singleton": [30, 12, 5, 3, 1], "no-singletons": [30, 12, 5, 3, 2, 2],
    ]
    try compare("small.tsv") { name in
      if let counts = special[name] { return counts }
      let sample = try #require(table.sampleIDs.firstIndex(of: name))
      return table[sample: sample].values.map { Int($0) }
    }
  }

  @Test(
    "the same on real samples",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func real() throws {
    let folder = try #require(TestData.folder)
    let table = try GoldenFiles.realTable(folder + "/cohort-pediatric-ibd/feature_table.tsv.gz")
    try compare("cohort-pediatric-ibd.tsv") { name in
      let sample = try #require(table.sampleIDs.firstIndex(of: name))
      return table[sample: sample].values.map { Int($0) }
    }
  }

  @Test("curves rise, meet the sample at its reads and end at the asymptote")
  func shape() throws {
    for counts in [Self.girdled, Self.logged, [3, 3], [9], [30, 1], [1, 1, 1, 2], [5, 4, 3]] {
      let estimator = HillEstimator(counts: counts)
      let total = Double(estimator.total)
      for order in HillOrder.allCases {
        var last = 0.0
        for size in stride(from: 1.0, through: 4 * total, by: 0.5) {
          let value = estimator.diversity(order, size: size)
          #expect(value.isFinite && value >= last - 1e-9, "\(counts) \(order) \(size)")
          last = value
        }
        #expect(agree(estimator.diversity(order, size: 1), 1, within: 1e-12))
        if let end = estimator.asymptotic(order).number {
          #expect(agree(estimator.diversity(order, size: 1e15), end, within: 1e-9), "\(counts) \(order)")
        }
        if order != .two {
          #expect(agree(estimator.diversity(order, size: total), estimator.observed(order), within: 1e-12))
        }
      }
      var last = 0.0
      for size in 1...(3 * estimator.total) {
        let value = estimator.coverage(size: Double(size))
        #expect(value >= last - 1e-12 && value <= 1)
        last = value
      }
    }
  }

  @Test("coverage of more reads than any has no size; of all it is one read")
  func sizes() throws {
    let estimator = HillEstimator(counts: Self.girdled)
    #expect(estimator.size(coverage: 1) == nil)
    #expect(estimator.size(coverage: 0) == 1)
    #expect(HillEstimator(counts: [4, 3]).size(coverage: 1) != nil)
    for coverage in [0.2, 0.6, 0.9, estimator.coverage, 0.9287, 0.95, 0.9999] {
      let size = try #require(estimator.size(coverage: coverage))
      #expect(agree(estimator.coverage(size: size), coverage, within: 1e-12), "\(coverage) \(size)")
    }
  }

  @Test("the entropy's tail equals its plain series, also where that takes many terms")
  func entropy() throws {
    for counts in [Self.girdled, [500, 400] + [Int](repeating: 1, count: 90) + [2], [1, 1, 1, 1, 2], [1, 1, 7]] {
      let n = Double(counts.reduce(0, +))
      let once = Double(counts.filter { $0 == 1 }.count)
      let twice = Double(counts.filter { $0 == 2 }.count)
      let a = twice > 0 ? 2 * twice / ((n - 1) * once + 2 * twice) : 2 / ((n - 1) * (once - 1) + 2)
      var expected = 0.0
      for x in counts {
        for k in stride(from: Int(n) - 1, through: x, by: -1) { expected += Double(x) / n / Double(k) }
      }
      var power = 1.0
      var step = 1.0
      var tail = 0.0
      while power > 1e-22 {
        power *= 1 - a
        tail += power / (n - 1 + step)
        step += 1
      }
      expected += once / n * tail
      #expect(agree(HillEstimator(counts: counts).asymptoticEntropy, expected, within: 1e-12))
    }
  }
}
