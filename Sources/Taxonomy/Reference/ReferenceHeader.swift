public import BioModel

/// What a reference header says: who the sequence is, and what it is called.
public struct ReferenceHeader: Sendable, Equatable {
  /// The accession or other id; empty where the style has none (DADA2).
  public let identifier: String
  /// Names by rank as the header wrote them, without rank prefixes.
  public let lineage: Lineage

  public init(identifier: String, lineage: Lineage) {
    self.identifier = identifier
    self.lineage = lineage
  }
}

/// One way of writing a lineage into a FASTA header.
public protocol ReferenceHeaderStyle: Described {
  /// Whether ranks are told by the place of a name alone, from the domain down.
  var isPositional: Bool { get }
  /// The header's parts, or nil where it is not written in this style.
  func parse(_ header: String) -> ReferenceHeader?
}

extension ReferenceHeaderStyle {
  public var isPositional: Bool { false }
}
