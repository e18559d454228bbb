import BioModel
import Diversity
import Dysbiosis
import TestSupport

/// The built-in cohorts made from the tables they come from; `scripts/cohorts/make-cohorts.sh` writes them.
enum BuiltInCohortSources {
  /// Figures with the name of their resource.
  static func all() throws -> [(resource: String, figures: CohortFigures)] {
    [("cohort-qin-2012.tsv", try qin()), ("cohort-zackular-2014.tsv", try zackular())]
  }

  static func qin() throws -> CohortFigures {
    let healthy = try FalseFlagTests.qin()
    let origin = CohortFigures.Origin(
      citation: "Qin et al. 2012, Nature 490:55; MetaPhlAn 2 profiles of MetAML (Pasolli et al. 2016)",
      doi: "10.1038/nature11450", licence: "MIT (table); figures computed here",
      selection:
        "stool, China, the table's disease n (none), age 18 or more; one sample per subject id; the samples labelled "
        + "t2dmeta_short left out, those labelled t2dmeta_long taken; antibiotics not stated")
    return try figures(
      healthy, id: "qin-2012-metaphlan2", name: "adults without type 2 diabetes, Qin 2012", rank: .species,
      origin: origin, metrics: ["observed-features", "shannon-ln", "simpson-1-d"])
  }

  static func zackular() throws -> CohortFigures {
    let study = try RealTables.zackular()
    let samples = study.samples { $0["DiseaseState"] == "H" && FalseFlagTests.isAdult($0) }
    let healthy = FalseFlagTests.Healthy(
      name: "Zackular 2014", profile: study.profile, samples: samples, referenceSize: samples.count)
    let origin = CohortFigures.Origin(
      citation: "Zackular et al. 2014, Cancer Prev Res 7:1112; OTUs of MicrobiomeHD (Duvallet et al. 2017)",
      doi: "10.1158/1940-6207.CAPR-14-0129",
      licence:
        "table: in a BSD/MIT-style package; MicrobiomeHD, where it comes from, is reported as CC BY-NC 4.0; figures "
        + "computed here",
      selection:
        "stool, the table's DiseaseState H (healthy), age 18 or more; one sample per sample id, there are no subject ids; "
        + "antibiotics not stated")
    // Numbers of OTUs and their evenness depend on the depth and on how OTUs were made: no metrics.
    return try figures(
      healthy, id: "zackular-2014-v4", name: "adults without colorectal tumour, Zackular 2014", rank: .genus,
      origin: origin, metrics: [])
  }

  private static func figures(
    _ healthy: FalseFlagTests.Healthy, id: String, name: String, rank: Rank, origin: CohortFigures.Origin,
    metrics: [String]
  ) throws -> CohortFigures {
    let profile = healthy.profile
    let isMember = (0..<profile.table.sampleCount).map(Set(healthy.samples).contains)
    let cohort = ReferenceCohort(ownGroup: name, of: profile, isMember: isMember)
    var alpha: [String: [String: Double]] = [:]
    if !metrics.isEmpty {
      var options = DiversityOptions(alphaMetrics: AlphaMetrics.all.filter { metrics.contains($0.id) }, betaMetrics: [])
      options.intervalReplicates = 0
      options.hasCurves = false
      for value in try DiversityAnalysis.run(cohort.profile.table, options: options).alpha
      where metrics.contains(value.metric) { alpha[value.metric, default: [:]][value.sample] = value.value.number }
    }
    return try CohortFigures.build(
      CohortFigures.Label(id: id, name: name, ageGroup: CohortFigures.adults, origin: origin), from: cohort, rank: rank,
      alpha: alpha)
  }
}
