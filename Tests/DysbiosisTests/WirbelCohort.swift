import BioModel
import Dysbiosis
import TestSupport
import Testing

/// The table of Wirbel 2019 from the folder of test data: 60 samples of colorectal cancer, 65 healthy.
struct WirbelCohort {
  let profile: CommunityProfile
  let isHealthy: [Bool]

  var reference: ReferenceCohort { ReferenceCohort(ownGroup: "healthy", of: profile, isMember: isHealthy) }
  var cases: ReferenceCohort { ReferenceCohort(ownGroup: "CRC", of: profile, isMember: isHealthy.map { !$0 }) }

  /// - Parameter taxonomy: the scheme of names, where it is stated.
  init(taxonomy: String = "") throws {
    let folder = try #require(TestData.folder) + "/cohort-wirbel-crc/"
    let table = try TextFile.rows(folder + "feature_table.tsv.gz", separator: "\t")
    let taxa = try TextFile.rows(folder + "taxonomy.tsv.gz", separator: "\t").dropFirst()
    let metadata = try TextFile.rows(folder + "metadata.tsv", separator: "\t")
    let condition = try #require(metadata[0].firstIndex(of: "study_condition"))
    let group = Dictionary(metadata.dropFirst().map { ($0[0], $0[condition]) }, uniquingKeysWith: { first, _ in first })
    let samples = Array(table[0].dropFirst())
    let rows = table[0].indices.dropFirst().map { column in
      table.dropFirst().map { NumberText.number($0[column]) ?? 0 }
    }
    let features = FeatureTable(
      sampleIDs: samples, featureIDs: taxa.map { $0[0] }, unit: .relativeAbundance, rows: rows,
      lineages: taxa.map { Lineage([""] + $0.dropFirst()) })
    profile = CommunityProfile(table: features, study: StudyDescription(library: .shotgun, taxonomy: taxonomy))
    isHealthy = samples.map { group[$0] != "CRC" }
  }

  /// The share of pairs of a case and a healthy sample in which the case is higher.
  func areaUnderTheCurve(_ scores: [Double]) -> Double {
    var wins = 0.0
    for (mine, isMineHealthy) in zip(scores, isHealthy) where !isMineHealthy {
      for (theirs, isTheirsHealthy) in zip(scores, isHealthy) where isTheirsHealthy {
        wins += mine > theirs ? 1 : mine == theirs ? 0.5 : 0
      }
    }
    return wins / Double(isHealthy.count { $0 } * isHealthy.count { !$0 })
  }
}
