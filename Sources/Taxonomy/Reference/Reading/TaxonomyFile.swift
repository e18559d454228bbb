public import BioModel

/// A table of lineages beside a FASTA: QIIME's `taxonomy.tsv` (with or without the heads `Feature ID` and `Taxon`) and
/// mothur's `.tax` (`.taxonomy`): id, tab, lineage; further columns are left out.
///
/// Lineages are written with prefixes (`k__Bacteria; p__…`, `D_0__…`) or by place from the domain down, quotes and
/// bootstraps (`Bacteria(100)`) allowed. Blank lines and lines that begin with `#` are skipped.
public struct TaxonomyFile: Sendable {
  /// The file as the user named it.
  public let file: String
  /// Whether ranks are told by the place of a name alone.
  public let isPositional: Bool
  /// The number of ids.
  public var count: Int { lineages.count }
  // By id: the lineage and its words for no name.
  private let lineages: [String: Entry]
  /// One id, for messages.
  let example: String

  struct Entry {
    let lineage: Lineage
    let missingNames: [String]
  }

  /// Reads the table.
  ///
  /// - Throws: `TaxonomyError` naming the line: FASTA, a web page or no table at all; a line without tab or lineage; an
  ///   id with two lineages; lineages with prefixes and without mixed.
  /// - Complexity: O(bytes).
  public init(bytes: [UInt8], file: String) throws(TaxonomyError) {
    self.file = file
    var lineages: [String: Entry] = [:]
    var positional: Bool?
    var example = ""
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      var line = line.last == 0x0D ? line.dropLast() : line
      if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let place = SourceLocation(file: file, line: number)
      guard let text = String(validating: line, as: UTF8.self) else {
        throw TaxonomyError(.brokenTaxonomy, location: place, message: "the line is not UTF-8 text")
      }
      let fields = text.utf8.split(separator: 9, maxSplits: 2, omittingEmptySubsequences: false).map(Substring.init)
      if lineages.isEmpty, number == 1 {
        if let foreign = Self.foreign(text) { throw TaxonomyError(.brokenTaxonomy, location: place, message: foreign) }
        if fields.count > 1, Self.isHead(fields[1]) { continue }
      }
      let id = HeaderText.trimmed(fields[0])
      guard fields.count > 1, !id.isEmpty, let reading = LineageText.reading(fields[1]) else {
        throw TaxonomyError(
          .brokenTaxonomy, location: place, message: "not a line of id, tab and lineage",
          advice: "write for example AB1<TAB>d__Bacteria; p__Bacillota; …; g__Genus")
      }
      // A lone `Unassigned` or `Bacteria` fits either way of writing.
      let hasRanks = fields[1].utf8.contains(UInt8(ascii: ";"))
      if hasRanks, reading.isPositional != positional ?? reading.isPositional {
        throw TaxonomyError(
          .brokenTaxonomy, location: place, message: "lineages with and without rank prefixes are mixed")
      }
      if hasRanks { positional = reading.isPositional }
      if let known = lineages[id], known.lineage != reading.lineage {
        throw TaxonomyError(
          .brokenTaxonomy, location: place, message: "the id \"\(id)\" has two lineages",
          advice: "leave one of them in the file")
      }
      if example.isEmpty { example = id }
      lineages[id] = Entry(
        lineage: reading.lineage, missingNames: HeaderText.missingNames(in: String(fields[1])))
    }
    guard !lineages.isEmpty else {
      throw TaxonomyError(
        .brokenTaxonomy, location: SourceLocation(file: file), message: "the table of lineages is empty",
        advice: "give lines of id, tab and lineage")
    }
    self.lineages = lineages
    self.example = example
    isPositional = positional ?? true
  }

  /// The lineage of an id, or nil where the table has no such line.
  public func lineage(of id: String) -> Lineage? { lineages[id]?.lineage }

  func entry(of id: String) -> Entry? { lineages[id] }

  private static func isHead(_ field: Substring) -> Bool {
    let text = HeaderText.trimmed(field).lowercased()
    return text == "taxon" || text == "taxonomy" || text == "lineage"
  }

  private static func foreign(_ line: String) -> String? {
    switch line.utf8.first {
    case UInt8(ascii: ">"):
      "this is FASTA, not a table of lineages; give the sequences first and the table with --taxonomy"
    case UInt8(ascii: "<"): "this is a web page (HTML or XML): the download failed; download it again"
    default: nil
    }
  }
}
