public import BioModel

/// One row of the table of names, as written.
public struct NomenclatureEntry: Sendable, Equatable {
  public let rank: Rank
  public let preferred: String
  /// Empty in a row that only declares an accepted name. May be a description: `Prevotella (part)`.
  public let synonym: String
  /// Which authorities write the synonym.
  public let source: String
  public let note: String
  /// The synonym's name was divided among several taxa.
  public let isDivided: Bool
  /// The synonym always stands for the preferred name.
  public let isMapped: Bool

  init(_ row: TabRows.Row, rank: Rank) {
    self.rank = rank
    preferred = row[1]
    synonym = row[2]
    source = row[3]
    note = row[4]
    isDivided = row[5] == "yes"
    isMapped = row[6] == "yes"
  }

  /// `Prevotella` of `Prevotella (part)`: the wide name that a description speaks of; nil for a plain name.
  public var wideName: String? {
    guard let bracket = synonym.firstIndex(of: "("), bracket > synonym.startIndex else { return nil }
    return String(synonym[..<synonym.index(before: bracket)])
  }
}
