/// How names are written down before they are compared.
public enum TaxonName {
  /// The comparable form of a name: lower case, without rank prefix (`g__`, `D_5__`), quotes and brackets, underscores
  /// as single blanks, without trailing `_CAG_n`, RDP's `XlVa` spelt `xiva`.
  ///
  /// A name that stands whole in brackets keeps them (`[Ruminococcus]` is another genus than `Ruminococcus`).
  /// Complexity O(length).
  public static func normalized(_ name: String) -> String {
    var bytes = Array(name.utf8).map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: "\t"): UInt8(ascii: " ")
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
      default: byte
      }
    }
    bytes.removeAll { $0 == UInt8(ascii: "\"") }
    bytes = Array(bytes.drop { $0 == UInt8(ascii: " ") })
    bytes.removeFirst(prefixLength(bytes))
    var words = bytes.split(separator: UInt8(ascii: " ")).map { Array($0) }
    if words.count > 1, words[words.count - 2] == Array("cag".utf8), isNumber(words[words.count - 1]) {
      words.removeLast(2)
    } else if let last = words.last, last.starts(with: "cag:".utf8), isNumber(Array(last.dropFirst(4))) {
      words.removeLast()
    }
    words = words.map { word in
      if word.elementsEqual("xlva".utf8) { return Array("xiva".utf8) }
      if word.elementsEqual("xlvb".utf8) { return Array("xivb".utf8) }
      return word
    }
    var joined = Array(words.joined(separator: [UInt8(ascii: " ")]))
    let isWholeInBrackets =
      joined.count > 2 && joined.first == UInt8(ascii: "[")
      && joined.firstIndex(of: UInt8(ascii: "]")) == joined.count - 1
    if !isWholeInBrackets {
      joined.removeAll { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }
    }
    return String(decoding: joined, as: UTF8.self)
  }

  /// Whether a normalised name says that there is no name: `uncultured`, `unclassified Lachnospiraceae`,
  /// `incertae sedis`, `gut metagenome`, `noname`. Such a name matches nothing.
  public static func isPlaceholder(_ normalized: String) -> Bool {
    if normalized.isEmpty { return true }
    let starts = [
      "uncultured", "unclassified", "unidentified", "unassigned", "unknown", "ambiguous", "metagenome", "na",
    ]
    if starts.contains(where: { normalized == $0 || normalized.hasPrefix($0 + " ") }) { return true }
    return ["incertae sedis", " metagenome", "noname", " unclassified"].contains { normalized.contains($0) }
  }

  /// The length of a rank prefix: one or two letters and two underscores, or `D_n__`; underscores are blanks by now.
  private static func prefixLength(_ bytes: [UInt8]) -> Int {
    let blank = UInt8(ascii: " ")
    for letters in 1...2 where bytes.count > letters + 1 {
      if bytes[..<letters].allSatisfy({ "dkpcofgst".utf8.contains($0) }), bytes[letters] == blank,
        bytes[letters + 1] == blank
      {
        return letters + 2
      }
    }
    if bytes.count > 4, bytes[0] == UInt8(ascii: "d"), bytes[1] == blank, isNumber([bytes[2]]), bytes[3] == blank,
      bytes[4] == blank
    {
      return 5
    }
    return 0
  }

  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }
}
