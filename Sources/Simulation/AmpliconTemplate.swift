public import BioModel

/// One amplicon of the simulated community: what the polymerase copies, primers excluded.
public struct AmpliconTemplate: Sendable, Equatable {
  /// The reference's accession.
  public let id: String
  public let lineage: Lineage
  /// Bases between the primers, upper-case ACGT.
  public let sequence: [UInt8]

  public init(id: String, lineage: Lineage, sequence: [UInt8]) {
    self.id = id
    self.lineage = lineage
    self.sequence = sequence
  }
}
