/// The schemes of names in which a set of taxa can be expressed; how it is found out stands in
/// `scripts/markers/README.md`.
public struct Portability: Sendable, Equatable {
  /// How deep the names must go.
  public enum Depth: String, Sendable {
    /// Any table of the scheme.
    case any
    /// Only a table in which every named genus comes with its species.
    case species
  }

  /// Depth by scheme; a scheme that is not in it cannot express the set.
  public let depths: [NomenclatureScheme: Depth]

  /// Everything that is stated, or nothing at all: no statement, no restriction.
  public var isUnrestricted: Bool { depths.isEmpty }

  public init(_ depths: [NomenclatureScheme: Depth]) { self.depths = depths }

  /// Parses `ncbi;gtdb;silva:species`; an empty text restricts nothing.
  /// - Returns: nil when a part is neither a scheme nor a scheme with `:species`.
  public init?(_ text: String) {
    var depths: [NomenclatureScheme: Depth] = [:]
    for part in text.split(separator: ";") {
      let pieces = part.split(separator: ":", maxSplits: 1).map(String.init)
      guard let first = pieces.first, let scheme = NomenclatureScheme(rawValue: first) else { return nil }
      guard pieces.count == 1 || pieces[1] == Depth.species.rawValue else { return nil }
      depths[scheme] = pieces.count == 1 ? .any : .species
    }
    self.depths = depths
  }

  /// `ncbi;gtdb;silva:species`, in the order of the schemes.
  public var text: String { parts.joined(separator: ";") }

  /// The schemes as they stand in tables, in order.
  public var parts: [String] {
    NomenclatureScheme.allCases.compactMap { scheme in
      depths[scheme].map { $0 == .any ? scheme.rawValue : scheme.rawValue + ":species" }
    }
  }

  /// Whether a table in one of these schemes can express the set.
  public func permits(_ scheme: NomenclatureScheme, namesSpecies: Bool) -> Bool {
    if isUnrestricted { return true }
    return depths[scheme].map { $0 == .any || namesSpecies } ?? false
  }
}
