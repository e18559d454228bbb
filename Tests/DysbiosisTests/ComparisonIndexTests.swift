import BioModel
import Dysbiosis
import Glibc
import Parallel
import Statistics
import TestSupport
import Testing

/// Indices that compare whole profiles, against plain twins on dense rows.
@Suite struct ComparisonIndexTests {
  static let lineages = Communities.schemes["ncbi-old"] ?? []
  static let rows = Communities.randomRows(samples: 60, features: 12, mean: 400, seed: 11)
  static let profile = Communities.profile(lineages, rows)
  /// 35 healthy, 15 cases, 10 others.
  static let reference = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: rows.indices.map { $0 < 35 })
  static let cases = ReferenceCohort(
    ownGroup: "ill", of: profile, isMember: rows.indices.map { $0 >= 35 && $0 < 50 })
  static let input = IndexInput(profile: profile, cohort: reference, cases: cases)
  static let shares = rows.map { row in row.map { $0 / row.reduce(0, +) } }

  static func brayCurtis(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).map { ($0 - $1).magnitude }.reduce(0, +) / zip(a, b).map { $0 + $1 }.reduce(0, +)
  }

  @Test func cloudAgreesWithThePlainTwin() throws {
    #expect(Cloud.neighbours(subjects: 35) == 2 && Cloud.neighbours(subjects: 20) == 1)
    #expect(Cloud.neighbours(subjects: 3) == 1 && Cloud.neighbours(subjects: 65) == 3)
    func nearest(_ sample: Int) -> Double {
      let sorted = (0..<35).filter { $0 != sample }.map { Self.brayCurtis(Self.shares[sample], Self.shares[$0]) }
        .sorted()
      return (sorted[0] + sorted[1]) / 2
    }
    for (sample, result) in Cloud().evaluate(Self.input).enumerated() {
      let others = (0..<35).filter { $0 != sample }.map(nearest)
      let expected = nearest(sample) / (others.reduce(0, +) / Double(others.count))
      #expect(agree(try #require(result.value), expected, within: 1e-12))
      let p = Double(others.count { $0 >= nearest(sample) - 1e-15 }) / Double(others.count)
      #expect(result.status == (p < 0.05 ? .flagged : .typical))
    }
  }

  @Test func centroidDifferenceAgreesWithThePlainTwin() throws {
    func squared(_ sample: Int, _ group: [Int]) -> Double {
      let mean = group.map { pow(Self.brayCurtis(Self.shares[sample], Self.shares[$0]), 2) }.reduce(0, +)
      var within = 0.0
      for a in group { for b in group { within += pow(Self.brayCurtis(Self.shares[a], Self.shares[b]), 2) } }
      return mean / Double(group.count) - within / Double(2 * group.count * group.count)
    }
    let honest = CentroidDifference().evaluate(Self.input)
    let flattering = CentroidDifferenceSquared().evaluate(Self.input)
    for sample in Self.rows.indices {
      let near = squared(sample, (0..<35).filter { $0 != sample })
      let far = squared(sample, (35..<50).filter { $0 != sample })
      #expect(agree(try #require(honest[sample].value), near.squareRoot() - far.squareRoot(), within: 1e-12))
      let both = squared(sample, Array(0..<35)) - squared(sample, Array(35..<50))
      #expect(agree(try #require(flattering[sample].value), both, within: 1e-12))
    }
  }

  @Test func shannonJSDAgreesWithThePlainTwin() throws {
    func entropy(_ p: [Double]) -> Double { -p.filter { $0 > 0 }.map { $0 * log($0) }.reduce(0, +) }
    for (sample, result) in ShannonJSD().evaluate(Self.input).enumerated() {
      let others = (0..<35).filter { $0 != sample }
      let mine = Self.shares[sample]
      let difference = others.map { entropy(mine) - entropy(Self.shares[$0]) }.reduce(0, +) / Double(others.count)
      let divergence =
        others.map { other -> Double in
          let theirs = Self.shares[other]
          return entropy(zip(mine, theirs).map { ($0 + $1) / 2 }) - (entropy(mine) + entropy(theirs)) / 2
        }.reduce(0, +) / Double(others.count)
      #expect(agree(try #require(result.value), difference * divergence, within: 1e-12))
      #expect(agree(result.contributions[0].amount, difference, within: 1e-12))
      #expect(agree(result.contributions[1].amount, divergence, within: 1e-12))
    }
  }

  @Test func contributionsAddUp() throws {
    for (sample, result) in DysbiosisScoreMedianBC().evaluate(Self.input).enumerated() {
      let others = (0..<35).filter { $0 != sample }
      let mean =
        others.map { Self.brayCurtis(Self.shares[sample], Self.shares[$0]) }.reduce(0, +) / Double(others.count)
      // Twelve taxa, of which the ten largest are shown.
      let sum = result.contributions.map(\.amount).reduce(0, +)
      #expect(sum <= mean + 1e-12 && sum > 0.8 * mean)
      #expect(result.contributions.count <= 10)
    }
  }

  @Test func threadsChangeNothing() {
    for index in DysbiosisIndices.all {
      let one = index.evaluate(Self.input)
      for threads in [2, 7] {
        let input = IndexInput(
          profile: Self.profile, cohort: Self.reference, cases: Self.cases, threads: ThreadCount(threads))
        #expect(index.evaluate(input) == one, "\(index.id)")
      }
    }
  }

  @Test func orderOfSamplesChangesNothing() {
    let order = Array(Self.rows.indices.reversed())
    let table = Self.profile.table.selectingSamples(order)
    let turned = CommunityProfile(
      table: table, study: Self.profile.study, facts: order.map { Self.profile.facts[$0] })
    let input = IndexInput(
      profile: turned,
      cohort: ReferenceCohort(ownGroup: "healthy", of: turned, isMember: order.map { $0 < 35 }),
      cases: ReferenceCohort(ownGroup: "ill", of: turned, isMember: order.map { $0 >= 35 && $0 < 50 }))
    for index in DysbiosisIndices.all {
      #expect(index.evaluate(input) == order.map { index.evaluate(Self.input)[$0] }, "\(index.id)")
    }
  }

  @Test func reasonsWithoutAValue() {
    let few = ReferenceCohort(ownGroup: "healthy", of: Self.profile, isMember: Self.rows.indices.map { $0 < 9 })
    let small = IndexInput(profile: Self.profile, cohort: few, cases: Self.cases)
    for index in [Cloud(), CentroidDifference(), ShannonJSD(), ReferencePlane()] as [any DysbiosisIndex] {
      #expect(index.evaluate(Self.profile, cohort: nil)[0].reason == "no-reference")
      let result = index.evaluate(small)[20]
      #expect(result.reason == "reference-too-small" && result.value == nil && result.rawValue != nil)
      #expect(result.status == .notEvaluable && result.lower == nil && result.percentile == nil)
    }
    #expect(CentroidDifference().evaluate(Self.profile, cohort: Self.reference)[0].reason == "no-case-group")
    let fewCases = IndexInput(profile: Self.profile, cohort: Self.reference, cases: few)
    #expect(CentroidDifference().evaluate(fewCases)[0].reason == "case-group-too-small")
    // Everybody alike: no distance among the reference to divide by.
    let same = Communities.profile(Self.lineages, [[Double]](repeating: Self.rows[0], count: 25))
    let alike = ReferenceCohort(ownGroup: "healthy", of: same, isMember: (0..<25).map { _ in true })
    #expect(Cloud().evaluate(same, cohort: alike)[0].reason == "division-by-zero")
    #expect(DysbiosisScoreMedianBC().evaluate(same, cohort: alike)[0].rawValue == 0)
  }

  /// A cohort file has other features: both sides are summed up at its rank.
  @Test func cohortFilesAreComparedByTaxa() throws {
    let file = CohortFile.build(
      name: "lab", from: Self.profile, isMember: Self.rows.indices.map { $0 < 35 }, rank: .genus)
    let cohort = try CohortFile.decode(CohortFile.encode(file), file: "lab.cohort")
    for id in ["dysbiosis-score-median-bc", "cloud", "shannon-jsd", "reference-plane", "centroid-difference"] {
      let index = try #require(DysbiosisIndices.all.first { $0.id == id })
      let own = index.evaluate(Self.input)
      let other = index.evaluate(IndexInput(profile: Self.profile, cohort: cohort, cases: Self.cases))
      // Twelve features in eleven genera and a class without one: nothing is summed.
      for (a, b) in zip(own, other) {
        #expect(agree(try #require(a.rawValue), try #require(b.rawValue), within: 1e-9), "\(id) \(a.sample)")
      }
    }
  }
}
