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

  /// A name, or nothing where a reference writes a word that stands for “no name”.
  static func name(_ text: String) -> String { noNames.contains(text.lowercased()) ? "" : text }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }

  // As SILVA, Greengenes, UNITE and R write a missing name. "Incertae sedis" names stay: they are groups.
  private static let noNames: Set<String> = [
    "na", "none", "unclassified", "uncultured", "unidentified", "unknown", "unassigned", "metagenome",
    "uncultured bacterium", "uncultured_bacterium", "uncultured organism", "uncultured_organism",
  ]
}
