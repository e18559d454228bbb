import BioModel

/// The prefix that tells a name's rank in a lineage text.
enum TaxonPrefix: Equatable {
  case ranked(Rank)
  /// A strain or genome bin (`t__`), narrower than the seven ranks.
  case beyondSpecies

  /// The prefix of a part and the name behind it: `k__`, `sk__`, `t__`, `D_3__`, `g:`.
  static func split(_ part: Substring) -> (rank: TaxonPrefix?, name: Substring) {
    let bytes = part.utf8
    if let mark = bytes.firstIndex(of: UInt8(ascii: "_")), bytes.index(after: mark) < bytes.endIndex {
      let head = part[..<mark]
      let behind = bytes.index(after: mark)
      if bytes[behind] == UInt8(ascii: "_") {
        if head.utf8.count <= 2, let rank = ofLetter(head) { return (rank, part[bytes.index(after: behind)...]) }
      } else if head == "D" || head == "d" {
        let digits = part[behind...].prefix { $0.isASCII && $0.isNumber }
        let rest = part[digits.endIndex...]
        if let level = Int(digits), rest.hasPrefix("__") {
          return (Rank(rawValue: level).map(TaxonPrefix.ranked) ?? .beyondSpecies, rest.dropFirst(2))
        }
      }
    }
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), part[..<colon].utf8.count == 1,
      let rank = ofLetter(part[..<colon])
    {
      return (rank, part[bytes.index(after: colon)...])
    }
    return (nil, part)
  }

  /// How deep the prefix lies: 0 for the domain … 6 for the species, 7 below.
  var depth: Int {
    switch self {
    case .ranked(let rank): rank.rawValue
    case .beyondSpecies: Rank.allCases.count
    }
  }

  private static func ofLetter(_ letter: Substring) -> TaxonPrefix? {
    if letter == "t" || letter == "T" { return .beyondSpecies }
    // Viruses have realms where others have domains (sylph-tax, ICTV).
    if letter == "r" { return .ranked(.domain) }
    return Rank(name: String(letter)).map(TaxonPrefix.ranked)
  }
}
