import BioModel
import Dysbiosis
import Statistics
import TestSupport
import Testing

@Suite struct TimeAnalysisTests {
  static let lineages = [
    ["Bacteria", "", "", "", "", "Roseburia"], ["Bacteria", "", "", "", "", "Bacteroides"],
    ["Bacteria", "", "", "", "", "Blautia"],
  ]

  static func profile(_ rows: [[Double]], _ facts: [SampleFacts]) -> CommunityProfile {
    let base = Communities.profile(lineages, rows)
    return CommunityProfile(table: base.table, study: base.study, facts: facts)
  }

  static func results(_ profile: CommunityProfile) throws -> TimeResults? {
    var ratio = MarkerTableTests.changed("id", "ratio-high")
    ratio["expression"] = "g:Bacteroides / g:Blautia"
    ratio["direction"] = "high"
    let table = try MarkerTable(parsing: MarkerTableTests.table([MarkerTableTests.good, ratio]), file: "m.tsv")
    return try DysbiosisAnalysis.run(profile: profile, cohort: nil, ratios: [], markers: table, indices: []).time
  }

  /// Person a at three times, b and c once; 1,000 reads each.
  @Test func byHand() throws {
    let rows: [[Double]] = [[200, 500, 300], [300, 500, 200], [600, 300, 100], [500, 400, 100], [0, 100, 900]]
    let facts = [("a", 0.0), ("a", 7), ("a", 14), ("b", 0), ("c", 3)].map { SampleFacts(subject: $0.0, time: $0.1) }
    let time = try #require(try Self.results(Self.profile(rows, facts)))
    let profile = time.rows.filter { $0.measure == "bray-curtis-relative" }
    #expect(profile.map(\.sample) == ["s0", "s1", "s2", "s3", "s4"])
    #expect(profile[0].value == nil && profile[0].reason == "no-earlier-sample")
    // s1 to s0: (100 + 0 + 100)/2000; to b (500 400 100): 0.2, to c: 0.7.
    #expect(agree(profile[1].value ?? -1, 0.1, within: 1e-12))
    let second = try #require(profile[1].comparison)
    #expect(second.others == 2 && second.nearerOthers == 0 && agree(second.pValue, 1 / 3.0, within: 1e-12))
    #expect(second.verdict == .undecided)
    // s2 to s0: 0.4, to s1: 0.3: median 0.35; to b: 0.1, to c: 0.8.
    #expect(agree(profile[2].value ?? -1, 0.35, within: 1e-12) && profile[2].baselineSamples == 2)
    #expect(profile[2].comparison?.nearerOthers == 1 && profile[2].comparison?.verdict == .undecided)
    #expect(profile[2].reason == "too-few-other-subjects")

    let roseburia = time.rows.filter { $0.measure == "roseburia-low" }
    #expect(roseburia.map(\.sample) == ["s1", "s2"])
    #expect(roseburia[1].value == 0.6 && agree(roseburia[1].baseline ?? -1, 0.25, within: 1e-12))
    #expect(agree(roseburia[1].change ?? -1, 0.35, within: 1e-12) && roseburia[1].direction == .rising)
    #expect(!roseburia[1].isTowardsFlag && roseburia[1].comparison?.nearerOthers == 1)
    let ratio = time.rows.filter { $0.measure == "ratio-high" }
    // ln(500.5/200.5) − ln(500.5/300.5) = ln(300.5/200.5).
    #expect(agree(ratio[0].change ?? -1, 0.404631, within: 1e-5))
    #expect(ratio[0].direction == .rising && ratio[0].isTowardsFlag)

    // Person a: 0.1, 0.4, 0.3 among the own samples; to b 0.3 0.2 0.1, to c 0.6 0.7 0.8: medians 0.3 and 0.45.
    #expect(time.subjects.count == 1 && time.subjects[0].subject == "a" && time.subjects[0].samples == 3)
    #expect(agree(time.subjects[0].within, 0.3, within: 1e-12))
    #expect(agree(time.subjects[0].between ?? -1, 0.45, within: 1e-12))
    #expect(agree(time.subjects[0].stability ?? -1, 1 - 0.3 / 0.45, within: 1e-12))
  }

  /// Within the uncertainty of 60 and 70 reads in 1,000 nothing has changed.
  @Test func changesWithinCountingAreNone() throws {
    let facts = [0.0, 1].map { SampleFacts(subject: "a", time: $0) }
    let time = try #require(try Self.results(Self.profile([[60, 640, 300], [70, 630, 300]], facts)))
    let row = try #require(time.rows.first { $0.measure == "roseburia-low" })
    #expect(row.direction == .unchanged && !row.isTowardsFlag && row.reason == "no-other-subject")
    #expect(row.comparison == nil)
  }

