/// What the metrics of other programs are called here: the conventions behind `--compat`.
///
/// The same name stands for different numbers in different programs (Shannon in nats or bits, Simpson as D or 1 − D,
/// Jaccard with or without abundances); ids here name the convention, and this table translates.
public enum CompatConventions {
  /// The metrics of a peer, in the order of its own documentation.
  public static func metrics(of peer: CompatPeer) -> [CompatMetric] {
    switch peer {
    case .qiime2: qiime2
    case .phyloseq: phyloseq
    case .vegan: vegan
    case .mothur: mothur
    case .scikitBio: scikitBio
    }
  }

  /// A peer's metric by its name; nil if the peer has none of that name.
  public static func metric(_ name: String, of peer: CompatPeer) -> CompatMetric? {
    metrics(of: peer).first { $0.name == name }
  }

  /// The name a peer gives to one of our metrics, where the numbers are the same and the peer returns it alone.
  public static func name(of id: String, for peer: CompatPeer) -> String? {
    metrics(of: peer).first { $0.isSame && $0.ids == [id] }?.name
  }

  static let randomOrder = "draws the reads in a random order, so its value is a random number"
  static let fittedOnce = "fits one random accumulation; here the mean of all is fitted"
  static let evennessOfOne = "a single feature gives 1 there, and is undefined here"
  static let binaryTrees = "with two branches at every node; other trees give other numbers there"
  static let giniZeros = "counts the features that a sample lacks; here only those it holds"
}
