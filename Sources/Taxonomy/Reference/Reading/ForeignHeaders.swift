import BioModel

/// Headers that look like a reference and cannot be read as one: each with what it is and what to do.
enum ForeignHeaders {
  struct Explanation: Equatable {
    let message: String
    let advice: String
  }

  private static let kinds: [@Sendable (String) -> Explanation?] = [
    sintaxBySemicolons, silvaExport, tooManyLevels, speciesFile, withoutLineage,
  ]

  /// What a header is that no style reads; nil where it is not known.
  static func explanation(_ header: String) -> Explanation? {
    for kind in kinds {
      if let found = kind(header) { return found }
    }
    return nil
  }

  @Sendable private static func sintaxBySemicolons(_ header: String) -> Explanation? {
    let fields = HeaderText.fields(header[...], separator: UInt8(ascii: ";"))
    guard let place = fields.firstIndex(where: { $0.hasPrefix("tax=") }) else { return nil }
    if SINTAXHeader.goesOn(fields[(place + 1)...]) {
      return Explanation(
        message: "the names behind tax= are divided by semicolons",
        advice: "SINTAX divides them by commas: AB1;tax=d:Bacteria,p:Bacillota,…,g:Genus;")
    }
    return Explanation(
      message: "the names behind tax= are not all of one of the seven ranks, each once",
      advice: "write letters d p c o f g s: AB1;tax=d:Bacteria,p:Bacillota,…,g:Genus;")
  }

  // `AB1.1.1500 Bacteria;…;Genus species`: accession, start and stop, then as many levels as the curators chose.
  @Sendable private static func silvaExport(_ header: String) -> Explanation? {
    let token = HeaderText.firstToken(header[...])
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, Int(parts[1]) != nil, Int(parts[2]) != nil, header.utf8.contains(UInt8(ascii: ";")) else {
      return nil
    }
    return Explanation(
      message: "this is SILVA's own export: its lineages have any number of levels, so ranks cannot be told by place",
      advice: "take SILVA as formatted for DADA2, QIIME 2 or mothur, or give a lineage per id with --taxonomy")
  }

  @Sendable private static func tooManyLevels(_ header: String) -> Explanation? {
    let text = header.utf8.lastIndex(of: 9).map { header[header.index(after: $0)...] } ?? header[...]
    var fields = HeaderText.fields(text, separator: UInt8(ascii: ";"))
    if fields.last == "" { fields.removeLast() }
    guard fields.count > Rank.allCases.count, !text.utf8.contains(UInt8(ascii: "=")) else { return nil }
    return Explanation(
      message: "the lineage has \(fields.count) levels; there are seven ranks, domain to species",
      advice: "leave out the levels between the ranks, or give a lineage per id with --taxonomy")
  }

  @Sendable private static func speciesFile(_ header: String) -> Explanation? {
    guard header.utf8.split(separator: 32).count == 3, SpeciesHeader().parse(header) != nil else { return nil }
    return Explanation(
      message: "this is a species file (id, genus, species): it has no lineages",
      advice:
        "it serves exact matches to species only; build the reference from the file with lineages that belongs to it"
    )
  }

  @Sendable private static func withoutLineage(_ header: String) -> Explanation? {
    guard !header.utf8.contains(UInt8(ascii: ";")), !header.isEmpty else { return nil }
    return Explanation(
      message: "the header holds no lineage",
      advice:
        "give the table of lineages with --taxonomy FILE (id, tab, lineage), or a FASTA with lineages in its headers"
    )
  }
}
