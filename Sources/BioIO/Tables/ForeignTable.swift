import BioModel

/// Tables that look like abundance tables of taxa and are none.
enum ForeignTable {
  /// - Throws: tables of genes and pathways (HUMAnN, PICRUSt2), whose rows are functions and, stratified, count twice.
  static func refuse(_ bytes: [UInt8], file: String) throws(TableError) {
    let rows = PlainRows.first(3, of: bytes.prefix(1 << 16))
    guard let head = rows.first, head.fields.count > 1, rows.count > 1 else { return }
    let ids = rows.dropFirst().map { $0.fields[0].trimmingBlanks() }
    let corner = head.fields[0]
    let isHUMAnN =
      corner.hasPrefix("#") && ["pathway", "genefamily", "genefamilies", "reaction"].contains(corner.asColumnWord)
    let isPICRUSt = ["function", "pathway"].contains(corner.asColumnWord) && ids.allSatisfy(isFunction)
    guard isHUMAnN || isPICRUSt else { return }
    throw TableError(
      at: SourceLocation(file: file, line: head.line),
      "this is a table of functions (\(isHUMAnN ? "HUMAnN" : "PICRUSt2")): its rows are genes or pathways, not taxa",
      advice: isHUMAnN
        ? "give the taxonomic profile that HUMAnN started from (`…_metaphlan_bugs_list.tsv`)"
        : "give the table that PICRUSt2 started from")
  }

  // `K00001`, `EC:1.1.1.1`, `PWY-3781`.
  private static func isFunction(_ id: String) -> Bool {
    if id.hasPrefix("EC:") || id.hasSuffix("-PWY") || id.hasPrefix("PWY") { return true }
    return id.utf8.count == 6 && id.hasPrefix("K") && id.utf8.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
