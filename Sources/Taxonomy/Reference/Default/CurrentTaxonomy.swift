public import BioModel

/// Which higher names are current, and which group a name belongs to today: the hand-made part of the default
/// reference's lineages.
public struct CurrentTaxonomy: Sendable {
  struct Place: Hashable {
    let rank: Rank
    let name: String
  }

  private var renames: [Place: String] = [:]
  private var parents: [Place: String] = [:]
  private let currentName: @Sendable (String, Rank) -> String?

  /// - Parameters:
  ///   - table: tab-separated `kind rank name value`; kind is `rename` (value: the current name) or `parent` (value:
  ///     the group one rank up). Lines that start with `#` and the head are left out.
  ///   - file: its name, for error messages.
  ///   - currentName: the nomenclature: the current name, or nil where it has none that is safe.
  /// - Throws: `TaxonomyError` naming the line.
  public init(
    table: [UInt8], file: String, currentName: @escaping @Sendable (String, Rank) -> String?
  ) throws(TaxonomyError) {
    self.currentName = currentName
    let lines = table.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !line.isEmpty && line.first != UInt8(ascii: "#") {
      let fields = HeaderText.fields(Substring(decoding: line, as: UTF8.self), separator: 9)
      if fields.first == "kind" { continue }
      guard fields.count == 4, let rank = Rank(name: fields[1]), !fields[2].isEmpty, !fields[3].isEmpty,
        fields[0] == "rename" || fields[0] == "parent"
      else {
        throw TaxonomyError(
          .damagedFile, location: SourceLocation(file: file, line: number + 1),
          message: "not a line of kind, rank, name and value", advice: "kind is rename or parent")
      }
      let place = Place(rank: rank, name: fields[2])
      if fields[0] == "rename" { renames[place] = fields[3] } else { parents[place] = fields[3] }
    }
  }

  /// The current form of a name; the name itself where nothing is known.
  func current(_ name: String, _ rank: Rank) -> String {
    guard !name.isEmpty else { return "" }
    if let renamed = renames[Place(rank: rank, name: name)] { return renamed }
    return currentName(name, rank) ?? name
  }

  /// The group a name belongs to one rank up, where the table says so.
  func parent(of name: String, _ rank: Rank) -> String? { parents[Place(rank: rank, name: name)] }
}