  /// Both verdicts need the people without whom one of them could not be reached.
  @Test func verdictsNeedOtherPeople() {
    func comparison(nearer: Int, of others: Int) -> SelfComparison {
      SelfComparison(own: 1, others: (0..<others).map { $0 < nearer ? 0.5 : 2 })
    }
    #expect(comparison(nearer: 1, of: 1).verdict == .undecided && comparison(nearer: 18, of: 18).verdict == .undecided)
    #expect(comparison(nearer: 0, of: 18).verdict == .undecided)
    #expect(comparison(nearer: 18, of: 18).reason == "too-few-other-subjects")
    #expect(comparison(nearer: 0, of: 19).verdict == .likeSelf && comparison(nearer: 10, of: 19).verdict == .unlikeSelf)
    #expect(comparison(nearer: 9, of: 19).verdict == .undecided && comparison(nearer: 9, of: 19).reason.isEmpty)
    #expect(comparison(nearer: 0, of: 0).verdict == nil)
  }

  /// A bloom from nothing and a loss to nothing are changes, also where there is no reference to flag them.
  @Test func zerosAreMeasured() throws {
    let facts = [0.0, 1, 2].map { SampleFacts(subject: "a", time: $0) }
    let time = try #require(
      try Self.results(Self.profile([[0, 700, 300], [0, 700, 300], [200, 500, 300]], facts)))
    let bloom = time.rows.filter { $0.measure == "roseburia-low" }
    #expect(bloom.map(\.value) == [0, 0.2] && bloom.map(\.baseline) == [0, 0] && bloom[1].direction == .rising)
    let lost = try #require(try Self.results(Self.profile([[250, 450, 300], [0, 700, 300]], Array(facts.prefix(2)))))
    let loss = try #require(lost.rows.first { $0.measure == "roseburia-low" })
    #expect(loss.value == 0 && loss.baseline == 0.25 && loss.direction == .falling && loss.isTowardsFlag)
  }

  @Test func nobodyTwiceIsNothing() throws {
    let rows: [[Double]] = [[60, 640, 300], [70, 630, 300]]
    #expect(try Self.results(Self.profile(rows, ["a", "b"].map { SampleFacts(subject: $0, time: 1) })) == nil)
    #expect(try Self.results(Self.profile(rows, ["a", "a"].map { SampleFacts(subject: $0) })) == nil)
    // Two tubes of one day are no past of each other.
    #expect(try Self.results(Self.profile(rows, ["a", "a"].map { SampleFacts(subject: $0, time: 1) })) == nil)
  }

  /// Thirty people three times: those who stay themselves are recognised; those whose last sample is a stranger's are
  /// like themselves in at most 5 %, within the exact binomial 99.9 % bound.
  @Test func peopleAreRecognised() throws {
    let people = ShiftedCommunities.people(60, seed: 41)
    var generator = SeededGenerator(purpose: "time-drift", seed: 1)
    var rows: [[Double]] = []
    var facts: [SampleFacts] = []
    for person in 0..<60 {
      for time in 0..<3 {
        // From person 30 on the last sample is that of somebody new.
        let isSwapped = person >= 30 && time == 2
        let source = isSwapped ? ShiftedCommunities.people(1, seed: UInt64(900 + person))[0] : people[person]
        let drifted = source.map { $0 * (0.85 + 0.3 * generator.uniform01()) }
        rows += ShiftedCommunities.counts([drifted], depth: 5_000, seed: UInt64(10 * person + time))
        facts.append(SampleFacts(subject: "p\(100 + person)", time: Double(time)))
      }
    }
    let profile = CohortFiguresTests.profile(rows, facts: facts)
    let results = try DysbiosisAnalysis.run(
      profile: profile, cohort: nil, ratios: [], markers: MarkerTable(markers: []), indices: [])
    let last = try #require(results.time).rows.filter { $0.time == 2 }
    let own = last.prefix(30).count { $0.comparison?.verdict == .likeSelf }
    let swapped = last.suffix(30).count { $0.comparison?.verdict == .likeSelf }
    #expect(last.count == 60 && own == 30)
    #expect(Binomial.upperTail(swapped, of: 30, 0.05) >= 0.001)
    let stabilities = try #require(results.time).subjects
    #expect(stabilities.count == 60 && stabilities.prefix(30).allSatisfy { ($0.stability ?? 0) > 0.5 })
  }

  @Test(arguments: [
    ("3.5", 3.5), ("1970-01-01", 0), ("1969-12-31", -1), ("2000-03-01", 11017), ("2024-02-29", 19782),
  ])
  func timesAreRead(text: String, value: Double) { #expect(SampleTime.value(text) == value) }

  @Test(arguments: ["", "soon", "2023-02-29", "2024-13-01", "24-01-01", "2024-1-1", "nan"])
  func otherTimesAreNone(text: String) { #expect(SampleTime.value(text) == nil) }

  @Test func factsComeFromTheMetadata() {
    let metadata = SampleMetadata(
      sampleIDs: ["x", "y"],
      columns: [
        .init(name: "antibiotics", values: ["Yes", "maybe"]), .init(name: "time", values: ["2024-01-02", nil]),
        .init(name: "replicate", values: [nil, "tube 4"]), .init(name: "age", values: ["31", nil]),
      ])
    let facts = SampleFacts.all(of: ["y", "x", "z"], metadata: metadata)
    #expect(facts[0] == SampleFacts(subject: "replicate tube 4", replicate: "tube 4"))
    #expect(facts[1] == SampleFacts(subject: "x", ageInYears: 31, takesAntibiotics: true, time: 19724))
    #expect(facts[2] == SampleFacts(subject: "z"))
  }
}
