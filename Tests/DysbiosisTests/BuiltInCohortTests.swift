import BioModel
import Dysbiosis
import Glibc
import Taxonomy
import TestSupport
import Testing

@Suite struct BuiltInCohortTests {
  @Test func resourcesParseAndNameTheirSource() throws {
    let cohorts = try BuiltInCohorts.parsed()
    #expect(cohorts.map(\.id) == ["qin-2012-metaphlan2", "zackular-2014-v4"])
    for cohort in cohorts {
      #expect(cohort.count >= 20 && cohort.ageGroup == CohortFigures.adults && !cohort.fingerprint.isEmpty)
      #expect(!cohort.origin.citation.isEmpty && !cohort.origin.licence.isEmpty && !cohort.origin.selection.isEmpty)
      #expect(cohort.study.host == "human" && cohort.study.bodySite == "stool" && !cohort.study.profiler.isEmpty)
      #expect(cohort.nomenclature == Nomenclature.builtIn.fingerprint, "run scripts/cohorts/make-cohorts.sh")
      #expect(try CohortFiguresFile.decode(CohortFiguresFile.encode(cohort), file: "again") == cohort)
      #expect(BuiltInCohorts[cohort.id] == cohort)
    }
  }

  /// Every marker that may be flagged in the cohort's scheme has its figures: the resource is as new as the markers.
  @Test func figuresCoverTheMarkers() throws {
    for cohort in try BuiltInCohorts.parsed() {
      let scheme = try #require(NomenclatureScheme(naming: cohort.study.taxonomy))
      let table = TableNaming(
        lineages: [Lineage(["Bacteria", "", "", "", "", "Roseburia", "Roseburia hominis"])], stated: scheme.rawValue)
      for marker in MarkerTable.builtIn.markers where marker.action == .flag && table.refusal(marker.portability) == nil
      {
        switch marker.expression {
        case .share(let sum):
          #expect(
            cohort[sum.canonicalText(in: .builtIn)] != nil || cohort.rank < .species, "\(cohort.id): \(marker.id)")
        case .count(let sum):
          #expect(cohort["count:" + sum.canonicalText(in: .builtIn)] != nil, "\(cohort.id): \(marker.id)")
        default: continue
        }
      }
    }
  }

  /// The committed resources are what the tables give; `DYSBIO_UPDATE_COHORTS` writes them.
  @Test(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func resourcesAreWhatTheTablesGive() throws {
    for (resource, figures) in try BuiltInCohortSources.all() {
      let bytes = CohortFiguresFile.encode(figures)
      let path = Self.resources + resource
      if unsafe getenv("DYSBIO_UPDATE_COHORTS") != nil {
        let file = unsafe try #require(fopen(path, "w"))
        unsafe bytes.withUnsafeBytes { unsafe _ = fwrite($0.baseAddress, 1, $0.count, file) }
        unsafe #expect(fclose(file) == 0)
      } else {
        #expect(BuiltInCohorts[figures.id] == figures, "\(resource): run scripts/cohorts/make-cohorts.sh")
      }
    }
  }

  /// A member of the cohort, read as the program reads the table, stands in it where the cohort's own group would put it.
  @Test(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func figuresAreOfWhatTheProgramMeasures() throws {
    let healthy = try FalseFlagTests.qin()
    let profile = healthy.profile
    #expect(profile.table.featureIDs.contains { $0.hasSuffix("|g__Acidaminococcaceae_unclassified") })
    let figures = try #require(BuiltInCohorts["qin-2012-metaphlan2"])
    let key = "f:acidaminococcaceae"
    let features = profile.taxonSet(TaxonSum(terms: [TaxonTerm(name: "Acidaminococcaceae", rank: .family)])).features
    let plain = ReferenceDistribution(healthy.samples.compactMap { profile.share(of: features, sample: $0) })
    let entry = try #require(figures[key]?.distribution)
    #expect(entry.count == plain.count && entry.zeroCount == plain.zeroCount)
    for (mine, theirs) in zip(entry.quantiles, plain.quantiles) {
      #expect(agree(mine, theirs, within: 1e-5 * max(theirs, 1e-9)))
    }
  }

  /// Sources/CEmbedded/Resources/ of this checkout.
  private static let resources: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/") + "/Sources/CEmbedded/Resources/"
  }()
}
