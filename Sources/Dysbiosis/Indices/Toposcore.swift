public import BioModel
import Taxonomy

/// TOPOSCORE (Derosa 2024, doi:10.1016/j.cell.2024.05.029): presence of 45 species that go with good and 37 that go
/// with poor outcome of immune checkpoint therapy. Oncology only: research context, never a score of health.
///
/// S = ((n₂ / 45) − (n₁ / 37) + 1) / 2 with the numbers of species present (> 0), rounded to 3 decimals. The reason column
/// names the published class: `sig1-positive` at S ≤ 0.5351, `sig2-positive` at S ≥ 0.7911; between them by the percent
/// of Akkermansia muciniphila: 0 or ≥ 4.799 the first, else the second. Needs a metagenome in MetaPhlAn 4's or GTDB's
/// names, matched exactly (`needs-metaphlan-4-or-gtdb`). A species that is nowhere in the table counts as unresolved,
/// since later databases renamed some. No interval: presence of shares. Experimental: no published value reproduced.
public struct Toposcore: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "toposcore", title: "TOPOSCORE (cancer immunotherapy)",
    summary: "Species that go with outcome of immune checkpoint therapy; oncology research only; experimental.",
    formula: "((SIG2 present / 45) − (SIG1 present / 37) + 1) / 2", unit: "1",
    reference: "10.1016/j.cell.2024.05.029")
  public let direction = TailRule.Side.low
  private let species = ToposcoreSpecies.builtIn

  public init() {}

  public var signature: [TaxonTerm] { species.map { TaxonTerm(name: $0.metaphlan4, rank: .species) } }

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    let found = features(in: input.profile)
    var coverage = SignatureCoverage.none
    coverage.matched = found.count { !$0.isEmpty }
    coverage.absentFromUniverse = species.count - coverage.matched
    return assemble(input, coverage: coverage) { profile, explains in
      let features = features(in: profile)
      let refusal = refusal(profile)
      let akkermansia = profile.features("akkermansia muciniphila", rank: .species)
      return { sample in
        if profile.table[sample: sample].nonZeroCount == 0 { return .emptySample }
        if let refusal { return IndexArithmetic(reason: refusal, isRefused: true) }
        let isPresent = features.map { profile.abundance(of: $0, sample: sample) > 0 }
        let good = zip(species, isPresent).count { $0.list == .sig2 && $1 }
        let poor = zip(species, isPresent).count { $0.list == .sig1 && $1 }
        let score = (Double(good) / 45 - Double(poor) / 37 + 1) / 2
        var result = IndexArithmetic(raw: (score * 1000).rounded() / 1000)
        let percent =
          100 * profile.abundance(of: akkermansia, sample: sample)
          / (profile.table.unit == .counts ? profile.totals[sample] : 1)
        result.reason = Self.isFirst(result.raw ?? score, akkermansia: percent) ? "sig1-positive" : "sig2-positive"
        if explains {
          result.contributions = zip(species, isPresent).filter(\.1).map { one, _ in
            IndexResult.Contribution(taxon: one.metaphlan4, amount: one.list == .sig2 ? 0.5 / 45 : -0.5 / 37)
          }
        }
        return result
      }
    }
  }

  /// - Parameter akkermansia: percent.
  static func isFirst(_ score: Double, akkermansia: Double) -> Bool {
    if score <= 0.5351 { return true }
    return score < 0.7911 && (akkermansia == 0 || akkermansia >= 4.799)
  }

  private func isGTDB(_ profile: CommunityProfile) -> Bool {
    profile.naming.candidates == [.gtdb] && profile.study.library == .shotgun
  }

  private func refusal(_ profile: CommunityProfile) -> String? {
    let profiler = profile.study.profiler.lowercased()
    return profiler.hasPrefix("metaphlan 4") || isGTDB(profile) ? nil : "needs-metaphlan-4-or-gtdb"
  }

  private func features(in profile: CommunityProfile) -> [[Int]] {
    var byName: [String: [Int]] = [:]
    for feature in 0..<profile.table.featureCount where profile.isDetected[feature] {
      guard let name = profile.table.lineages?[feature][.species] else { continue }
      byName[ToposcoreSpecies.key(name), default: []].append(feature)
    }
    let isGTDB = isGTDB(profile)
    return species.map { $0.features(byName, isGTDB: isGTDB) }
  }
}
