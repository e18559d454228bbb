public import BioModel

/// The species that a sequence fits letter by letter, as far as they agree with its genus.
public enum SpeciesMatches {
  /// Binomials of the matches whose genus is that of the call, under current names; sorted by their bytes, each once.
  ///
  /// Empty where the call names no genus: a species says no more than the genus it stands in.
  public static func agreeing(
    _ matches: [Lineage], with call: TaxonomyCall, nomenclature: Nomenclature = .builtIn
  ) -> [String] {
    guard let genus = call.lineage[.genus].flatMap({ nomenclature.match($0, rank: .genus)?.key }) else { return [] }
    let fitting = matches.compactMap { lineage -> String? in
      guard let name = binomial(lineage), let word = name.split(separator: " ").first else { return nil }
      let stated = lineage[.genus] ?? String(word)
      let genera = [stated, String(word)].compactMap { nomenclature.match($0, rank: .genus)?.key }
      return genera.contains(genus) ? name : nil
    }
    return Set(fitting).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// `Genus epithet` of a lineage; nil without a species or where only an epithet without a genus is given.
  public static func binomial(_ lineage: Lineage) -> String? {
    guard let species = lineage[.species] else { return nil }
    let name = String(species.map { $0 == "_" ? " " : $0 })
    if name.contains(" ") { return name }
    return lineage[.genus].map { "\($0) \(name)" }
  }
}
