public import BioModel

/// What `reference build` is asked for.
public struct ReferenceBuildRequest: Sendable {
  /// FASTA files; several only with `isCleaned`.
  public var sequences: [String]
  /// The table of lineages of the two-file forms.
  public var taxonomy: String?
  /// The ranks of lineages that tell them by place; nil for domain to species.
  public var ranks: [Rank]?
  /// A region of the catalogue to cut out, for example `V4`.
  public var region: String?
  /// Primers to cut between: an id of the catalogue or `FORWARD,REVERSE`.
  public var primers: String?
  /// Whether records in which the primers are not found are kept whole.
  public var keepsUnmatched = false
  /// Whether copies of one sequence become one entry.
  public var dereplicates = false
  /// Whether labels are held against the sequences.
  public var checksLabels = false
  /// Whether reversed sequences are left as they are.
  public var keepsOrientation = false
  /// Whether names are brought up to date and labels settled, as for the default reference.
  public var isCleaned = false
  /// The table of current higher names that cleaning uses.
  public var currentNames: String?
  /// Whether the reference says of itself that it lacks many genera.
  public var isSparse = false
  /// Whose names the lineages use.
  public var label = "unstated"
  /// The narrowest rank of the classes that words are counted for; nil for the narrowest the reference names.
  public var classRank: Rank?
  /// Whether the file is small instead of quick to open.
  public var isCompact = false
  /// Where the reference goes.
  public var output: String
  /// Where the reference goes as FASTA with SINTAX headers.
  public var fasta: String?
  /// Where all findings go, or with `isCleaned` all decisions.
  public var report: String?

  public init(sequences: [String], output: String) {
    self.sequences = sequences
    self.output = output
  }
}
