import BioModel

/// Pieces that header styles share: fields cut at ASCII bytes and trimmed of blanks.
enum HeaderText {
  /// The fields between separators, trimmed; empty ones stay.
  static func fields(_ text: Substring, separator: UInt8) -> [String] {
    text.utf8.split(separator: separator, omittingEmptySubsequences: false).map { trimmed(Substring($0)) }
  }

  /// The text without blanks, tabs and carriage returns at its ends.
  static func trimmed(_ text: Substring) -> String {
    var bytes = text.utf8
    while let first = bytes.first, isBlank(first) { bytes = bytes.dropFirst() }
    while let last = bytes.last, isBlank(last) { bytes = bytes.dropLast() }
    return String(Substring(bytes))
  }

  /// The bytes up to the first blank or tab.
  static func firstToken(_ text: Substring) -> String {
    String(Substring(text.utf8.prefix { !isBlank($0) }))
  }

  /// The text up to the first semicolon, trimmed.
  static func firstField(_ text: Substring) -> String {
    trimmed(Substring(text.utf8.prefix { $0 != UInt8(ascii: ";") }))
  }

  /// A name, or nothing where a reference writes a word that stands for “no name”.
  static func name(_ text: String) -> String { noNames.contains(text.lowercased()) ? "" : text }

  /// The words for no name that stand where a name could stand in a header or lineage, in the order of the text.
  ///
  /// - Complexity: O(length).
  static func missingNames(in text: String) -> [String] {
    let bytes = text.utf8
    guard bytes.contains(where: { $0 | 0x20 == UInt8(ascii: "u") || $0 | 0x20 == UInt8(ascii: "n") }) else { return [] }
    return bytes.split { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") || $0 == 9 || $0 == UInt8(ascii: "|") }
      .compactMap { part in
        var field = trimmed(Substring(part))
        if let mark = field.firstRange(of: "__") { field = String(field[mark.upperBound...]) }
        if let mark = field.utf8.firstIndex(of: UInt8(ascii: ":")) {
          field = String(field[field.utf8.index(after: mark)...])
        }
        guard let first = field.utf8.first, "unmUNM".utf8.contains(first), noNames.contains(field.lowercased()) else {
          return nil
        }
        return field
      }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }

  // As SILVA, Greengenes, UNITE and R write a missing name. "Incertae sedis" names stay: they are groups.
  private static let noNames: Set<String> = [
    "na", "none", "unclassified", "uncultured", "unidentified", "unknown", "unassigned", "metagenome",
    "uncultured bacterium", "uncultured_bacterium", "uncultured organism", "uncultured_organism",
  ]
}
