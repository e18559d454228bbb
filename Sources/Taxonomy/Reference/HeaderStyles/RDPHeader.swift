public import BioModel

/// `id description Lineage=Root;rootrank;Bacteria;domain;…;Genus;genus`: names alternating with the names of their
/// ranks, as RDP writes its training sets. Ranks between the seven (suborder, subclass) are left out.
public struct RDPHeader: ReferenceHeaderStyle {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "rdp", title: "RDP lineage",
      summary: "names and ranks in turn after Lineage= : AB1 Lineage=Root;rootrank;Bacteria;domain;…",
      reference: "10.1128/AEM.00062-07")
  }

  /// Nil without `Lineage=`, or where names and ranks do not pair.
  public func parse(_ header: String) -> ReferenceHeader? {
    guard let mark = header.firstRange(of: "Lineage=") else { return nil }
    var fields = HeaderText.fields(header[mark.upperBound...], separator: UInt8(ascii: ";"))
    if fields.last == "" { fields.removeLast() }
    guard !fields.isEmpty, fields.count.isMultiple(of: 2) else { return nil }
    var lineage = Lineage.unclassified
    for pair in stride(from: 0, to: fields.count, by: 2) {
      guard let rank = Rank(name: fields[pair + 1]) else { continue }
      guard lineage[rank] == nil else { return nil }
      lineage[rank] = HeaderText.name(fields[pair].filter { $0 != "\"" })
    }
    guard !lineage.isUnclassified else { return nil }
    return ReferenceHeader(identifier: HeaderText.firstToken(header[..<mark.lowerBound]), lineage: lineage)
  }
}
