public import BioModel
import Glibc
import Statistics
import Taxonomy

/// Gut Microbiome Health Index (Gupta 2020, doi:10.1038/s41467-020-18476-8): log10 of health-prevalent over
/// health-scarce species, each as (species present / constant) × Shannon entropy of their shares.
///
/// Features without a species name, and those whose name holds `unclassified` or `virus`, are dropped; shares are of
/// what is left; those below 1e-5 count as 0. The constants 7 and 31 are the authors'. Made for MetaPhlAn 2 names; a
/// table in other names is matched through the nomenclature, one's own names first. Neither set found: raw 0, not
/// evaluable (`no-signature-taxon`). Interval, where reads were counted: ± 1.96 standard deviations over multinomial
/// draws of the same depth.
public struct GMHI2020: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "gmhi-2020", title: "Gut Microbiome Health Index",
    summary:
      "Balance of 7 species seen more in healthy groups and 43 seen more in others; balanced accuracy about 70 %.",
    formula: "log10((ψ_MH + 1e-5)/(ψ_MN + 1e-5)), ψ = (species present / constant) · −Σ p ln p", unit: "1",
    reference: "10.1038/s41467-020-18476-8")
  public let direction = TailRule.Side.low
  public let boundary: Double? = 0
  private let prevalent = TaxonGroups.builtIn["gmhi-health-prevalent"] ?? []
  private let scarce = TaxonGroups.builtIn["gmhi-health-scarce"] ?? []

  public init() {}

  public var signature: [TaxonTerm] { prevalent + scarce }

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    assemble(input, coverage: SpeciesSignature(signature, in: input.profile).coverage) { profile, explains in
      prepared(for: profile, seed: explains ? input.seed : nil)
    }
  }

  /// - Parameter seed: of the draws behind intervals; nil: none are wanted.
  private func prepared(for profile: CommunityProfile, seed: UInt64?) -> @Sendable (Int) -> IndexArithmetic {
    let species = SpeciesSignature(signature, in: profile)
    let isKept = (0..<profile.table.featureCount).map { feature in
      guard let name = profile.table.lineages?[feature][.species] else { return false }
      let key = TaxonName.normalized(name)
      return !key.isEmpty && !key.contains("unclassified") && !key.contains("virus")
    }
    return { sample in
      let row = profile.table[sample: sample]
      let kept = zip(row.columns, row.values).filter { isKept[Int($0.0)] }
      let total = orderFreeSum(kept.map(\.1))
      guard total > 0 else {
        let isEmpty = row.nonZeroCount == 0
        return IndexArithmetic(
          reason: isEmpty ? UndefinedReason.emptySample.rawValue : "species-not-resolved", isRefused: true)
      }
      let abundances = species.features.map { features in
        profile.abundance(of: features.filter { isKept[$0] }, sample: sample)
      }
      let shares = abundances.map { Self.counted($0 / total) }
      var result = IndexArithmetic(raw: index(of: shares))
      if shares.allSatisfy({ $0 == 0 }) {
        result.reason = "no-signature-taxon"
        result.isRefused = true
      } else if !profile.study.resolvesSpecies {
        result.reason = "species-not-resolved"
        result.isRefused = true
      }
      if let seed, profile.table.unit == .counts, !result.isRefused {
        result.setInterval(
          standardError: SignatureDraws.standardError(counts: abundances, total: total, seed: seed) { drawn in
            index(of: drawn.map { Self.counted($0 / total) })
          })
      }
      result.contributions = zip(signature.indices, shares).compactMap { index, share in
        guard share > 0 else { return nil }
        return IndexResult.Contribution(
          taxon: signature[index].name, amount: (index < prevalent.count ? 1 : -1) * share)
      }
      return result
    }
  }

  /// Shares below 1e-5 count as 0.
  private static func counted(_ share: Double) -> Double { share < 1e-5 ? 0 : share }

  private func index(of shares: [Double]) -> Double {
    let high = psi(Array(shares[..<prevalent.count]), constant: 7)
    let low = psi(Array(shares[prevalent.count...]), constant: 31)
    return log10((high + 1e-5) / (low + 1e-5))
  }

  /// (species present / constant) × Shannon entropy in nats, shares not closed again.
  private func psi(_ shares: [Double], constant: Double) -> Double {
    let terms = shares.filter { $0 > 0 }.map { -$0 * log($0) }
    return Double(terms.count) / constant * orderFreeSum(terms)
  }
}
