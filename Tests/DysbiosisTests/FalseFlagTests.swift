import BioModel
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
  }

  static func isAdult(_ fields: [String: String]) -> Bool { (NumberText.number(fields["age"] ?? "") ?? 0) >= 18 }

  /// MetaPhlAn 2, adults without type 2 diabetes (Qin 2012, the samples that MetAML labels t2dmeta_long).
  static func qin() throws -> Healthy {
    let study = try RealTables.metaML("T2D")
    let samples = study.samples { $0["disease"] == "n" && $0["dataset_name"] == "t2dmeta_long" && isAdult($0) }
    return Healthy(name: "Qin 2012", profile: study.profile, samples: samples, referenceSize: 96)
  }

  /// 16S, adults without diarrhoea (Schubert 2014).
  static func schubert() throws -> Healthy {
    let study = try RealTables.schubert()
    let samples = study.samples { $0["disease_stat"] == "NonDiarrhealControl" && isAdult($0) }
    return Healthy(name: "Schubert 2014", profile: study.profile, samples: samples, referenceSize: 100)
  }

  /// One seeded split: no marker above p beyond its exact binomial 99 % bound; the total of flags where the reference's
  /// own subjects have theirs.
  @Test(arguments: ["qin", "schubert"]) func peopleHeldOutAreFlaggedAtTheStatedRate(table: String) throws {
    let healthy = try table == "qin" ? Self.qin() : Self.schubert()
    let split = try HealthySplit(healthy.profile, healthy: healthy.samples, reference: healthy.referenceSize, seed: 1)
    #expect(split.rates.count >= 30)
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
  @Test(arguments: ["qin", "schubert"]) func ratesOfManySplitsAreAtMostP(table: String) throws {
    let healthy = try table == "qin" ? Self.qin() : Self.schubert()
    var rates: [String: HealthySplit.Rate] = [:]
    for seed in UInt64(1)...20 {
      let split = try HealthySplit(
        healthy.profile, healthy: healthy.samples, reference: healthy.referenceSize, seed: seed)
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
