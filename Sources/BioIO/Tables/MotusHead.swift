import BioModel

/// The head of a mOTUs profile, and what its comments tell.
struct MotusHead {
  /// The column of the consensus taxonomy.
  let taxonomy: Int
  /// The column of the mOTUs' ids, when taxonomies stand beside them (`-q`).
  private let motu: Int?
  private let taxonID: Int?
  /// The columns of the samples.
  let samples: [Int]
  /// The rank that the head names instead of a consensus (`#genus`).
  private let headRank: Rank?

  /// - Parameter isUnderComments: mOTUs' own comments stand above the row.
  init?(_ row: DelimitedRows.Row, isUnderComments: Bool) {
    let words = row.fields.map(\.asColumnWord)
    guard row.fields.first?.hasPrefix("#") == true, words.count > 1 else { return nil }
    headRank = isUnderComments ? ColumnRoles.rank(words[0]) : nil
    guard let place = headRank == nil ? words.prefix(2).firstIndex(of: "consensustaxonomy") : 0 else { return nil }
    taxonomy = place
    motu = place == 1 ? 0 : nil
    taxonID = words.firstIndex(of: "ncbitaxid")
    samples = words.indices.filter { $0 > place && words[$0] != "ncbitaxid" }
  }

  func taxon(_ row: DelimitedRows.Row) -> ProfileRecords.Taxon {
    let name = row.fields[motu ?? taxonomy].trimmingBlanks()
    let isUnclassified = ["unassigned", "-1"].contains(name)
    let id = taxonID.map { row.fields[$0].trimmingBlanks() } ?? ""
    return ProfileRecords.Taxon(
      name: isUnclassified ? ProfileRecords.unclassified : name, id: id == "NA" || isUnclassified ? "" : id,
      isUnclassified: isUnclassified, line: row.line)
  }

  /// The rank of `-k`, which is a mOTU when not stated.
  func rank(_ comments: [String]) -> Rank? {
    Self.word(after: "-k", comments).flatMap { Rank(name: String($0)) } ?? headRank
  }

  /// The head among the first hundred rows, with the comments above it.
  static func find(_ next: () -> DelimitedRows.Row?) -> (head: MotusHead, row: DelimitedRows.Row, comments: [String])? {
    var comments: [String] = []
    var isUnderComments = false
    while comments.count < 100, let row = next() {
      if let head = MotusHead(row, isUnderComments: isUnderComments) { return (head, row, comments) }
      let comment = row.fields.joined(separator: " ")
      isUnderComments = isUnderComments || comment.contains("motus version") || comment.contains("motus profile")
      comments.append(comment)
    }
    return nil
  }

  static func version(_ comments: [String]) -> String {
    for comment in comments {
      let words = comment.split(separator: " ")
      for (place, word) in words.enumerated() where word == "version" && place > 0 && words[place - 1] == "motus" {
        return place + 1 < words.count ? String(words[place + 1]) : ""
      }
    }
    return ""
  }

  static func database(_ comments: [String]) -> String {
    for comment in comments {
      if let word = comment.split(separator: " ").first(where: { $0.hasPrefix("ref_mOTU_") }) { return String(word) }
    }
    return ""
  }

  private static func word(after flag: Substring, _ comments: [String]) -> Substring? {
    for comment in comments {
      let words = comment.split(separator: " ")
      if let place = words.firstIndex(of: flag), place + 1 < words.count { return words[place + 1] }
    }
    return nil
  }
}

/// The name of a mOTU: `Escherichia coli [ref_mOTU_v31_00095]`, `Vibrio sp. […]`, `A b/c […]`, or a whole path (`-q`).
struct MotusName {
  private let name: String

  init(_ text: String) {
    let trimmed = text.trimmingBlanks()
    let end = trimmed.hasSuffix("]") ? trimmed.range(ofLast: " [") : nil
    name = end.map { String(trimmed[..<$0]) } ?? trimmed
  }

  var first: String? { name.split(separator: " ").first.map(String.init) }
  /// `Genus epithet` and nothing that leaves the species open.
  var isBinomial: Bool {
    let words = name.split(separator: " ")
    return TaxonName.isBinomial(name) && words.count > 1 && words[1] != "sp." && !name.utf8.contains(UInt8(ascii: "/"))
  }

  func lineage(rank: Rank?) -> Lineage {
    if name.utf8.contains(UInt8(ascii: "|")) { return LineageParser.lineage(name) }
    if let rank { return LineageParser.lineage(ranks: [(rank, name)]) }
    return isBinomial ? LineageParser.lineage(ranks: [(.species, name)]) : .unclassified
  }
}

extension String {
  // Where the last occurrence of a text starts.
  fileprivate func range(ofLast text: String) -> String.Index? {
    let wanted = Array(text.utf8)
    var at = utf8.endIndex
    while at > utf8.startIndex {
      at = utf8.index(before: at)
      if utf8[at...].starts(with: wanted) { return at }
    }
    return nil
  }
}
