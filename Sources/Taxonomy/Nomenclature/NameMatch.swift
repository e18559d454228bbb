/// A name of the input under its current name, and how it got there.
public struct NameMatch: Sendable, Hashable {
  /// Where the match comes from.
  public enum Provenance: Sendable, Hashable {
    /// The input writes the wanted name itself.
    case own
    /// The input writes another name for it; `source` tells by which authority or rule.
    case synonym(source: String)
  }

  /// The current name, as the nomenclature writes it.
  public let current: String
  public let provenance: Provenance

  public init(current: String, provenance: Provenance) {
    self.current = current
    self.provenance = provenance
  }

  /// The comparable form of the current name.
  public var key: String { TaxonName.normalized(current) }
}
