public import BioModel

/// `id;tax=d:Bacteria,p:Bacillota,…,g:Genus,s:Genus_species;` (USEARCH, VSEARCH).
public struct SINTAXHeader: ReferenceHeaderStyle {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "sintax", title: "SINTAX annotation",
      summary: "names with rank letters after ;tax= : AB1;tax=d:Bacteria,p:Bacillota,…,g:Genus;",
      reference: "10.1101/074161")
  }

  /// Nil without a `tax=` field or where a name has no rank letter of its own.
  public func parse(_ header: String) -> ReferenceHeader? {
    let fields = HeaderText.fields(header[...], separator: UInt8(ascii: ";"))
    guard let annotation = fields.first(where: { $0.hasPrefix("tax=") }) else { return nil }
    var lineage = Lineage.unclassified
    for entry in HeaderText.fields(annotation.dropFirst(4), separator: UInt8(ascii: ",")) where !entry.isEmpty {
      let parts = entry.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let rank = Rank(name: String(parts[0])), lineage[rank] == nil else { return nil }
      lineage[rank] = HeaderText.name(HeaderText.trimmed(parts[1]))
    }
    return ReferenceHeader(identifier: HeaderText.firstToken(fields[0][...]), lineage: lineage)
  }
}
