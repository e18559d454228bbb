import BioModel
import Diversity
import Parallel
import TestSupport
import Testing

struct DistanceTestTests {
  @Test("dispersion equals vegan's betadisper", arguments: ["group", "batch"])
  func betadisper(_ column: String) throws {
    let distances = try StudyFiles.distances()
    let metadata = try StudyFiles.metadata("small.metadata.tsv")
    for (type, centre) in [("centroid", Dispersion.Centre.centroid), ("median", .spatialMedian)] {
      let found = try Dispersion.test(
        distances, group: column, metadata: metadata, centre: centre, scheme: PermutationScheme(count: 4_999, seed: 2))
      // vegan's medians end after a few steps of an optimiser.
      let tolerance = centre == .centroid ? 1e-9 : 1e-3
      for row in try StudyFiles.rows("small.distance-tests.tsv") where row[0] == "betadisper-\(type)-\(column)" {
        let expected = try #require(Double(row[2]))
        let parts = row[1].split(separator: ":", maxSplits: 1).map(String.init)
        switch parts[0] {
        case "f": #expect(agree(found.f.number ?? .nan, expected, within: 5 * tolerance))
        case "p": #expect(agree(found.parametricP.number ?? .nan, expected, within: 5 * tolerance))
        case "permutation-p":
          let allowed = StudyFiles.monteCarlo(expected, 4_999) + tolerance
          #expect(((found.permutationP.number ?? .nan) - expected).magnitude <= allowed)
        case "mean":
          let group = try #require(found.groups.first { $0.name == parts[1] })
          #expect(agree(group.meanDistance, expected, within: tolerance))
        case "distance":
          let place = try #require(found.sampleIDs.firstIndex(of: parts[1]))
          #expect(agree(found.distances[place], expected, within: tolerance), "\(row): \(found.distances[place])")
        default: Issue.record("unknown row \(row)")
        }
      }
    }
  }

  @Test("distances to spatial medians equal those of an optimiser run to the end", arguments: ["group", "batch"])
  func spatialMedians(_ column: String) throws {
    let found = try Dispersion.test(
      StudyFiles.distances(), group: column, metadata: StudyFiles.metadata("small.metadata.tsv"))
    try compare(found, with: StudyFiles.rows("small.dispersion.tsv").filter { $0[0] == "spatial-median-\(column)" })
  }

