import BioModel
import Diversity
import Dysbiosis
import TestSupport
import Testing

/// Flags of healthy people who are not in the reference; the numbers stand in docs/findings/flags.md.
@Suite(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
struct FalseFlagTests {
  /// A table, its healthy adults of one study, and how many of them make the reference.
  struct Healthy {
    let name: String
    let profile: CommunityProfile
    let samples: [Int]
    let referenceSize: Int
    /// Diversity markers and indices that this table must gate.
    var wholeSampleMarkers: Set<String> = []

    func split(_ alpha: [AlphaValue], seed: UInt64) throws -> HealthySplit {
      try HealthySplit(profile, healthy: samples, reference: referenceSize, alpha: alpha, seed: seed)
    }
  }

  static let diversity: Set<String> = ["shannon-low", "richness-low-sle", "richness-low-graves"]
  static let tables: [String: @Sendable () throws -> Healthy] = ["qin": qin, "schubert": schubert, "wirbel": wirbel]

  static func isAdult(_ fields: [String: String]) -> Bool { (NumberText.number(fields["age"] ?? "") ?? 0) >= 18 }

  /// MetaPhlAn 2, adults without type 2 diabetes (Qin 2012, the samples that MetAML labels t2dmeta_long).
  static func qin() throws -> Healthy {
    let study = try RealTables.metaML("T2D")
    let samples = study.samples { $0["disease"] == "n" && $0["dataset_name"] == "t2dmeta_long" && isAdult($0) }
    return Healthy(
      name: "Qin 2012", profile: study.profile, samples: samples, referenceSize: 96, wholeSampleMarkers: diversity)
  }

  /// 16S, adults without diarrhoea (Schubert 2014).
  static func schubert() throws -> Healthy {
    let study = try RealTables.schubert()
    let samples = study.samples { $0["disease_stat"] == "NonDiarrhealControl" && isAdult($0) }
    return Healthy(
      name: "Schubert 2014", profile: study.profile, samples: samples, referenceSize: 100, wholeSampleMarkers: diversity
    )
  }

  /// mOTUs, adults without colorectal cancer (Wirbel 2019), the one table of the three in current names. The database is
  /// taken to hold what the table names and the genera of the MD-index, which has no value where one in five is unknown.
  static func wirbel() throws -> Healthy {
    let cohort = try WirbelCohort(taxonomy: "ncbi")
    let sought = MDIndexGenus().signature.map { term in
      Lineage(Rank.allCases.map { $0 == term.rank ? term.name : "" })
    }
    let named = cohort.profile.table.lineages ?? []
    let profile = CommunityProfile(
      table: cohort.profile.table, study: cohort.profile.study, facts: cohort.profile.facts,
      universe: TaxonUniverse(lineages: named + sought, source: "the table and the index"))
    let samples = cohort.isHealthy.indices.filter { cohort.isHealthy[$0] }
    return Healthy(
      name: "Wirbel 2019", profile: profile, samples: samples, referenceSize: 45,
      wholeSampleMarkers: diversity.union(["md-index-high"]))
  }

  /// One seeded split: no marker above p beyond its exact binomial 99 % bound; the total of flags where the reference's
  /// own subjects have theirs.
  @Test(arguments: ["qin", "schubert", "wirbel"]) func peopleHeldOutAreFlaggedAtTheStatedRate(table: String) throws {
    let read = try #require(Self.tables[table])
    let healthy = try read()
    let alpha = try HealthySplit.alpha(of: healthy.profile)
    let split = try healthy.split(alpha, seed: 1)
    #expect(split.rates.count >= 30)
    #expect(healthy.wholeSampleMarkers.isSubset(of: split.rates.keys))
    // None that the table can evaluate goes without its gate.
    let evaluable = try HealthySplit.evaluable(healthy.profile, healthy: healthy.samples, alpha: alpha)
    Findings.print(healthy.name, "not in the split", evaluable.subtracting(split.rates.keys).sorted())
    #expect(evaluable.subtracting(split.rates.keys).count <= 2)
    for (marker, rate) in split.rates {
      let tail = Binomial.upperTail(rate.flagged, of: rate.evaluable, rate.p)
      #expect(tail >= 0.01, "\(marker): \(rate.flagged) of \(rate.evaluable) at p = \(rate.p)")
    }
    let totals = split.counts.map { Double($0.flagged) }
    let mean = totals.reduce(0, +) / Double(totals.count)
    let range = try #require(split.counts[0].inReference)
    #expect(range.count == healthy.referenceSize)
    #expect(mean >= Double(range.lower) && mean <= Double(range.upper))
    #expect(mean <= split.counts[0].expectedByChance)
    // The range holds 90 % of the subjects: no fewer of the others, within the exact 99 % bound.
    let outside = split.counts.count { count in
      count.inReference.map { count.flagged < $0.lower || count.flagged > $0.upper } ?? true
    }
    #expect(Binomial.upperTail(outside, of: totals.count, 0.1) >= 0.01)
    Findings.print(
      "\(healthy.name) split", split.rates.count, split.pooledRate, split.nominalRate, mean,
      split.counts[0].expectedByChance, split.counts[0].evaluable, range, outside, totals.count)
  }

  /// Twenty splits: the rates that are 0.02 above p in one split are chance; on average they are at most p, which holds
  /// for any values at all if the rule is right.
  @Test(arguments: ["qin", "schubert", "wirbel"]) func ratesOfManySplitsAreAtMostP(table: String) throws {
    let read = try #require(Self.tables[table])
    let healthy = try read()
    let alpha = try HealthySplit.alpha(of: healthy.profile)
    var rates: [String: HealthySplit.Rate] = [:]
    for seed in UInt64(1)...20 {
      let split = try healthy.split(alpha, seed: seed)
      for (marker, rate) in split.rates {
        rates[marker, default: HealthySplit.Rate(p: rate.p)].evaluable += rate.evaluable
        rates[marker]?.flagged += rate.flagged
      }
    }
    for (marker, rate) in rates {
      // A subject is held out several times, so the bound is that of the distinct subjects.
      let share = Double(rate.flagged) / Double(rate.evaluable)
      let subjects = healthy.samples.count
      let tail = Binomial.upperTail(Int((share * Double(subjects)).rounded()), of: subjects, rate.p)
      #expect(tail >= 0.1, "\(marker): \(share) at p = \(rate.p)")
    }
    for id in healthy.wholeSampleMarkers.sorted() {
      let rate = try #require(rates[id])
      Findings.print(healthy.name, id, rate.evaluable, Double(rate.flagged) / Double(rate.evaluable), rate.p)
    }
    let above = rates.values.count { Double($0.flagged) > $0.p * Double($0.evaluable) }
    Findings.print("\(healthy.name) 20 splits", rates.count, above)
  }

  /// The same people against a cohort of other people made with the same profiler: reported, not gated.
  @Test func otherStudiesAreReported() throws {
    let qin = try Self.qin()
    let isMember = (0..<qin.profile.table.sampleCount).map(Set(qin.samples).contains)
    let cohort = CohortFile.build(name: "Qin 2012", from: qin.profile, isMember: isMember, rank: .species)
    let metahit = try RealTables.metaML("IBD")
    let short = try RealTables.metaML("T2D")
    let others = [
      ("MetaHIT healthy", metahit, metahit.samples { $0["disease"] == "n" && Self.isAdult($0) }),
      (
        "Qin 2012 t2dmeta_short", short,
        short.samples { $0["disease"] == "n" && $0["dataset_name"] == "t2dmeta_short" && Self.isAdult($0) }
      ),
    ]
    for (name, study, samples) in others {
      let profile = CommunityProfile(
        table: study.profile.table.selectingSamples(samples), study: study.profile.study,
        facts: samples.map { study.profile.facts[$0] })
      let results = try DysbiosisAnalysis.run(
        profile: profile, cohort: cohort, controls: [Bool](repeating: true, count: samples.count), ratios: [],
        indices: [])
      #expect(results.reference == cohort.label)
      let totals = results.flagCounts.map(\.flagged).sorted()
      let drift = try #require(results.drift)
      Findings.print(
        name, samples.count, "median", totals[totals.count / 2], "mean",
        Double(totals.reduce(0, +)) / Double(totals.count), results.flagCounts[0].inReference as Any, "drift",
        drift.drifted.count, drift.rows.count)
    }
  }
}
