public import BioModel

/// What `dysbio classify` is asked to do.
public struct ClassifyRequest: Sendable, Equatable {
  /// FASTA; `-` reads standard input.
  public var sequences: String
  /// FASTA with lineages or what `reference build` wrote; nil for the built-in reference.
  public var reference: String?
  /// CSV where the name ends in `.csv`, else QIIME 2's table; `-` writes standard output.
  public var output: String
  /// Id of a method of `ClassifierMethods`.
  public var method: String
  /// 0…1 a rank needs to be named; nil for the method's rule.
  public var minimumConfidence: Double?
  /// The narrowest rank a call may name.
  public var deepestRank = Rank.genus
  /// Species by exact match, and in which reference.
  public var species = Species.none
  /// A table whose features are the sequences, and where it is written with their lineages.
  public var table: String?
  public var tableOutput: String?

  /// Where species are looked up.
  public enum Species: Sendable, Equatable {
    case none
    /// In the classifier's reference.
    case reference
    /// In a file.
    case file(String)

    var path: String? {
      if case .file(let path) = self { path } else { nil }
    }
  }

  public init(sequences: String, output: String, method: String) {
    self.sequences = sequences
    self.output = output
    self.method = method
  }
}
