public import BioModel

/// Names of taxa across NCBI (old and new), GTDB, SILVA, RDP, Greengenes and MetaPhlAn.
///
/// A versioned table says which name stands for which; a second one says what a name means where the rest of the
/// lineage narrows it down (Greengenes' `Veillonellaceae` with the genus `Megamonas` are `Selenomonadaceae`); a third one
/// files known genera, wherever a scheme may put them. A name
/// that was divided is mapped only where the table marks this as safe. Outputs keep the names of the input; this type
/// only says which of them are meant. Immutable, hence free to share between threads.
public struct Nomenclature: Sendable {
  /// A name at a rank, in comparable form.
  struct Place: Hashable, Sendable {
    let rank: Rank
    let key: String
  }

  /// What a name becomes where another rank carries a certain name.
  struct Narrowing: Sendable {
    let within: Place
    let becomes: String
    let source: String
  }

  /// The accepted names, as written, by their comparable form.
  var accepted: [Place: String] = [:]
  /// Synonyms that may always be mapped.
  var synonyms: [Place: NameMatch] = [:]
  /// Names that mean different things in different lineages.
  var narrowings: [Place: [Narrowing]] = [:]
  /// The wider current names of known genera, by the genus's comparable form: domain to family.
  var genusLineages: [String: [String]] = [:]
  /// The rows of the tables, for explanations.
  var entries: [NomenclatureEntry] = []
  /// The SHA-256 of the tables, hexadecimal; empty for a table made by hand.
  public internal(set) var fingerprint = ""

  /// A nomenclature that knows no names: every name is its own.
  public init() {}

  /// The number of names known, accepted or synonyms.
  public var nameCount: Int { accepted.count + synonyms.count }

  /// Whether the name is an accepted name or a known synonym at that rank.
  public func knows(_ name: String, rank: Rank) -> Bool {
    let place = Place(rank: rank, key: TaxonName.normalized(name))
    return accepted[place] != nil || synonyms[place] != nil
  }

  /// Whether the name stands in any of the tables at that rank: known, or a genus or one of its parents. Complexity
  /// O(known genera).
  public func mentions(_ name: String, rank: Rank) -> Bool {
    let key = TaxonName.normalized(name)
    if knows(name, rank: rank) || rank == .genus && genusLineages[key] != nil { return true }
    guard rank < .genus else { return false }
    return genusLineages.values.contains { parents in
      rank.rawValue < parents.count && TaxonName.normalized(parents[rank.rawValue]) == key
    }
  }

  /// The ranks at which a name is known, from the widest.
  public func ranks(of name: String) -> [Rank] { Rank.allCases.filter { knows(name, rank: $0) } }

  /// The current name for `name`, or nil for a placeholder (`uncultured`), a name in whole brackets without an entry,
  /// or a divided name that may not be mapped. A name the table does not know is its own current name.
  public func currentName(_ name: String, rank: Rank) -> String? { match(name, rank: rank)?.current }

  /// Whether `lineage` belongs to the taxon `wanted` of a rank, and by which name.
  public func matches(_ wanted: String, rank: Rank, lineage: Lineage) -> NameMatch? {
    guard let target = match(wanted, rank: rank), let found = resolve(lineage)[rank], found.key == target.key else {
      return nil
    }
    return found
  }

  /// As `currentName`, with provenance.
  public func match(_ name: String, rank: Rank) -> NameMatch? {
    let key = TaxonName.normalized(name)
    if let known = lookUp(key, rank: rank) { return known }
    if key.hasPrefix("[") {
      // `[Ruminococcus]` is a bin of its own; at wider ranks the brackets only mark a contested rank.
      guard rank != .genus else { return nil }
      let bare = String(key.dropFirst().dropLast())
      return lookUp(bare, rank: rank) ?? NameMatch(current: bare, provenance: .synonym(source: "bracketed name"))
    }
    if TaxonName.isPlaceholder(key) { return nil }
    return suffixMatch(key, rank: rank) ?? NameMatch(current: name, provenance: .own)
  }

  /// Accepted name or synonym, followed to the end of a chain of synonyms.
  func lookUp(_ key: String, rank: Rank) -> NameMatch? {
    guard var found = synonyms[Place(rank: rank, key: key)] else {
      return accepted[Place(rank: rank, key: key)].map { NameMatch(current: $0, provenance: .own) }
    }
    // The parser refuses cycles; the bound only keeps a table made by hand from hanging.
    for _ in 0..<8 {
      guard let next = synonyms[Place(rank: rank, key: found.key)] else { break }
      found = next
    }
    return found
  }
}
