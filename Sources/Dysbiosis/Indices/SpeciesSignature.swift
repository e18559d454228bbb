import BioModel
import Taxonomy

/// A list of species, each bound to features of a table: first by the name as the list writes it, then, for species
/// without such a feature, through the nomenclature among the features that are still free.
///
/// Two names of one old profiler can be one species today; with that profiler's own names they stay apart.
struct SpeciesSignature {
  /// Feature numbers per species, rising.
  let features: [[Int]]
  let coverage: SignatureCoverage

  init(_ terms: [TaxonTerm], in profile: CommunityProfile) {
    var written: [String: [Int]] = [:]
    for feature in 0..<profile.table.featureCount {
      guard let name = profile.table.lineages?[feature][.species] else { continue }
      written[TaxonName.normalized(name), default: []].append(feature)
    }
    var bound = terms.map { written[TaxonName.normalized($0.name)] ?? [] }
    var taken = Set(bound.joined())
    var coverage = SignatureCoverage(matched: 0, bySynonym: 0, notDetected: 0, absentFromUniverse: 0)
    for (index, term) in terms.enumerated() {
      if !bound[index].isEmpty {
        coverage.matched += 1
        continue
      }
      let key = profile.nomenclature.match(term.name, rank: .species)?.key
      bound[index] = (key.map { profile.features($0, rank: .species) } ?? []).filter { !taken.contains($0) }
      taken.formUnion(bound[index])
      if !bound[index].isEmpty {
        coverage.bySynonym += 1
      } else if let key, profile.universe?.contains(key, rank: .species) ?? false {
        coverage.notDetected += 1
      } else {
        coverage.absentFromUniverse += 1
      }
    }
    features = bound
    self.coverage = coverage
  }
}
