/// One FASTA record of a reference as read: the header without `>`, and the sequence's letters.
public struct ReferenceRecord: Sendable, Equatable {
  /// The whole header line, without `>` and line end.
  public let header: String
  /// The letters in ASCII, any case, U or T, IUPAC codes and gaps (`-`, `.`) allowed.
  public let sequence: [UInt8]

  public init(header: String, sequence: [UInt8]) {
    self.header = header
    self.sequence = sequence
  }
}
