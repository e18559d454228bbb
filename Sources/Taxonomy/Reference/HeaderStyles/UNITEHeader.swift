public import BioModel

/// `name|accession|SH|refs|k__Fungi;p__Ascomycota;…;s__Genus_species`: the general FASTA release of UNITE (ITS).
public struct UNITEHeader: ReferenceHeaderStyle {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "unite", title: "UNITE general release",
      summary: "name, accession, species hypothesis and lineage with bars: Genus_species|AB1|SH1.10FU|refs|k__Fungi;…",
      reference: "10.1093/nar/gky1022")
  }

  /// Nil without at least three fields of which the last begins with `k__` or `d__`. The id is accession and species
  /// hypothesis, since one accession may stand for several.
  public func parse(_ header: String) -> ReferenceHeader? {
    let fields = header.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).map(Substring.init)
    guard fields.count >= 3, let text = fields.last, text.hasPrefix("k__") || text.hasPrefix("d__"),
      let lineage = LineageText.prefixed(text)
    else { return nil }
    let identifier = fields[1..<min(3, fields.count - 1)].map(HeaderText.trimmed).joined(separator: "|")
    return ReferenceHeader(identifier: identifier, lineage: lineage)
  }
}
