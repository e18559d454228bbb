import BioModel
import Dysbiosis
import Fingerprints
import Taxonomy
import TestSupport
import Testing

@Suite struct ReferenceCohortTests {
  static func cohort() -> (CommunityProfile, ReferenceCohort) {
    let lineages = Communities.schemes["gtdb"] ?? []
    let rows = Communities.randomRows(samples: 8, features: lineages.count, mean: 300, seed: 2)
    let profile = Communities.profile(lineages, rows, subjects: ["a", "b", "b", "c", "d", "e", "f", "g"])
    let isMember = rows.indices.map { $0 < 6 }
    return (profile, CohortFile.build(name: "lab", from: profile, isMember: isMember, rank: .genus))
  }

  @Test func oneRowPerSubject() {
    let (profile, _) = Self.cohort()
    let own = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: (0..<8).map { $0 < 6 })
    #expect(own.subjects == ["a", "b", "c", "d", "e"])
    #expect(own.rows(otherThan: "b") == [0, 2, 3, 4])
    #expect(own.profile.table.denseRow(1) == profile.table.denseRow(1))
    #expect(own.label == "healthy (n = 5)")
  }

  @Test func encodeAndDecodeAreInverse() throws {
    let (_, cohort) = Self.cohort()
    let bytes = CohortFile.encode(cohort)
    let again = try CohortFile.decode(bytes, file: "lab.cohort")
    #expect(again.fingerprint == cohort.fingerprint)
    #expect(again.profile.table == cohort.profile.table)
    #expect(again.subjects == cohort.subjects && again.rank == .genus && again.name == "lab")
    #expect(again.profile.study == cohort.profile.study)
    #expect(CohortFile.encode(again) == bytes)
  }

  @Test func changedOrCutFilesAreRefused() throws {
    let bytes = CohortFile.encode(Self.cohort().1)
    #expect(throws: DysbiosisError.self) { try CohortFile.decode(Array(bytes.dropLast(80)), file: "x") }
    #expect(throws: DysbiosisError.self) { try CohortFile.decode([], file: "x") }
    #expect(throws: DysbiosisError.self) { try CohortFile.decode(Array("sample\tA\n".utf8), file: "x") }
    for place in stride(from: 0, to: bytes.count - 1, by: 37) {
      var changed = bytes
      changed[place] ^= 1
      #expect(throws: DysbiosisError.self) { try CohortFile.decode(changed, file: "x") }
    }
  }

  /// What more than half of the members' metadata say is written down; who differs is left out.
  @Test func hostAndBodySiteComeFromTheMembers() throws {
    let (profile, _) = Self.cohort()
    var facts = profile.facts
    for sample in facts.indices {
      facts[sample].host = "Homo sapiens"
      facts[sample].bodySite = sample == 0 ? "saliva" : "stool"
    }
    let described = CommunityProfile(table: profile.table, study: profile.study, facts: facts)
    let cohort = CohortFile.build(name: "lab", from: described, isMember: (0..<8).map { $0 < 6 }, rank: .genus)
    let read = try CohortFile.decode(CohortFile.encode(cohort), file: "x").profile.study
    #expect(read.host == "human" && read.bodySite == "stool")
    #expect(cohort.subjects == ["b", "c", "d", "e"] && cohort.notices.map(\.code) == ["reference-members-left-out"])
    #expect(cohort.notices[0].message.contains("1 samples of another body site than stool (s0)"))
    var study = profile.study
    study.abundance = "genome-copies"
    let other = CommunityProfile(table: profile.table, study: study)
    let copies = CohortFile.build(name: "lab", from: other, isMember: (0..<8).map { $0 < 6 }, rank: .genus)
    #expect(try CohortFile.decode(CohortFile.encode(copies), file: "x").profile.study.abundance == "genome-copies")
  }

  /// Fifteen people and fifteen mice are nobody's reference; sixteen people and four mice are sixteen people.
  @Test func mixedHostsAreToldApart() throws {
    let rows = Communities.randomRows(samples: 30, features: 12, mean: 800, seed: 5)
    let base = Communities.profile(Communities.schemes["silva"] ?? [], rows)
    func profile(people: Int, declared: String = "") -> CommunityProfile {
      let facts = rows.indices.map { SampleFacts(subject: "p\($0)", host: $0 < people ? "Homo sapiens" : "mouse") }
      return CommunityProfile(
        table: base.table, study: StudyDescription(library: .amplicon16S, host: declared), facts: facts)
    }
    let all = [Bool](repeating: true, count: 30)
    let mixed = profile(people: 15)
    let ambiguous = ReferenceCohort(ownGroup: "all", of: mixed, isMember: all)
    #expect(ambiguous.conflict?.contains("15 human, 15 mouse") == true && ambiguous.count == 0)
    let results = try DysbiosisAnalysis.run(profile: mixed, cohort: ambiguous, ratios: [])
    #expect(results.reference.isEmpty && results.notices.contains { $0.code == "reference-group-ambiguous" })
    let people = CohortFile.build(name: "all", from: profile(people: 26), isMember: all, rank: .genus)
    #expect(people.count == 26 && people.profile.study.host == "human" && people.conflict == nil)
    #expect(people.notices[0].message.contains("4 samples of another host than human"))
    let declared = ReferenceCohort(ownGroup: "all", of: profile(people: 15, declared: "human"), isMember: all)
    #expect(declared.count == 15 && declared.conflict == nil)
    // Mice among the samples get nothing from the people, neither of markers nor of indices.
    let own = ReferenceCohort(ownGroup: "all", of: profile(people: 26), isMember: all)
    let compared = try DysbiosisAnalysis.run(profile: profile(people: 26), cohort: own, ratios: [])
    let mice = compared.indices.filter { $0.sample == "s29" }
    #expect(mice.allSatisfy { $0.percentile == nil && $0.status != .flagged && $0.status != .typical })
    #expect(mice.contains { $0.reason == "host-not-of-cohort" && $0.value == nil && $0.rawValue != nil })
    #expect(compared.indices.contains { $0.sample == "s0" && $0.percentile != nil })
    #expect(compared.markers.filter { $0.sample == "s29" }.allSatisfy { $0.percentile == nil })
  }

  /// What few members state does not decide for those who state nothing, and that is said.
  @Test func fewStatementsDecideNothing() throws {
    let rows = Communities.randomRows(samples: 30, features: 12, mean: 800, seed: 5)
    let base = Communities.profile(Communities.schemes["silva"] ?? [], rows)
    func cohort(_ hosts: [String]) -> ReferenceCohort {
      let facts = rows.indices.map { SampleFacts(subject: "p\($0)", host: $0 < hosts.count ? hosts[$0] : "") }
      let profile = CommunityProfile(table: base.table, study: base.study, facts: facts)
      return CohortFile.build(
        name: "lab", from: profile, isMember: [Bool](repeating: true, count: 30), rank: .genus)
    }
    let mouse = cohort(["mouse"])
    #expect(mouse.count == 30 && mouse.profile.study.host.isEmpty && mouse.conflict == nil)
    #expect(mouse.notices.map(\.code) == ["reference-little-stated"])
    #expect(mouse.notices[0].message.contains("1 of the 30 members of the group lab states a host (mouse)"))
    let half = cohort([String](repeating: "human", count: 15))
    #expect(half.profile.study.host.isEmpty && half.notices.map(\.code) == ["reference-little-stated"])
    let most = cohort([String](repeating: "human", count: 16))
    #expect(most.count == 30 && most.profile.study.host == "human" && most.notices.isEmpty)
    // Two hosts, and those who state nothing could be of either.
    let mixed = cohort([String](repeating: "human", count: 10) + ["mouse", "mouse"])
    #expect(mixed.count == 0 && mixed.conflict?.contains("10 human, 2 mouse, 18 not stated") == true)
  }

  /// A sample of one read is nobody's reference, and no index places it.
  @Test func shallowSamplesAreNoReferenceAndHaveNoPlace() throws {
    var rows = Communities.randomRows(samples: 40, features: 12, mean: 800, seed: 6)
    rows[0] = [1] + [Double](repeating: 0, count: 11)
    rows[39] = rows[0]
    let profile = Communities.profile(Communities.schemes["silva"] ?? [], rows)
    let cohort = ReferenceCohort(ownGroup: "all", of: profile, isMember: rows.indices.map { $0 < 38 })
    #expect(
      cohort.count == 37 && cohort.notices.first?.message.contains("fewer than 1000 classified reads (s0)") == true)
    let results = try DysbiosisAnalysis.run(profile: profile, cohort: cohort, ratios: [])
    #expect(results.notices.contains { $0.code == "reference-members-left-out" })
    let shallow = results.indices.filter { $0.sample == "s39" }
    #expect(shallow.allSatisfy { $0.percentile == nil && [.notEvaluable, .context].contains($0.status) })
    let share = try #require(shallow.first { $0.index == "enterobacteriaceae-share" })
    #expect(share.value == nil || share.reason == "too-few-reads" && share.lower != nil)
    let median = try #require(shallow.first { $0.index == "dysbiosis-score-median-bc" })
    #expect(median.reason == "too-few-reads" && median.value == nil && median.rawValue != nil)
    #expect(results.agreements[39].outlying.isEmpty && results.agreements[39].sideCount == 0)
    #expect(results.indices.contains { $0.sample == "s38" && $0.index == median.index && $0.percentile != nil })
  }

  /// Members who take antibiotics are kept in mind, also in the file.
  @Test func antibioticsAreSaid() throws {
    let (profile, _) = Self.cohort()
    var facts = profile.facts
    facts[3].takesAntibiotics = true
    facts[4].takesAntibiotics = false
    let described = CommunityProfile(table: profile.table, study: profile.study, facts: facts)
    let cohort = CohortFile.build(name: "lab", from: described, isMember: (0..<8).map { $0 < 6 }, rank: .genus)
    #expect(cohort.notices.map(\.code) == ["reference-takes-antibiotics"])
    let read = try CohortFile.decode(CohortFile.encode(cohort), file: "x")
    #expect(read.notices == cohort.notices && CohortFile.encode(read) == CohortFile.encode(cohort))
    #expect(read.notices[0].message.hasPrefix("1 of the 5"))
    let results = try DysbiosisAnalysis.run(profile: profile, cohort: read, ratios: [])
    #expect(results.notices.contains { $0.code == "reference-takes-antibiotics" })
  }

  /// Shares do not change when a table is summed up by current names.
  @Test func collapsingKeepsShares() throws {
    let (profile, cohort) = Self.cohort()
    let ratio = try RatioDefinition.named("Bacillota/Bacteroidota")
    let before = try RatioEvaluation(ratio, in: profile).results.map(\.value)
    let after = try RatioEvaluation(ratio, in: cohort.profile).results.map(\.value)
    #expect(after == [0, 1, 3, 4, 5].map { before[$0] })
  }

  @Test func misfitIsRefusedUnlessAccepted() throws {
    let (profile, cohort) = Self.cohort()
    var study = profile.study
    study.region = "V4"
    var other = study
    other.region = "V1V3"
    #expect(study.misfits(with: other) == ["region: V4 against V1V3"])
    #expect(study.misfits(with: cohort.profile.study).isEmpty)
    let changed = CommunityProfile(table: profile.table, study: StudyDescription(library: .shotgun))
    let refused = try DysbiosisAnalysis.run(profile: changed, cohort: cohort)
    #expect(refused.reference.isEmpty && refused.notices.contains { $0.code == "cohort-misfit" })
    let accepted = try DysbiosisAnalysis.run(profile: changed, cohort: cohort, options: .init(acceptsMisfit: true))
    #expect(accepted.reference == "lab (n = 5)" && accepted.notices.contains { $0.code == "cohort-misfit-accepted" })
  }

  /// What a file says beside its fingerprint, with the line.
  static func refusal(_ change: (inout [String]) -> Void, isSealed: Bool = true) throws -> DysbiosisError? {
    var lines = String(decoding: CohortFile.encode(cohort().1), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).dropLast(2).map(String.init)
    change(&lines)
    var text = lines.joined(separator: "\n") + "\n"
    if isSealed { text += "fingerprint\t" + Fingerprint.sha256Hex(Array(text.utf8)) + "\n" }
    do {
      _ = try CohortFile.decode(Array(text.utf8), file: "x")
      return nil
    } catch { return error }
  }

  /// Files whose fingerprint fits and whose content cannot be.
  @Test func absurdContentIsRefusedWithItsLine() throws {
    #expect(try Self.refusal { _ in } == nil)
    let first = try #require(
      String(decoding: CohortFile.encode(Self.cohort().1), as: UTF8.self).split(separator: "\n")
        .firstIndex { $0.hasPrefix("value\t") })
    let huge = try #require(try Self.refusal { $0[first] = "value\t0\t0\t1e308" })
    #expect(huge.location?.line == first + 1 && huge.message.contains("1e308"))
    let unit = try #require(try Self.refusal { $0[2] = "unit\trelative-abundance" })
    #expect(unit.location?.line ?? 0 > first && unit.message.contains("no share"))
    #expect(try Self.refusal { $0[3] = "rank\tfoo" }?.message == "'foo' is no rank")
    #expect(try Self.refusal { $0.insert("resolves-species\tmaybe", at: 4) }?.location?.line == 5)
    #expect(
      try Self.refusal { $0.append("fingerprint\t" + String(repeating: "0", count: 64)) }?.message
        == "a line stands after the fingerprint")
  }

  /// A file that was cut says so, wherever it was cut.
  @Test func cutFilesSayThatTheyWereCut() throws {
    let bytes = CohortFile.encode(Self.cohort().1)
    for length in [bytes.count - 30, bytes.count - 66, bytes.count - 90, bytes.count / 2, 200] {
      do {
        _ = try CohortFile.decode(Array(bytes[..<length]), file: "x")
        Issue.record("\(length) bytes were read")
      } catch { #expect(error.advice.contains("cut off"), "\(length): \(error.message)") }
    }
  }
}
