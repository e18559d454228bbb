import BioModel
import Dysbiosis
import Testing

@Suite struct StudyFactsTests {
  static func facts(_ columns: [(String, [String?])], _ stated: FactColumns = FactColumns()) -> StudyFacts {
    let ids = (columns.first?.1.indices ?? 0..<0).map { "s\($0)" }
    let metadata = SampleMetadata(
      sampleIDs: ids, columns: columns.map { SampleMetadata.Column(name: $0.0, values: $0.1) })
    return StudyFacts(of: ids, metadata: metadata, columns: stated)
  }

  /// Case, blanks, hyphens and underscores make no other column.
  @Test(arguments: [
    ["subject", "host", "body_site", "age", "antibiotics", "time"],
    ["Subject", "Host", "bodysite", "AGE", "Antibiotics", "Time"],
    ["SUBJECT", "HOST", "Body-Site", "Age", "anti_biotics", "TIME"],
    ["subject", "host", "Body Site", "age", "antibiotics", "time"],
  ])
  func columnsOfNearlyTheSameNameAreRead(names: [String]) {
    let found = Self.facts(Array(zip(names, [["p1"], ["mouse"], ["stool"], ["40"], ["no"], ["7"]])))
    #expect(
      found.facts == [
        SampleFacts(
          subject: "p1", host: "mouse", bodySite: "stool", ageInYears: 40, takesAntibiotics: false, time: 7)
      ])
    #expect(found.notices.isEmpty, "\(found.notices)")
  }

  @Test func statedColumnsAreTakenAndOfSeveralTheExactOne() {
    let columns: [(String, [String?])] = [
      ("donor", ["d1", "d1"]), ("Subject", ["a", "b"]), ("subject", ["x", "y"]), ("week", ["1", "2"]),
    ]
    let stated = Self.facts(columns, FactColumns(subject: "donor", time: "week"))
    #expect(stated.facts.map(\.subject) == ["d1", "d1"] && stated.facts.map(\.time) == [1, 2])
    #expect(stated.notices.isEmpty)
    let plain = Self.facts(columns)
    #expect(plain.facts.map(\.subject) == ["x", "y"] && plain.facts.allSatisfy { $0.time == nil })
    #expect(plain.notices.map(\.code) == ["metadata-columns-alike"])
  }

  /// Column, kind and what the notice shows of it.
  @Test(arguments: [
    ("age", ["forty", "31"], ["\"age\"", "\"forty\" in 1 sample,"]), ("age", ["-3", "31"], ["\"-3\""]),
    ("age", ["900", "31"], ["\"age\"", "above 122 in 1 of 2 samples", "no age is taken"]),
    ("Antibiotics", ["maybe", "maybe"], ["\"Antibiotics\"", "\"maybe\" in 2 samples,"]),
    ("time", ["week 0", "31.05.2024"], ["\"week 0\", \"31.05.2024\" in 2 samples"]),
    ("time", ["3", "later"], ["\"later\" in 1 sample,"]), ("time", ["2024-05-31", "7"], ["1 dates and 1 numbers"]),
  ])
  func cellsThatCannotBeReadAreSaid(column: String, values: [String], shown: [String]) throws {
    let found = Self.facts([("subject", ["a", "b"]), (column, values)])
    let notice = try #require(found.notices.first)
    #expect(found.notices.count == 1 && notice.code == "metadata-unreadable" && notice.severity == .warning)
    for text in shown { #expect(notice.message.contains(text), "\(notice.message)") }
  }

  /// A slip of the pen loses one age; months or days lose all, for those of infants look like years.
  @Test func agesAreYears() throws {
    let years = (0..<20).map { String(20 + $0) as String? }
    let one = Self.facts([("age", ["900"] + years)])
    #expect(one.facts.map(\.ageInYears) == [nil] + (0..<20).map { 20 + Double($0) })
    #expect(one.notices.map(\.code) == ["metadata-unreadable"] && one.notices[0].message.contains("\"900\""))
    let months = Self.facts([("age", ["6", "11"] + (0..<8).map { String(300 + $0) })])
    #expect(months.facts.allSatisfy { $0.ageInYears == nil })
    #expect(months.notices.count == 1 && months.notices[0].message.contains("above 122 in 8 of 10 samples"))
    let old = Self.facts([("age", ["0", "0.5", "122"])])
    #expect(old.facts.map(\.ageInYears) == [0, 0.5, 122] && old.notices.isEmpty)
  }

  @Test func wordsForNothingAreEmpty() {
    let found = Self.facts([
      ("subject", ["NA", "unknown", "p"]), ("host", ["n/a", "missing: control sample", "mouse"]),
      ("age", ["not collected", "NaN", "4"]),
    ])
    #expect(found.facts.map(\.subject) == ["s0", "s1", "p"] && found.facts.map(\.host) == ["", "", "mouse"])
    #expect(found.facts.map(\.ageInYears) == [nil, nil, 4] && found.notices.isEmpty)
  }

  @Test func timesWithoutSubjectsAreSaid() {
    #expect(Self.facts([("time", ["1", "2"])]).notices.map(\.code) == ["time-without-subject"])
    let some = Self.facts([("time", ["1", "2"]), ("subject", ["a", nil])]).notices
    #expect(some.map(\.code) == ["time-without-subject"] && some[0].message.hasPrefix("1 samples"))
    #expect(Self.facts([("time", ["1", nil]), ("subject", ["a", nil])]).notices.isEmpty)
  }

  /// 1, 2, 3 beside every specimen, and nobody named: thirty samples are not three people.
  @Test func numbersOfTubesAreNoSubjects() throws {
    let numbers = (0..<30).map { String($0 % 3 + 1) as String? }
    let found = Self.facts([("replicate", numbers)])
    #expect(Set(found.facts.map(\.subject)).count == 30 && found.facts.allSatisfy { $0.replicate.isEmpty })
    let notice = try #require(found.notices.first)
    #expect(found.notices.count == 1 && notice.code == "replicate-without-subject" && notice.severity == .warning)
    #expect(notice.message.contains("3 specimens in 30 samples"), "\(notice.message)")
    let all = Self.facts([("replicate", [String?](repeating: "1", count: 9))])
    #expect(Set(all.facts.map(\.subject)).count == 9 && all.notices.map(\.code) == ["replicate-without-subject"])
  }

  /// Specimens in pairs are people, and so is one specimen of the whole study that was sequenced many times.
  @Test func specimensWithoutSubjectsAreOnePersonEach() {
    let pairs = Self.facts([("replicate", (0..<30).map { "specimen\($0 / 2)" })])
    #expect(Set(pairs.facts.map(\.subject)).count == 15 && pairs.notices.isEmpty)
    let pool = Self.facts([("replicate", (0..<30).map { $0 < 12 ? "pool" : nil })])
    #expect(Set(pool.facts.map(\.subject)).count == 19 && pool.notices.isEmpty)
    let beside = Self.facts([
      ("subject", (0..<30).map { $0 < 12 ? nil : "p\($0)" }), ("replicate", (0..<30).map { $0 < 12 ? "pool" : nil }),
    ])
    #expect(Set(beside.facts.map(\.subject)).count == 19 && beside.notices.isEmpty)
  }

  @Test func replicatesOfSeveralSubjectsAreSaid() throws {
    let subjects = (0..<8).map { "p\($0 / 2)" as String? }
    let numbered = Self.facts([("subject", subjects), ("replicate", (0..<8).map { String($0 % 2 + 1) })])
    #expect(numbered.facts.map(\.subject) == subjects && numbered.facts.map(\.replicate).prefix(2) == ["1", "2"])
    let notice = try #require(numbered.notices.first)
    #expect(numbered.notices.count == 1 && notice.code == "replicate-of-several-subjects")
    #expect(notice.message.contains("\"1\" and 1 more labels") && notice.message.contains("\"1\": 4"))
    let crossed = Self.facts([("subject", ["a", "b", "c", "c"]), ("replicate", ["x", "x", "y", "y"])])
    #expect(crossed.notices.map(\.code) == ["replicate-of-several-subjects"])
    #expect(crossed.notices.first?.message.contains("\"x\" stands") == true)
    let right = Self.facts([("subject", ["a", "a", "c", "c"]), ("replicate", ["x", "x", "y", "y"])])
    #expect(right.notices.isEmpty)
  }
}
