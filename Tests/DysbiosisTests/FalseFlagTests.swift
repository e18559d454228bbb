import BioModel
import Dysbiosis
import TestSupport
import Testing

/// Flags of healthy people who are not in the reference.
@Suite(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
struct FalseFlagTests {
  @Test func look() throws {
    for (name, study, healthy, size) in [
      try Self.qin(), try Self.schubert(),
    ] {
      print(name, healthy.count, size)
      for seed in UInt64(1)...3 {
        let split = try HealthySplit(study, healthy: healthy, reference: size, seed: seed)
        let over = split.rates.filter { Binomial.upperTail($0.value.flagged, of: $0.value.evaluable, $0.value.p) < 0.01 }
        let pooled = split.rates.values.reduce((0, 0, 0.0)) { ($0.0 + $1.flagged, $0.1 + $1.evaluable, $0.2 + $1.p * Double($1.evaluable)) }
        let first = split.counts[0]
        let range = first.inReference
        let totals = split.counts.map(\.flagged).sorted()
        let inside = split.counts.count { c in c.inReference.map { $0.lower <= c.flagged && c.flagged <= $0.upper } ?? false }
        print(seed, "markers", split.rates.count, "over", over.map { "\($0.key) \($0.value)" }, "rate", Double(pooled.0) / Double(pooled.1), "nominal", pooled.2 / Double(pooled.1))
        print("  flags", totals, "mean", Double(totals.reduce(0, +)) / Double(totals.count), "expected", first.expectedByChance, "of", first.evaluable, "range", range as Any, "inside", inside, "of", split.counts.count)
      }
    }
  }

  static func qin() throws -> (String, CommunityProfile, [Int], Int) {
    let study = try RealTables.metaML("T2D")
    let healthy = study.samples { $0["disease"] == "n" && $0["dataset_name"] == "t2dmeta_long" && (NumberText.number($0["age"] ?? "") ?? 0) >= 18 }
    return ("qin", study.profile, healthy, 96)
  }

  static func schubert() throws -> (String, CommunityProfile, [Int], Int) {
    let study = try RealTables.schubert()
    let healthy = study.samples { $0["disease_stat"] == "NonDiarrhealControl" && (NumberText.number($0["age"] ?? "") ?? 0) >= 18 }
    return ("schubert", study.profile, healthy, 100)
  }
}
