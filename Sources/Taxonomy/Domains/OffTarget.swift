public import BioModel

/// Which features are not the bacteria and archaea that the primers were meant for: organelles, eukaryotes, and
/// sequences that are not classified even at domain level. They are marked and left out of community statistics,
/// never deleted.
///
/// Each database files organelles elsewhere: SILVA chloroplasts as an order of cyanobacteria and mitochondria as a
/// family of Rickettsiales, Greengenes `c__Chloroplast` and `f__mitochondria`, RDP a phylum
/// `Cyanobacteria/Chloroplast` with the class Chloroplast, PR2 by a mark behind each name (`Eukaryota:plas`,
/// `Eukaryota:mito`). GTDB has none.
public enum OffTarget {
  /// A compartment of eukaryotes with ribosomes of its own.
  public enum Organelle: String, Sendable {
    case chloroplast, mitochondrion
  }

  /// Why a feature is off target (`chloroplast`, `mitochondrion`, `eukaryote`, `unclassified-at-domain`), or nil.
  public static func reason(_ lineage: Lineage) -> String? {
    guard let domain = lineage[.domain] else { return "unclassified-at-domain" }
    if let organelle = organelle(lineage) { return organelle.rawValue }
    return DomainNames.isEukaryote(domain) ? "eukaryote" : nil
  }

  /// The organelle a lineage stands for, or nil.
  public static func organelle(_ lineage: Lineage) -> Organelle? {
    for rank in Rank.allCases {
      guard let name = lineage[rank] else { continue }
      if let organelle = organelle(named: name) { return organelle }
      // RDP's phylum holds cyanobacteria too: only what has no class of its own there is taken for a chloroplast.
      let lowered = DomainNames.asciiLowered(name)
      if rank == .phylum, lowered.hasPrefix("cyanobacteri"), lowered.hasSuffix("/chloroplast"), lineage[.class] == nil {
        return .chloroplast
      }
    }
    return nil
  }

  /// The organelle a single name stands for: `Chloroplast`, `mitochondria`, `Chloroplast_fa`, `Eukaryota:plas`; nil for
  /// all others, `Chloroplastida` (green plants) and `Cyanobacteria/Chloroplast` among them.
  public static func organelle(named name: String) -> Organelle? {
    let name = DomainNames.asciiLowered(name)
    for (stem, organelle) in stems where name.hasPrefix(stem) {
      // The stem is a word of its own, and not the beginning of another.
      guard let next = name.utf8.dropFirst(stem.utf8.count).first else { return organelle }
      if !(97...122).contains(next) { return organelle }
    }
    for (mark, organelle) in marks where name.hasSuffix(mark) { return organelle }
    return nil
  }

  private static let stems: [(String, Organelle)] = [
    ("chloroplasts", .chloroplast), ("chloroplast", .chloroplast), ("plastid", .chloroplast),
    ("apicoplast", .chloroplast), ("mitochondria", .mitochondrion), ("mitochondrion", .mitochondrion),
    ("mitochondrial", .mitochondrion),
  ]
  // As PR2 (Guillou 2013, doi:10.1093/nar/gks1160) marks compartments.
  private static let marks: [(String, Organelle)] = [
    (":plas", .chloroplast), (":apic", .chloroplast), (":chrom", .chloroplast), (":mito", .mitochondrion),
  ]
}
