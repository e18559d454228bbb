public import BioModel

/// `Bacteria;Bacillota;Bacilli;…;Genus;`: the whole header is a lineage from the domain down (`assignTaxonomy`).
public struct DADA2Header: ReferenceHeaderStyle {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "dada2", title: "DADA2 lineage",
      summary: "the header is the lineage, ranks divided by semicolons: Bacteria;Bacillota;Bacilli;…;Genus;",
      reference: "10.1038/nmeth.3869")
  }

  public var isPositional: Bool { true }

  /// Nil for headers without a semicolon, with a tab, or with a blank or prefix in the domain's name.
  public func parse(_ header: String) -> ReferenceHeader? {
    var fields = HeaderText.fields(header[...], separator: UInt8(ascii: ";"))
    if fields.last == "" { fields.removeLast() }
    guard let domain = fields.first, !domain.isEmpty, header.utf8.contains(UInt8(ascii: ";")),
      !header.utf8.contains(9), !domain.utf8.contains(32), !domain.utf8.contains(UInt8(ascii: "=")),
      !domain.contains("__"), fields.count <= Rank.allCases.count, !fields.contains(where: { $0.hasPrefix("tax=") })
    else { return nil }
    return ReferenceHeader(identifier: "", lineage: Lineage(fields.map(HeaderText.name)))
  }
}
