import BioModel
import Dysbiosis
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

  /// What the members' metadata agree on is written down; where they differ nothing is.
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
    #expect(read.host == "human" && read.bodySite == "")
    var study = profile.study
    study.abundance = "genome-copies"
    let other = CommunityProfile(table: profile.table, study: study)
    let copies = CohortFile.build(name: "lab", from: other, isMember: (0..<8).map { $0 < 6 }, rank: .genus)
    #expect(try CohortFile.decode(CohortFile.encode(copies), file: "x").profile.study.abundance == "genome-copies")
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
}
