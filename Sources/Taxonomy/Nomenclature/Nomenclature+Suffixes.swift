import BioModel

extension Nomenclature {
  /// Genera that were never one lineage: their suffixed GTDB pieces are only mapped where the table says to what.
  private static let polyphyletic: Set<String> = ["clostridium", "eubacterium"]

  /// Matches by the systematic suffixes: GTDB's `Bacillota_A`, `Bacteroides_H`, `Veillonella parvula_A`; SILVA's
  /// numbered genera (`Treponema 2`, `Clostridium sensu stricto 13`).
  func suffixMatch(_ key: String, rank: Rank) -> NameMatch? {
    let words = key.split(separator: " ").map(String.init)
    switch rank {
    case .species:
      guard words.count >= 3 || (words.count == 2 && isSuffix(words[1])) else { return nil }
      var kept = words
      if kept.count > 2, isSuffix(kept[1]) { kept.remove(at: 1) }
      if kept.count == 3, isSuffix(kept[2]) { kept.removeLast() }
      guard kept.count == 2, kept.count < words.count, kept[1] != "sp" else { return nil }
      return mapped(kept.joined(separator: " "), rank: rank, source: "GTDB suffix")
    case .genus:
      if words.count == 4, words[1] == "sensu", words[2] == "stricto", isNumber(words[3]) {
        return mapped(words[0], rank: rank, source: "SILVA numbered genus")
      }
      guard words.count == 2, !Self.polyphyletic.contains(words[0]) else { return nil }
      if isNumber(words[1]) { return mapped(words[0], rank: rank, source: "SILVA numbered genus") }
      return isSuffix(words[1]) ? mapped(words[0], rank: rank, source: "GTDB suffix") : nil
    default:
      guard words.count == 2, isSuffix(words[1]) else { return nil }
      return mapped(words[0], rank: rank, source: "GTDB suffix")
    }
  }

  private func mapped(_ base: String, rank: Rank, source: String) -> NameMatch {
    let current = lookUp(base, rank: rank)?.current ?? base
    return NameMatch(current: current, provenance: .synonym(source: source))
  }

  private func isSuffix(_ word: String) -> Bool {
    (1...2).contains(word.utf8.count) && word.utf8.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
      && word != "sp"
  }

  private func isNumber(_ word: String) -> Bool {
    word.utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }
}
