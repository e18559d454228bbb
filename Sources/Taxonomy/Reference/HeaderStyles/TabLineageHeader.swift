public import BioModel

/// `id description<TAB>Bacteria;Bacillota;…;Genus`: a plain lineage after the last tab, from the domain (or `Root`)
/// down, as in RDP and mothur training sets and SILVA's seed.
public struct TabLineageHeader: ReferenceHeaderStyle {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "tab-lineage", title: "lineage after a tab",
      summary: "id, a tab, then the lineage without ranks: AB1<TAB>Bacteria;Bacillota;…;Genus",
      reference: "10.1128/AEM.00062-07")
  }

  public var isPositional: Bool { true }

  /// Nil without a tab, or where the part after the last tab has no semicolon or more names than ranks.
  public func parse(_ header: String) -> ReferenceHeader? {
    guard let tab = header.utf8.lastIndex(of: 9) else { return nil }
    let text = header[header.index(after: tab)...]
    guard text.utf8.contains(UInt8(ascii: ";")), LineageText.rankAndName(HeaderText.firstField(text)) == nil,
      let lineage = LineageText.positional(text)
    else { return nil }
    return ReferenceHeader(identifier: HeaderText.firstToken(header[...]), lineage: lineage)
  }
}
