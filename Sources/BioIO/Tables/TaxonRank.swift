import BioModel

/// Ranks as profilers that work with the NCBI taxonomy spell them.
enum TaxonRank {
  /// The rank of a code (`G`, `D`, `S1`, `-`) or word (`superkingdom`, `no rank`), or nil for one outside the seven.
  ///
  /// A kingdom is the domain only where no domain stands above it (`Eukaryota`, `Fungi`). The names of the domains count
  /// whatever their rank is called: NCBI calls that of `Viruses` superkingdom, later `acellular root`.
  static func rank(_ code: String, name: String, under parent: Lineage) -> Rank? {
    if parent[.domain] == nil, domains.contains(name) { return .domain }
    if code == "acellular root" { return .domain }
    // `k`, `K` and `kingdom` are read as the domain; a sub-rank (`G2`) has no rank of its own.
    guard let rank = Rank(name: code) else { return nil }
    return rank == .domain && parent[.domain] != nil ? nil : rank
  }

  /// The lineage of a name of known rank without its parents: a species brings its genus, a strain its species.
  static func lineage(_ name: String, rank code: String) -> Lineage {
    if let rank = rank(code, name: name, under: .unclassified) {
      return LineageParser.lineage(ranks: [(rank, name)])
    }
    let words = name.split(separator: " ")
    let isBelowSpecies =
      ["strain", "subspecies", "leaf", "no rank", "serotype", "varietas", "isolate"].contains(code)
      || code.first == "S"
    guard isBelowSpecies, words.count > 1, words[1] != "sp.", TaxonName.isBinomial(name) else { return .unclassified }
    let length = words[0] == "Candidatus" ? 3 : 2
    return LineageParser.lineage(ranks: [(.species, words.prefix(length).joined(separator: " "))])
  }

  /// The lineages of nodes that are listed from the root down, by their depth.
  struct Path {
    private var lineages: [Lineage] = []

    /// The lineage of the next node, and whether the node is the clade that it ends with. Names of databases made of
    /// GTDB may carry their prefix (`g__Blautia_A`), which is no part of a lineage's name.
    ///
    /// - Precondition: `depth` is at most one more than that of the node before.
    mutating func lineage(depth: Int, rank code: String, name: String) -> (lineage: Lineage, isClade: Bool) {
      lineages.removeLast(max(0, lineages.count - depth))
      var lineage = lineages.last ?? .unclassified
      let plain = TaxonRank.plain(name)
      let rank = TaxonRank.rank(code, name: plain, under: lineage)
      if let rank { lineage[rank] = plain }
      lineages.append(lineage)
      return (lineage, rank != nil && !plain.isEmpty)
    }
  }

  /// The name without a prefix of two underscores.
  static func plain(_ name: String) -> String {
    name.contains("__") ? String(TaxonPrefix.split(name[...]).name) : name
  }

  private static let domains: Set<String> = ["Bacteria", "Archaea", "Eukaryota", "Viruses"]
}
