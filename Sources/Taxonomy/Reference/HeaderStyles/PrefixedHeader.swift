public import BioModel

/// `id d__Bacteria;p__Bacillota;…;s__Genus species [extra=…]`: names with rank prefixes, as QIIME 2, Greengenes and
/// GTDB write them (`k__` or `d__`). Bracketed fields at the end are left out.
public struct PrefixedHeader: ReferenceHeaderStyle {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "prefixed", title: "lineage with rank prefixes",
      summary: "id, then names with prefixes: AB1 d__Bacteria;p__Bacillota;…;g__Genus",
      reference: "10.1038/s41587-019-0209-9")
  }

  /// Nil where no `d__` or `k__` starts the header or follows a blank, or where a field lacks a rank prefix.
  public func parse(_ header: String) -> ReferenceHeader? {
    guard let start = ["d__", "k__"].compactMap({ header.firstRange(of: $0)?.lowerBound }).min() else { return nil }
    let before = header[..<start]
    guard before.utf8.last.map({ $0 == 32 || $0 == 9 || $0 == UInt8(ascii: "|") }) ?? true else { return nil }
    var text = header[start...]
    if let bracket = text.firstRange(of: " [")?.lowerBound { text = text[..<bracket] }
    var lineage = Lineage.unclassified
    for field in HeaderText.fields(text, separator: UInt8(ascii: ";")) where !field.isEmpty {
      guard let mark = field.firstRange(of: "__"), let rank = Rank(name: String(field[..<mark.lowerBound])),
        lineage[rank] == nil
      else { return nil }
      lineage[rank] = HeaderText.name(HeaderText.trimmed(field[mark.upperBound...]))
    }
    let identifier = HeaderText.firstToken(before[...]).split(separator: "|").first.map(String.init) ?? ""
    return ReferenceHeader(identifier: identifier, lineage: lineage)
  }
}
