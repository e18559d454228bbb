/// Names that stand at the top of a lineage in the reference databases: domains, and kingdoms where a database begins
/// with them (UNITE, PR2, Greengenes' `k__`).
public enum DomainNames {
  /// Whether a name is that of a domain, of a eukaryotic kingdom, or an organelle's at its place, in any case.
  public static func isDomain(_ name: String) -> Bool {
    let stem = stem(of: name)
    return prokaryotes.contains(stem) || viruses.contains(stem) || isEukaryote(name)
      || OffTarget.organelle(named: name) != nil
  }

  /// Whether a name is that of the eukaryotes or of one of their kingdoms.
  public static func isEukaryote(_ name: String) -> Bool {
    let stem = stem(of: name)
    return eukaryotes.contains(stem) || stem.hasPrefix("eukaryota_")
  }

  // Lower case, without PR2's mark of the compartment (`Eukaryota:plas`).
  private static func stem(of name: String) -> String {
    String(asciiLowered(name).prefix { $0 != ":" })
  }

  static func asciiLowered(_ name: String) -> String {
    String(decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }

  private static let prokaryotes: Set<String> = ["bacteria", "eubacteria", "archaea", "archaebacteria", "prokaryota"]
  private static let viruses: Set<String> = ["virus", "viruses", "viroids"]

  // SILVA and PR2 write the domain, UNITE (Abarenkov 2024, doi:10.1093/nar/gkad1039) kingdoms.
  private static let eukaryotes: Set<String> = [
    "eukaryota", "eukarya", "eukaryotes", "eukaryote", "fungi", "viridiplantae", "plantae", "metazoa", "animalia",
    "protista", "protozoa", "chromista", "alveolata", "amoebozoa", "ancyromonadida", "apusozoa", "breviatae",
    "centroheliozoa", "choanoflagellozoa", "cryptista", "euglenozoa", "filasterea", "glaucocystoplantae", "haptista",
    "heterolobosa", "ichthyosporia", "ichthyosporia_phy_incertae_sedis", "metamonada", "nucleariae", "parabasalia",
    "picozoa", "planomonada", "provora", "rhizaria", "rhodoplantae", "stramenopila", "stramenopiles", "telonemae",
  ]
}