  @Test(
    "moving pictures: scikit-bio's PERMANOVA and ANOSIM, vegan's centroids",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func movingPictures() throws {
    let folder = try #require(TestData.folder) + "/unifrac/permdisp/"
    let ids = try Array(GoldenFiles.head(path: folder + "moving_pictures_dm.tsv").dropFirst())
    let cells = try GoldenFiles.rows(path: folder + "moving_pictures_dm.tsv")
    let distances = try DistanceMatrix(
      sampleIDs: ids, values: cells.flatMap { try $0.dropFirst().map { try #require(Double($0)) } })
    let metadata = try StudyFiles.metadata(path: folder + "moving_pictures_mf.tsv")
    let rows = try StudyFiles.rows("real.distance-tests.tsv")
    func expected(_ quantity: String) throws -> Double {
      try #require(rows.first { $0[0] == "moving-pictures" && $0[1] == quantity }.flatMap { Double($0[2]) })
    }
    let scheme = PermutationScheme(count: 4_999, seed: 8)
    let analysis = try Permanova.test(
      distances, formula: ModelFormula("BodySite"), metadata: metadata, scheme: scheme, threads: ThreadCount(2))
    #expect(try agree(analysis.terms[0].sequential.pseudoF.number ?? .nan, expected("permanova-f")))
    #expect(analysis.terms[0].sequential.pValue == .defined(1.0 / 5_000))
    let similarities = try Anosim.test(
      distances, group: "BodySite", metadata: metadata, scheme: scheme, threads: ThreadCount(2))
    #expect(try agree(similarities.r.number ?? .nan, expected("anosim-r")))
    #expect(similarities.pValue == .defined(1.0 / 5_000))
    let centroids = try Dispersion.test(distances, group: "BodySite", metadata: metadata, centre: .centroid)
    try compare(
      centroids, with: StudyFiles.rows("real.dispersion.tsv").filter { $0[0] == "moving-pictures-centroid" })
    let medians = try Dispersion.test(distances, group: "BodySite", metadata: metadata)
    try compare(medians, with: rows.filter { $0[0] == "moving-pictures-median" })
  }

  @Test("ANOSIM equals vegan's", arguments: ["group", "batch"])
  func anosim(_ column: String) throws {
    let found = try Anosim.test(
      StudyFiles.distances(), group: column, metadata: StudyFiles.metadata("small.metadata.tsv"),
      scheme: PermutationScheme(count: 4_999, seed: 4), threads: ThreadCount(2))
    try compare(found.r, found.pValue, "anosim-\(column)", permutations: found.permutations)
  }

  @Test("Mantel equals vegan's", arguments: Mantel.Method.allCases)
  func mantel(_ method: Mantel.Method) throws {
    let table = try GoldenFiles.smallTable()
    let found = try Mantel.test(
      StudyFiles.distances(), BetaDiversity.matrix(JaccardBinary(), table), method: method,
      scheme: PermutationScheme(count: 4_999, seed: 4), threads: ThreadCount(2))
    try compare(found.r, found.pValue, "mantel-\(method.rawValue)", permutations: found.permutations)
  }

  @Test("ANOSIM and Mantel of six samples are exact")
  func exact() throws {
    let metadata = try StudyFiles.metadata("tiny.metadata.tsv")
    let distances = try StudyFiles.distances()
    let found = try Anosim.test(distances, group: "half", metadata: metadata)
    #expect(found.isExact && found.permutations == 20)
    try compare(found.r, found.pValue, "anosim-tiny", permutations: nil)
    let places = metadata.sampleIDs.compactMap { distances.sampleIDs.firstIndex(of: $0) }
    let jaccard = try BetaDiversity.matrix(JaccardBinary(), GoldenFiles.smallTable()).selecting(places)
    let mantel = try Mantel.test(distances, jaccard)
    #expect(mantel.isExact && mantel.permutations == 720 && mantel.sampleCount == 6)
    try compare(mantel.r, mantel.pValue, "mantel-tiny", permutations: nil)
    #expect(try Mantel.test(jaccard, jaccard).r == .defined(1))
    let flat = DistanceMatrix(sampleIDs: jaccard.sampleIDs, values: jaccard.values.map { $0 == 0 ? 0 : 1 })
    #expect(try Mantel.test(jaccard, flat).r == .undefined(.divisionByZero))
    #expect(try Mantel.test(jaccard, distances, alternative: .less).pValue.number ?? 0 > 0.5)
  }

  @Test("threads change no bit")
  func threads() throws {
    let distances = try StudyFiles.distances()
    let metadata = try StudyFiles.metadata("small.metadata.tsv")
    let one = try Anosim.test(distances, group: "group", metadata: metadata)
    #expect(try Anosim.test(distances, group: "group", metadata: metadata, threads: ThreadCount(7)) == one)
    let mantel = try Mantel.test(distances, distances, method: .spearman)
    #expect(try Mantel.test(distances, distances, method: .spearman, threads: ThreadCount(7)) == mantel)
  }

  private func compare(_ r: MetricValue, _ p: MetricValue, _ name: String, permutations: Int?) throws {
    let rows = try StudyFiles.rows("small.distance-tests.tsv").filter { $0[0] == name }
    #expect(rows.count == 2)
    for row in rows {
      let expected = try #require(Double(row[2]))
      if row[1] == "r" {
        #expect(agree(r.number ?? .nan, expected))
      } else {
        let tolerance = permutations.map { StudyFiles.monteCarlo(expected, $0) } ?? 1e-12
        #expect(((p.number ?? .nan) - expected).magnitude <= tolerance, "\(row) against \(p)")
      }
    }
  }

  private func compare(_ found: DispersionResult, with rows: [[String]]) throws {
    #expect(!rows.isEmpty)
    for row in rows {
      let expected = try #require(Double(row[2]))
      let parts = row[1].split(separator: ":", maxSplits: 1).map(String.init)
      switch parts[0] {
      case "f": #expect(agree(found.f.number ?? .nan, expected, within: 1e-7))
      case "p": #expect(agree(found.parametricP.number ?? .nan, expected, within: 1e-7))
      case "mean":
        let group = try #require(found.groups.first { $0.name == parts[1] })
        #expect(agree(group.meanDistance, expected))
      default: Issue.record("unknown row \(row)")
      }
    }
  }
}
