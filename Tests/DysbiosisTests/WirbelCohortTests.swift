import BioModel
import Dysbiosis
import Taxonomy
import TestSupport
import Testing

/// 60 people with colorectal cancer and 65 healthy ones (Wirbel 2019), MetaPhlAn species.
@Suite(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
struct WirbelCohortTests {
  /// Scores by scipy.spatial.distance.cdist(…, "braycurtis") on closed shares, medians over the healthy others. Their
  /// AUC is 0.64641; the vignette of dysbiosisR, which does not close the percentages first, prints 0.6469.
  @Test func medianBrayCurtisSeparatesAsPublished() throws {
    let folder = try #require(TestData.folder) + "/cohort-wirbel-crc/"
    let table = try TextFile.rows(folder + "feature_table.tsv.gz", separator: "\t")
    let taxa = try TextFile.rows(folder + "taxonomy.tsv.gz", separator: "\t").dropFirst()
    let metadata = try TextFile.rows(folder + "metadata.tsv", separator: "\t")
    let condition = try #require(metadata[0].firstIndex(of: "study_condition"))
    let group = Dictionary(metadata.dropFirst().map { ($0[0], $0[condition]) }, uniquingKeysWith: { first, _ in first })
    let rows = table[0].indices.dropFirst().map { column in table.dropFirst().map { NumberText.number($0[column]) ?? 0 }
    }
    let profile = Communities.profile(
      taxa.map { [""] + $0.dropFirst() }, rows, unit: .relativeAbundance, library: .shotgun)
    let isHealthy = table[0].dropFirst().map { group[$0] != "CRC" }
    let cohort = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: isHealthy)
    #expect(cohort.count == 65)
    let scores = DysbiosisScoreMedianBC().evaluate(profile, cohort: cohort).compactMap(\.rawValue)
    #expect(scores.count == 125)
    for (score, expected) in zip(scores, [0.7698736361534959, 0.7611884293438025, 0.687865870139905]) {
      #expect(agree(score, expected, within: 1e-9))
    }
    var wins = 0.0
    for (mine, isMineHealthy) in zip(scores, isHealthy) where !isMineHealthy {
      for (theirs, isTheirsHealthy) in zip(scores, isHealthy) where isTheirsHealthy {
        wins += mine > theirs ? 1 : mine == theirs ? 0.5 : 0
      }
    }
    #expect(agree(wins / (60 * 65), 0.6464102564102564, within: 1e-9))
  }
}
