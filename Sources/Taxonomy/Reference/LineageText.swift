import BioModel

/// Reads a lineage that stands alone: behind an id in a header, or in the second column of a taxonomy file.
enum LineageText {
  /// A lineage with the ranks stated (`d__`, `k__`, `domain__`, `D_0__`) or told by place.
  struct Reading: Equatable {
    let lineage: Lineage
    let isPositional: Bool
  }

  /// The lineage a text spells; nil where it spells none. Complexity O(length).
  static func reading(_ text: Substring) -> Reading? {
    if text.firstRange(of: "__") != nil, let lineage = prefixed(text) {
      return Reading(lineage: lineage, isPositional: false)
    }
    return positional(text).map { Reading(lineage: $0, isPositional: true) }
  }

  /// `d__Bacteria;p__Bacillota;…` (`k__`, `domain__`, SILVA's `D_0__` in QIIME): nil where a field has no rank prefix
  /// or a rank is given twice.
  static func prefixed(_ text: Substring) -> Lineage? {
    var lineage = Lineage.unclassified
    var seen: UInt8 = 0
    for field in HeaderText.fields(text, separator: UInt8(ascii: ";")) where !field.isEmpty {
      guard let (rank, name) = rankAndName(field), seen & 1 << UInt8(rank.rawValue) == 0 else { return nil }
      seen |= 1 << UInt8(rank.rawValue)
      lineage[rank] = HeaderText.name(name)
    }
    return seen == 0 ? nil : lineage
  }

  /// `Bacteria;Bacillota;…` from the domain (or `Root`) down: nil with more names than ranks or an empty first one.
  /// Quotes and confidences (`Bacteria(100)`) are left out, as RDP and mothur write them.
  static func positional(_ text: Substring) -> Lineage? {
    var fields = HeaderText.fields(text, separator: UInt8(ascii: ";"))
    if fields.last == "" { fields.removeLast() }
    if fields.first == "Root" || fields.first == "rootrank" { fields.removeFirst() }
    guard let first = fields.first, !first.isEmpty, fields.count <= Rank.allCases.count else { return nil }
    return Lineage(fields.map { HeaderText.name(bare($0)) })
  }

  /// The rank and the rest of `g__Name`, `genus__Name` or `D_5__Name`.
  static func rankAndName(_ field: String) -> (rank: Rank, name: String)? {
    guard let mark = field.firstRange(of: "__") else { return nil }
    let prefix = field[..<mark.lowerBound]
    let name = HeaderText.trimmed(field[mark.upperBound...])
    if prefix.hasPrefix("D_"), let number = Int(prefix.dropFirst(2)), let rank = Rank(rawValue: number) {
      return (rank, name)
    }
    return Rank(name: String(prefix)).map { ($0, name) }
  }

  // Without quotes and a number in parentheses at the end.
  private static func bare(_ field: String) -> String {
    var text = Substring(field)
    if text.hasSuffix(")"), let opening = text.utf8.lastIndex(of: UInt8(ascii: "(")) {
      let inside = text[text.index(after: opening)...].dropLast()
      if !inside.isEmpty, inside.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }) {
        text = text[..<opening]
      }
    }
    return text.utf8.contains(UInt8(ascii: "\"")) ? text.filter { $0 != "\"" } : String(text)
  }
}
