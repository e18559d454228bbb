import BioModel
import Fingerprints

extension Nomenclature {
  /// Parses the tables.
  ///
  /// `names`: tab-separated `rank, preferred_name, synonym, source, note, split, map`; an empty synonym declares an
  /// accepted name; `map` is `yes` where the synonym may always be mapped. `narrowings`: `rank, name, within_rank,
  /// within_name, becomes, source`. `genusLineages`, where given: `genus, domain, phylum, class, order, family`.
  /// - Throws: a wrong head, an unknown rank, a wrong number of fields, a synonym with two meanings, a cycle of
  ///   synonyms; each with file and line.
  public init(
    names: [UInt8], narrowings: [UInt8], genusLineages: [UInt8] = [], file: String = "nomenclature.tsv"
  ) throws(NomenclatureError) {
    self.init()
    fingerprint = Fingerprint.sha256Hex(names + [0] + narrowings + [0] + genusLineages)
    let head = ["rank", "preferred_name", "synonym", "source", "note", "split", "map"]
    for row in try TabRows(names, head: head, file: file).rows {
      let rank = try row.rank(0)
      accepted[Place(rank: rank, key: TaxonName.normalized(row[1]))] = row[1]
      entries.append(NomenclatureEntry(row, rank: rank))
      guard !row[2].isEmpty, row[6] == "yes" else { continue }
      let place = Place(rank: rank, key: TaxonName.normalized(row[2]))
      if place.key == TaxonName.normalized(row[1]) { continue }
      if let other = synonyms[place], TaxonName.normalized(other.current) != TaxonName.normalized(row[1]) {
        throw row.error(
          "\(row[2]) stands for \(other.current) and for \(row[1])", advice: "set map to no for one of them")
      }
      synonyms[place] = NameMatch(current: row[1], provenance: .synonym(source: row[3]))
    }
    try refuseCycles(file: file)
    let narrowingHead = ["rank", "name", "within_rank", "within_name", "becomes", "source"]
    for row in try TabRows(narrowings, head: narrowingHead, file: "nomenclature-narrowings.tsv").rows {
      let withinRank = try row.rank(2)
      let within = match(row[3], rank: withinRank)?.key ?? TaxonName.normalized(row[3])
      let rank = try row.rank(0)
      let narrowing = Narrowing(within: Place(rank: withinRank, key: within), becomes: row[4], source: row[5])
      self.narrowings[Place(rank: rank, key: TaxonName.normalized(row[1])), default: []].append(narrowing)
      accepted[Place(rank: rank, key: TaxonName.normalized(row[4]))] = row[4]
    }
    if genusLineages.isEmpty { return }
    let ranks = Rank.allCases.filter { $0 < .genus }
    for row in try TabRows(genusLineages, head: ["genus"] + ranks.map(\.name), file: "genus-lineages.tsv").rows {
      self.genusLineages[TaxonName.normalized(row[0])] = ranks.indices.map { row[$0 + 1] }
    }
  }

  private func refuseCycles(file: String) throws(NomenclatureError) {
    for (place, first) in synonyms {
      var key = first.key
      var steps = 0
      while let next = synonyms[Place(rank: place.rank, key: key)] {
        key = next.key
        steps += 1
        if steps > 8 {
          throw NomenclatureError(file: file, line: 0, message: "the synonyms of \(first.current) go round in a circle")
        }
      }
    }
  }
}
