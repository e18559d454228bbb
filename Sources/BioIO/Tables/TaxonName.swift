/// Single names as references spell them.
enum TaxonName {
  /// The name without blanks, double quotes (RDP) and a bootstrap in parentheses (mothur, RDP).
  static func cleaned(_ raw: Substring) -> String {
    var name = String(raw).trimmingBlanks()
    if name.hasSuffix(")"), let open = name.lastIndex(of: "(") {
      let inside = name[name.index(after: open)...].dropLast()
      if !inside.isEmpty, inside.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") }) {
        name = String(name[..<open]).trimmingBlanks()
      }
    }
    if name.utf8.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") { name = String(name.dropFirst().dropLast()) }
    return name
  }

  /// Words that say there is no name at this rank: empty, `__`, `NA`, `Unassigned`, `unclassified_Bacteria`,
  /// `Rothia_unclassified`, `Coriobacteriaceae_noname` …
  static func isPlaceholder(_ name: String) -> Bool {
    if name.utf8.allSatisfy({ $0 == UInt8(ascii: "_") }) { return true }
    let word = name.lowercased()
    if ["na", "none", "unassigned", "unclassified", "unidentified", "unknown", "no blast hit", "no hit"].contains(word)
    {
      return true
    }
    return ["_unclassified", " unclassified", "_noname"].contains { word.hasSuffix($0) }
      || ["unclassified_", "unclassified ", "unassigned_"].contains { word.hasPrefix($0) }
  }

  /// `Genus epithet`: a capitalised word (brackets, quotes and GTDB's suffix allowed: `Blautia_A`), a blank, more.
  static func isBinomial(_ name: String) -> Bool { genus(ofBinomial: name) != nil }

  /// The genus a binomial starts with, as written; with `Candidatus` where it stands. Nil for other names.
  static func genus(ofBinomial name: String) -> String? {
    let words = name.split(separator: " ")
    guard words.count > 1 else { return nil }
    if words[0] == "Candidatus" || words[0] == "[Candidatus]" {
      return words.count > 2 ? "\(words[0]) \(words[1])" : nil
    }
    let letters = SpeciesName.withoutSuffix(words[0]).utf8.filter { !"[]'\"".utf8.contains($0) }
    guard letters.count > 1, let first = letters.first, first >= 0x41, first <= 0x5A,
      letters.dropFirst().allSatisfy({ ($0 >= 0x61 && $0 <= 0x7A) || $0 == UInt8(ascii: "-") }),
      words[1].utf8.first.map({ ($0 >= 0x61 && $0 <= 0x7A) || $0 == UInt8(ascii: "[") }) == true
    else { return nil }
    return String(words[0])
  }

  /// The genus in `Rothia unclassified`.
  static func genus(ofUnclassified name: String) -> String? { genus(ofBinomial: name) }

  /// The species' whole name: an epithet alone gets the genus before it.
  static func binomial(_ name: String, genus: String?) -> String {
    guard let genus, !name.utf8.contains(UInt8(ascii: " ")), let first = name.utf8.first, first >= 0x61, first <= 0x7A,
      !["uncultured", "metagenome", "bacterium"].contains(name)
    else { return name }
    return "\(genus) \(name)"
  }
}
