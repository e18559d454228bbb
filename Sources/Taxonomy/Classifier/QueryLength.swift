/// The lengths of sequences that are classified.
public enum QueryLength {
  /// From 50 bases, below which a few words decide (R's `assignTaxonomy` draws the line there too), to 20,000: no rRNA
  /// operon is longer, and whole genomes would need memory without bound.
  public static let allowed = 50...20_000
}
