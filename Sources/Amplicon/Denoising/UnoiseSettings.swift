/// The parameters of UNOISE3, with the defaults of `vsearch --cluster_unoise` and `--uchime3_denovo`, except that gap
/// columns count as differences, as in the paper: else a true variant with one inserted base would be taken for an error
/// of any relative with twice its reads.
public struct UnoiseSettings: Sendable, Equatable, Codable {
  /// What counts as a difference between a sequence and its possible source.
  public enum Difference: String, Sendable, Codable {
    /// Mismatches of the alignment only, as vsearch and usearch count.
    case mismatches
    /// Mismatches and internal gap columns, as the paper's text has it.
    case mismatchesAndGaps = "mismatches-and-gaps"
  }

  /// α: how fast the abundance expected of errors falls with the number of differences.
  public var alpha = 2.0
  /// Fewest reads, in the whole study, of a sequence that can become a variant.
  public var minimumReads = 8
  /// What counts as a difference.
  public var difference = Difference.mismatchesAndGaps
  /// How many times more reads than a chimera its parents have.
  public var chimeraSkew = 16.0
  /// Least identity (0…1) at which a read is given to a variant.
  public var minimumIdentity = 0.97

  public init() {}
}
