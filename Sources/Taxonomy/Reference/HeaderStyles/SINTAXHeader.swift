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

  /// Nil without a `tax=` field, where a name has no rank letter of its own, or where names are divided by semicolons
  /// (`;tax=d:Bacteria;p:…`), which would leave all but the first unread. Quotes around names are left out.
  public func parse(_ header: String) -> ReferenceHeader? {
    guard header.firstRange(of: "tax=") != nil else { return nil }
    let fields = HeaderText.fields(header[...], separator: UInt8(ascii: ";"))
    guard let place = fields.firstIndex(where: { $0.hasPrefix("tax=") }), !Self.goesOn(fields[(place + 1)...]) else {
      return nil
    }
    let annotation = fields[place].filter { $0 != "\"" }
    var lineage = Lineage.unclassified
    for entry in HeaderText.fields(annotation.dropFirst(4), separator: UInt8(ascii: ",")) where !entry.isEmpty {
      let parts = entry.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let rank = Rank(name: String(parts[0])), lineage[rank] == nil else { return nil }
      lineage[rank] = HeaderText.name(HeaderText.trimmed(parts[1]))
    }
    return ReferenceHeader(identifier: HeaderText.firstToken(fields[0][...]), lineage: lineage)
  }

  /// Whether a field behind the annotation is a name with a rank letter.
  static func goesOn(_ fields: ArraySlice<String>) -> Bool {
    fields.contains { field in
      let bytes = Array(field.utf8.prefix(2))
      return bytes.count == 2 && bytes[1] == UInt8(ascii: ":")
        && Rank(name: String(decoding: bytes[..<1], as: UTF8.self)) != nil
    }
  }
}
