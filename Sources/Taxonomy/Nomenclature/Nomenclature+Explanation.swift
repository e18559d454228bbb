public import BioModel

/// What the nomenclature knows of a name at one rank.
public struct NameExplanation: Sendable, Equatable {
  /// What a name means where the lineage narrows it down.
  public struct Narrowing: Sendable, Equatable {
    public let name: String
    public let withinRank: Rank
    public let within: String
    public let becomes: String
    public let source: String
  }

  public let rank: Rank
  /// The current name; nil where the name may not be mapped to one.
  public let accepted: String?
  public let isAcceptedName: Bool
  /// Other names for the accepted one; `isMapped` tells which of them always are.
  public let synonyms: [NomenclatureEntry]
  /// Rows that say what this name was divided into.
  public let dividedInto: [NomenclatureEntry]
  /// Rows that say which wider name this one was cut out of.
  public let cutOutOf: [NomenclatureEntry]
  /// Rows that say where this very name is used in a wider sense.
  public let widerSenses: [NomenclatureEntry]
  /// Narrowings of this name, and those that end at it.
  public let narrowings: [Narrowing]
  /// The wider current names of a known genus, domain to family; empty for others.
  public let parents: [String]
}

extension Nomenclature {
  /// What is known of a name, at every rank at which it is a name, an old name, or part of a narrowing; from the widest.
  public func explanations(of name: String) -> [NameExplanation] {
    let key = TaxonName.normalized(name)
    return Rank.allCases.compactMap { explanation(of: key, rank: $0) }
  }

  /// Names of the tables that are written nearly like this one, at most `limit`, the nearest first.
  public func suggestions(for name: String, limit: Int = 5) -> [String] {
    let key = Array(TaxonName.normalized(name).utf8)
    guard !key.isEmpty else { return [] }
    var found: [(distance: Int, name: String)] = []
    var seen: Set<String> = []
    for known in entries.flatMap({ [$0.preferred, $0.synonym] }) where !known.isEmpty && seen.insert(known).inserted {
      let other = TaxonName.normalized(known)
      let distance = editDistance(key, Array(other.utf8))
      if distance <= max(1, key.count / 4) || other.utf8.starts(with: key) && key.count > 3 {
        found.append((distance, known))
      }
    }
    found.sort { ($0.distance, Array($0.name.utf8).count, $0.name) < ($1.distance, Array($1.name.utf8).count, $1.name) }
    return found.prefix(limit).map(\.name)
  }

  private func explanation(of key: String, rank: Rank) -> NameExplanation? {
    let here = entries.filter { $0.rank == rank }
    let divided = here.filter { entry in
      entry.isDivided && !entry.isMapped
        && [entry.synonym, entry.wideName].contains { $0.map { TaxonName.normalized($0) == key } ?? false }
        && TaxonName.normalized(entry.preferred) != key
    }
    let match = lookUp(key, rank: rank)
    let accepted = match?.current ?? suffixMatch(key, rank: rank)?.current
    let narrowings = narrowings(of: key, accepted: accepted, rank: rank)
    guard match != nil || !divided.isEmpty || !narrowings.isEmpty || isSuffixOfKnown(accepted, rank: rank) else {
      return nil
    }
    let acceptedKey = accepted.map(TaxonName.normalized)
    let mine = here.filter { TaxonName.normalized($0.preferred) == acceptedKey && !$0.synonym.isEmpty }
    return NameExplanation(
      rank: rank, accepted: accepted, isAcceptedName: acceptedKey == key, synonyms: mine.filter { $0.wideName == nil },
      dividedInto: divided, cutOutOf: mine.filter { wideKey($0) != nil && wideKey($0) != acceptedKey },
      widerSenses: mine.filter { wideKey($0) == acceptedKey }, narrowings: narrowings,
      parents: rank == .genus ? acceptedKey.flatMap { genusLineages[$0] } ?? [] : [])
  }

  private func wideKey(_ entry: NomenclatureEntry) -> String? { entry.wideName.map(TaxonName.normalized) }

  private func isSuffixOfKnown(_ accepted: String?, rank: Rank) -> Bool {
    accepted.map { knows($0, rank: rank) } ?? false
  }

  private func narrowings(of key: String, accepted: String?, rank: Rank) -> [NameExplanation.Narrowing] {
    let acceptedKey = accepted.map(TaxonName.normalized)
    var found: [NameExplanation.Narrowing] = []
    for (place, list) in narrowings where place.rank == rank {
      for narrowing in list where place.key == key || TaxonName.normalized(narrowing.becomes) == acceptedKey {
        found.append(
          NameExplanation.Narrowing(
            name: place.key, withinRank: narrowing.within.rank, within: narrowing.within.key,
            becomes: narrowing.becomes, source: narrowing.source))
      }
    }
    return found.sorted { ($0.name, $0.within, $0.becomes) < ($1.name, $1.within, $1.becomes) }
  }

  /// Levenshtein's distance of bytes. Complexity O(a × b).
  private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left == right ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
