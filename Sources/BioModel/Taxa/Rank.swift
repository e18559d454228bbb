/// The seven ranks of a lineage, from the widest to the narrowest.
public enum Rank: Int, CaseIterable, Comparable, Sendable, Hashable, Codable {
  case domain, phylum, `class`, order, family, genus, species

  /// The rank's name as it stands in column heads and file names (`taxa/genus.csv`).
  public var name: String {
    switch self {
    case .domain: "domain"
    case .phylum: "phylum"
    case .class: "class"
    case .order: "order"
    case .family: "family"
    case .genus: "genus"
    case .species: "species"
    }
  }

  /// The letter of the rank's prefix (`g` in `g__Bacteroides`); `d` for the domain, where older tables write `k`.
  public var prefixLetter: String { String(name.prefix(1)) }

  /// The rank of a name or of a prefix letter, in any case: `genus`, `G`, `k`, `kingdom`, `superkingdom`.
  public init?(name: String) {
    switch name.lowercased() {
    case "domain", "kingdom", "superkingdom", "d", "k", "sk": self = .domain
    case "phylum", "p": self = .phylum
    case "class", "c": self = .class
    case "order", "o": self = .order
    case "family", "f": self = .family
    case "genus", "g": self = .genus
    case "species", "s": self = .species
    default: return nil
    }
  }

  public static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
}
