public import BioModel

/// `id d__Bacteria;p__Bacillota;…;s__Genus species [extra=…]`: names with rank prefixes, as QIIME 2, Greengenes and
/// GTDB write them (`k__` or `d__`, SILVA's `D_0__` in QIIME, RDP's `domain__`). Bracketed fields at the end are left
/// out.
public struct PrefixedHeader: ReferenceHeaderStyle {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "prefixed", title: "lineage with rank prefixes",
      summary: "id, then names with prefixes: AB1 d__Bacteria;p__Bacillota;…;g__Genus",
      reference: "10.1038/s41587-019-0209-9")
  }

  private static let starts = ["d__", "k__", "D_0__", "domain__", "kingdom__"]

  /// Nil where no prefix of a domain starts the header or follows a blank, or where a field lacks a rank prefix.
  public func parse(_ header: String) -> ReferenceHeader? {
    guard header.firstRange(of: "__") != nil, let start = Self.lineageStart(header) else { return nil }
    let before = header[..<start]
    var text = header[start...]
    if let bracket = text.firstRange(of: " [")?.lowerBound { text = text[..<bracket] }
    guard let lineage = LineageText.prefixed(text) else { return nil }
    return ReferenceHeader(identifier: HeaderText.firstToken(before[...]), lineage: lineage)
  }

  // The first token that begins with the prefix of a domain.
  private static func lineageStart(_ header: String) -> String.Index? {
    var place = header.startIndex
    while place < header.endIndex {
      if starts.contains(where: { header[place...].hasPrefix($0) }) { return place }
      guard let blank = header.utf8[place...].firstIndex(where: { $0 == 32 || $0 == 9 }) else { return nil }
      place = header.utf8.index(after: blank)
    }
    return nil
  }
}
