import BioModel

/// Finds the clades of a MetaPhlAn table.
enum MetaPhlAnClades {
  /// The first line that starts with a clade, or with a number of what has no name (`UNCLASSIFIED`, `unclassified`,
  /// `Other` …), when some clade has a path and fields are split by tabs. `d__…` counts as a clade only under a head of
  /// MetaPhlAn's, since many tables spell lineages that way.
  static func firstLine(_ bytes: ArraySlice<UInt8>) -> Int? {
    let heads = ["#mpa_", "#clade_name\t", "clade_name\t"].map { Array($0.utf8) }
    let kingdom = Array("k__".utf8)
    let domain = Array("d__".utf8)
    var hasHead = false
    var first: Int?
    var at = bytes.startIndex
    var line = 1
    while at < bytes.endIndex {
      let end = bytes[at...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
      let row = bytes[at..<end]
      if first == nil, heads.contains(where: row.starts) { hasHead = true }
      if first == nil, isNameless(row) { first = line }
      let isGTDB = hasHead && row.starts(with: domain)
      if row.starts(with: kingdom) || isGTDB, let tab = row.firstIndex(of: UInt8(ascii: "\t")) {
        first = first ?? line
        let separator = isGTDB ? UInt8(ascii: ";") : UInt8(ascii: "|")
        if bytes[at..<tab].contains(separator) { return first }
      }
      at = end + 1
      if at < bytes.endIndex, bytes[end] == 0x0D, bytes[at] == 0x0A { at += 1 }
      line += 1
    }
    // A profile in which nothing, or one domain, was found.
    return hasHead ? first : nil
  }

  private static func isNameless(_ row: ArraySlice<UInt8>) -> Bool {
    guard let tab = row.prefix(25).firstIndex(of: UInt8(ascii: "\t")) else { return false }
    let fields = row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self).trimmingBlanks() }
    return tab > row.startIndex && UnclassifiedShare.isWord(fields[0])
      && fields.dropFirst().contains { NumberText.number($0) != nil }
  }
}
