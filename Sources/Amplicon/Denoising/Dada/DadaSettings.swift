/// The parameters of the divisive amplicon denoising model; the defaults are those of R dada2 1.26.
public struct DadaSettings: Sendable, Equatable, Codable {
  /// A unique founds a variant when its p value times the number of uniques is below this.
  public var omegaA = 1e-40
  /// A unique whose final p value is below this is not corrected: its reads are in no variant.
  public var omegaC = 1e-40
  /// A unique that is a prior founds a variant when its p value is below this.
  public var omegaP = 1e-4
  /// Diagonals on either side of the main one that an alignment may use; nil for no band.
  public var band: Int? = 16
  /// Sequences whose 5-mer distance is above this are not aligned: no read of one is an error of the other.
  public var kmerDistance = 0.42
  /// Whether pairs above `kmerDistance` are left out.
  public var usesKmers = true
  /// Score of two equal bases.
  public var match = 5
  /// Score of two different bases.
  public var mismatch = -4
  /// Score of a base against a gap; gaps at the ends cost nothing.
  public var gap = -8
  /// Score of a base against a gap within a homopolymer (three or more equal bases); nil: as `gap`.
  public var homopolymerGap: Int?
  /// Sequences whose 5-mers agree in order are aligned without gaps.
  public var gapless = true
  /// A unique with more reads than a centre is never an error of it, and one that its centre's own reads explain stays.
  public var greedy = true
  /// Least ratio of reads to expected reads of a new variant.
  public var minFold = 1.0
  /// Least number of substitutions between a new variant and the centre it leaves.
  public var minHamming = 1
  /// Fewest reads of a new variant.
  public var minAbundance = 1
  /// Whether a sequence of one read can found a variant without being a prior.
  public var detectsSingletons = false

  public init() {}

  /// Full-length reads of PacBio HiFi: a band of 32.
  public static var pacbio: DadaSettings {
    var settings = DadaSettings()
    settings.band = 32
    return settings
  }
}
