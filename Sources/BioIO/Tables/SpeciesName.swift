/// Species whose words are joined by underscores, as MetaPhlAn, SILVA in QIIME 2 and SINTAX references write them.
enum SpeciesName {
  /// The name with blanks between its words.
  ///
  /// - A name that holds a blank stays as it is: its underscores belong to it (`Blautia_A wexlerae`,
  ///   `Klebsiella sp. FDAARGOS_737`).
  /// - Else the genus comes first: the lineage's own (`GGB9699` in `GGB9699_SGB15286`), or a word of letters before one in
  ///   small letters (`Blautia_wexlerae`, `uncultured_bacterium`) or behind `Candidatus`. Every underscore after it is a
  ///   blank (`Clostridium_sp_ATCC_1` is `Clostridium sp ATCC 1`).
  /// - GTDB's suffixes, one or two capitals behind the genus or behind an epithet at the end, keep their underscore:
  ///   `Dorea_A_longicatena_B` is `Dorea_A longicatena_B`.
  /// - Any other name stays as it is (`Hel3_A1_48`).
  ///
  /// The result given once more gives itself. Complexity O(bytes).
  static func spaced(_ name: String, genus: String?) -> String {
    guard name.utf8.contains(UInt8(ascii: "_")), !name.utf8.contains(UInt8(ascii: " ")) else { return name }
    let parts = name.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count > 1, !parts.contains(where: \.isEmpty) else { return name }
    if let genus {
      let joined = genus.replacing(" ", with: "_") + "_"
      if name.hasPrefix(joined) {
        return genus + " " + words(name.dropFirst(joined.count).split(separator: "_"))
      }
    }
    if ["Candidatus", "[Candidatus]"].contains(parts[0]) { return parts[0] + " " + words(Array(parts[1...])) }
    let hasSuffix = parts.count > 2 && isSuffix(parts[1])
    let head = parts[..<(hasSuffix ? 2 : 1)]
    let rest = parts[head.count...]
    guard parts[0].utf8.allSatisfy({ isLetter($0) || "[]-'.".utf8.contains($0) }),
      let next = rest.first?.utf8.first, (next >= 0x61 && next <= 0x7A) || next == UInt8(ascii: "[")
    else { return name }
    return head.joined(separator: "_") + " " + words(Array(rest))
  }

  /// The word without GTDB's suffix: `Blautia` of `Blautia_A`.
  static func withoutSuffix(_ word: Substring) -> Substring {
    guard let mark = word.lastIndex(of: "_"), isSuffix(word[word.index(after: mark)...]) else { return word }
    return word[..<mark]
  }

  // The words behind the genus.
  private static func words(_ parts: [Substring]) -> String {
    if parts.count == 2, isSuffix(parts[1]), !kinds.contains(parts[0]),
      parts[0].utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A || $0 == UInt8(ascii: "-") })
    {
      return parts.joined(separator: "_")
    }
    return parts.joined(separator: " ")
  }

  private static func isSuffix(_ word: Substring) -> Bool {
    (1...2).contains(word.utf8.count) && word.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  // What stands where an epithet would: a strain's letters follow.
  private static let kinds: Set<Substring> = ["sp", "sp.", "bacterium", "archaeon", "phage", "virus"]
}
