import BioModel
import Dysbiosis
import Testing

/// A reference group from which everybody is left out.
@Suite struct EmptyGroupTests {
  private static func notices(_ study: StudyDescription, reads: Int = 900) throws -> [Notice] {
    let base = Communities.profile(
      Communities.schemes["ncbi-new"] ?? [], Communities.randomRows(samples: 6, features: 12, mean: reads, seed: 8))
    let profile = CommunityProfile(table: base.table, study: study)
    let cohort = ReferenceCohort(ownGroup: "g=H", of: profile, isMember: [Bool](repeating: true, count: 6))
    let results = try DysbiosisAnalysis.run(profile: profile, cohort: cohort, ratios: [], indices: [])
    #expect(results.reference.isEmpty == (cohort.count == 0))
    #expect(results.markers.allSatisfy { $0.percentile == nil } == (cohort.count == 0))
    return results.notices
  }

  /// The gate of a metagenome on a guess says how to state amplicons, and that nobody is left.
  @Test func isSaidWithItsCause() throws {
    let guess = try Self.notices(StudyDescription(library: .shotgun, isLibraryGuessed: true))
    let left = try #require(guess.first { $0.code == "reference-members-left-out" })
    #expect(left.message.contains("500000") && left.message.contains("--assume library=16s"), "\(left.message)")
    let empty = try #require(guess.first { $0.code == "reference-group-empty" })
    #expect(empty.severity == .warning && empty.message.contains("g=H is empty"))
    let stated = try Self.notices(StudyDescription(library: .shotgun))
    #expect(stated.contains { $0.code == "reference-group-empty" })
    #expect(!stated.contains { $0.message.contains("--assume library") })
  }

  @Test func membersWithoutAClassifiedReadAreSaid() throws {
    let table = FeatureTable(
      sampleIDs: ["a"], featureIDs: ["f"], unit: .counts, rows: [[0]], lineages: [Lineage(["Bacteria"])])
    let profile = CommunityProfile(table: table, study: StudyDescription(library: .amplicon16S))
    let cohort = ReferenceCohort(ownGroup: "g", of: profile, isMember: [true])
    let notices = try DysbiosisAnalysis.run(profile: profile, cohort: cohort, ratios: [], indices: []).notices
    #expect(notices.first { $0.code == "reference-group-empty" }?.message.contains("no sample of it") == true)
  }

  @Test func aGroupWithPeopleIsUsed() throws {
    let found = try Self.notices(StudyDescription(library: .amplicon16S))
    #expect(!found.contains { $0.code == "reference-group-empty" || $0.code == "reference-members-left-out" })
  }
}
