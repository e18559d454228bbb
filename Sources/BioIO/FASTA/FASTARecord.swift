/// One sequence of a FASTA file.
public struct FASTARecord: Sendable, Equatable {
  /// The whole title line without `>`.
  public let header: String
  /// Upper-case IUPAC letters; gaps are left out.
  public let sequence: [UInt8]

  public init(header: String, sequence: [UInt8]) {
    self.header = header
    self.sequence = sequence
  }

  /// The header up to its first blank: the sequence's id.
  public var name: Substring { header.prefix { $0 != " " && $0 != "\t" } }
}
