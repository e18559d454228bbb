import BioModel
import Dysbiosis
import Statistics
import TestSupport
import Testing

@Suite struct DriftCheckTests {
  /// The alarm of one simulated study.
  static func drift(
    _ controls: Int, seed: UInt64, shift: [String: Double] = [:], cohort: ReferenceCohort?,
    figures: CohortFigures? = nil
  ) throws -> DriftCheck? {
    let profile = CohortFiguresTests.profile(
      CohortFiguresTests.rows(controls, seed: seed, shift: shift),
      facts: (0..<controls).map { SampleFacts(subject: "own \($0)") })
    return try DysbiosisAnalysis.run(
      profile: profile, cohort: cohort, figures: figures, controls: [Bool](repeating: true, count: controls),
      ratios: [], markers: CohortFiguresTests.markers(), indices: []
    ).drift
  }

  /// Studies without drift raise the alarm in at most 5 %, against profiles and against figures; each study has a cohort
  /// of its own.
  @Test func falseAlarmsAreAtMostAsStated() throws {
    let studies = 100
    var alarms = [0, 0]
    for study in 0..<UInt64(studies) {
      let (profiles, figures) = try CohortFiguresTests.cohort(120, seed: 1000 + study)
      let own = try Self.drift(20, seed: 5000 + study, cohort: profiles)
      let built = try Self.drift(20, seed: 5000 + study, cohort: nil, figures: figures)
      alarms[0] += own?.isAlarm == true ? 1 : 0
      alarms[1] += built?.isAlarm == true ? 1 : 0
      #expect(own?.rows.count == ShiftedCommunities.genera.count + 1)
    }
    Findings.print("drift: false alarms of 100", alarms)
    for count in alarms { #expect(Binomial.upperTail(count, of: studies, DriftCheck.falseAlarmRate) >= 0.01) }
  }

  /// Another method (half of the genera read at a quarter, others at four times) is found, and what it changed.
  @Test func anotherMethodIsFound() throws {
    let (profiles, figures) = try CohortFiguresTests.cohort(120, seed: 77)
    let shift = ["Bacteroides": 0.25, "Blautia": 4.0, "Bifidobacterium": 4.0]
    for check in [
      try Self.drift(20, seed: 78, shift: shift, cohort: profiles),
      try Self.drift(20, seed: 78, shift: shift, cohort: nil, figures: figures),
    ] {
      let drift = try #require(check)
      #expect(drift.isAlarm && drift.controlCount == 20)
      let blautia = try #require(drift.drifted.first { $0.expression == "g:blautia" })
      #expect(blautia.markers == ["blautia-low", "blautia-high"])
      #expect(blautia.medianPercentile > 90 && blautia.superiority > 0.8 && blautia.adjustedP >= blautia.pValue)
    }
  }

  @Test func whoIsCompared() throws {
    let (profiles, _) = try CohortFiguresTests.cohort(60, seed: 90)
    let few = try #require(try Self.drift(7, seed: 91, cohort: profiles))
    #expect(few.rows.isEmpty && !few.isAlarm && few.controlCount == 7)
    // Members of the cohort, second samples of a person and samples that are no controls do not count.
    let subjects = ["member 0", "own", "own"] + (0..<9).map { "other \($0)" }
    let profile = CohortFiguresTests.profile(
      CohortFiguresTests.rows(12, seed: 92), facts: subjects.map { SampleFacts(subject: $0) })
    let results = try DysbiosisAnalysis.run(
      profile: profile, cohort: profiles, controls: (0..<12).map { $0 < 11 }, ratios: [],
      markers: CohortFiguresTests.markers(), indices: [])
    #expect(results.drift?.controlCount == 9)
    #expect(results.notices.contains { $0.code == "controls-like-cohort" })
    // The study's own group is no cohort of other people.
    let own = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: (0..<12).map { $0 < 11 })
    let none = try DysbiosisAnalysis.run(
      profile: profile, cohort: own, controls: (0..<12).map { $0 < 11 }, ratios: [],
      markers: CohortFiguresTests.markers(), indices: [])
    #expect(none.drift == nil)
  }
}
