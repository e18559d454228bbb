import BioModel
import Statistics
import Taxonomy

/// What a user must know of ratios of his own: names that nobody knows, and taxa that the table files under a name of the
/// ratio and the nomenclature elsewhere, so that they are not counted.
struct RatioNotices {
  private let profile: CommunityProfile
  /// By rank and current name, the features that the table writes so.
  private let written: [Rank: [String: [Int]]]
  private let published: Set<TaxonTerm>

  /// - Complexity: O(features × ranks).
  init(_ profile: CommunityProfile) {
    self.profile = profile
    var written: [Rank: [String: [Int]]] = [:]
    var keys: [Rank: [String: String]] = [:]
    for (feature, lineage) in (profile.table.lineages ?? []).enumerated() where profile.isDetected[feature] {
      for rank in Rank.allCases where rank < .species {
        guard let name = lineage[rank] else { continue }
        let key = keys[rank]?[name] ?? profile.nomenclature.match(name, rank: rank)?.key ?? ""
        keys[rank, default: [:]][name] = key
        if !key.isEmpty { written[rank, default: [:]][key, default: []].append(feature) }
      }
    }
    self.written = written
    let groups = TaxonGroups.builtIn
    published = Set(
      groups.ids.flatMap { groups[$0] ?? [] } + Traits.builtIn.records.map { TaxonTerm(name: $0.taxon, rank: $0.rank) })
  }

  /// Of one ratio, in the order of its taxa.
  func about(_ ratio: RatioDefinition) -> [Notice] {
    guard profile.table.lineages != nil, profile.naming.refusal(ratio.portability) == nil else { return [] }
    return [ratio.expression.numerator, ratio.expression.denominator].flatMap { sum in
      let counted = Set(profile.taxonSet(sum).features)
      return sum.terms.flatMap { term in unknown(term, ratio) + moved(term, counted, ratio) }
    }
  }

  private func unknown(_ term: TaxonTerm, _ ratio: RatioDefinition) -> [Notice] {
    let rank = term.effectiveRank(in: profile.nomenclature)
    if published.contains(term) || published.contains(TaxonTerm(name: term.name, rank: rank)) { return [] }
    let key = profile.nomenclature.match(term.name, rank: rank)?.key ?? TaxonName.normalized(term.name)
    let isKnown =
      profile.nomenclature.mentions(term.name, rank: rank) || !profile.features(key, rank: rank).isEmpty
      || profile.universe?.contains(key, rank: rank) ?? false
    if isKnown { return [] }
    let elsewhere = Rank.allCases.filter {
      $0 != rank && (profile.nomenclature.mentions(term.name, rank: $0) || !profile.features(key, rank: $0).isEmpty)
    }
    let advice =
      elsewhere.isEmpty
      ? "check its spelling" : "it is known as a \(elsewhere.map(\.name).joined(separator: " and "))"
    return [
      Notice(
        .warning, code: "ratio-taxon-unknown",
        message: "ratio \(ratio.id): neither the table nor the nomenclature knows a \(rank.name) '\(term.name)', "
          + "which counts as 0; \(advice)")
    ]
  }

  private func moved(_ term: TaxonTerm, _ counted: Set<Int>, _ ratio: RatioDefinition) -> [Notice] {
    let rank = term.effectiveRank(in: profile.nomenclature)
    guard !term.isGenusUnnamed, let key = profile.nomenclature.match(term.name, rank: rank)?.key else { return [] }
    let all = written[rank]?[key] ?? []
    let lost = all.filter { !counted.contains($0) && profile.resolvedLineages[$0][rank]?.key != key }
    if lost.isEmpty { return [] }
    let shares = (0..<profile.table.sampleCount).compactMap { sample in
      let whole = profile.abundance(of: all, sample: sample)
      return whole > 0 ? profile.abundance(of: lost, sample: sample) / whole : nil
    }
    let mean = shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
    let shown = destinations(lost, below: rank)
    let unit = profile.table.unit == .counts ? "reads" : "abundance"
    return [
      Notice(
        .warning, code: "ratio-taxa-moved",
        message: "ratio \(ratio.id): the table files under \(term.name) what the nomenclature files elsewhere, and it "
          + "is not counted: \(shown); on average \(NumberText.text((1000 * mean).rounded() / 10)) % of the \(unit) of "
          + "\(term.name) in the table; name those taxa too where you mean them")
    ]
  }

  /// `Faecalibacterium, Gemmiger (in Oscillospiraceae)`: the next narrower names of features by where they belong; at
  /// most ten names, places and names by falling abundance, then by their bytes.
  private func destinations(_ features: [Int], below rank: Rank) -> String {
    var totals = [Double](repeating: 0, count: profile.table.featureCount)
    for (column, value) in zip(profile.table.columns, profile.table.values) { totals[Int(column)] += value }
    var sums: [String: [String: Double]] = [:]
    for feature in features {
      let lineage = profile.table.lineages?[feature] ?? .unclassified
      let own = [Rank.genus, .species].filter { $0 > rank }.compactMap { lineage[$0] }.first
      let place = profile.resolvedLineages[feature][rank]?.current ?? "none"
      sums[place, default: [:]][own ?? profile.table.featureIDs[feature], default: 0] += totals[feature]
    }
    let places = ranked(sums.mapValues { orderFreeSum(Array($0.values)) })
    var left = 10
    let parts = places.compactMap { place -> String? in
      let names = ranked(sums[place] ?? [:]).prefix(left)
      left -= names.count
      return names.isEmpty ? nil : "\(names.joined(separator: ", ")) (in \(place))"
    }
    let more = sums.values.map(\.count).reduce(0, +) - 10
    return parts.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  private func ranked(_ sums: [String: Double]) -> [String] {
    sums.sorted { a, b in
      a.value == b.value ? Array(a.key.utf8).lexicographicallyPrecedes(Array(b.key.utf8)) : a.value > b.value
    }.map(\.key)
  }
}
