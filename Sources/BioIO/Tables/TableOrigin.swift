/// Where a table comes from, as far as its file tells: the program that counted, and what it counted.
///
/// Tables of different origin are not put together without a word (`TableCollection`).
public struct TableOrigin: Sendable, Equatable {
  /// What the abundances are shares of. The two differ by genome size: a taxon with a genome twice as long has twice the
  /// reads per cell (Sun 2021, doi:10.1038/s41592-021-01141-3).
  public enum Abundance: String, Sendable, CaseIterable {
    /// Of the reads (or bases): sequence abundance. Kraken2, Bracken, Kaiju, Centrifuge, ganon, amplicons.
    case reads
    /// Of the genome copies: taxonomic abundance. MetaPhlAn, mOTUs, sylph.
    case genomeCopies = "genome-copies"
  }

  /// The program, in lower case (`kraken2`, `metaphlan`); empty when the file does not tell.
  public var profiler = ""
  /// Its version, empty when the file does not tell.
  public var version = ""
  /// The database (`mpa_vJan21_CHOCOPhlAnSGB_202103`), empty when the file does not tell.
  public var database = ""
  /// Whose taxonomy the names and ids are of (`ncbi`, `gtdb`, `silva`), empty when the file does not tell.
  public var taxonomy = ""
  /// What was counted; nil when the file does not tell.
  public var abundance: Abundance?

  public init(
    profiler: String = "", version: String = "", database: String = "", taxonomy: String = "",
    abundance: Abundance? = nil
  ) {
    self.profiler = profiler
    self.version = version
    self.database = database
    self.taxonomy = taxonomy
    self.abundance = abundance
  }
}
