/// The read quality of a sample before and after filtering: what the report shows of it. Mates are kept apart where there
/// are two.
public struct SampleQuality: Sendable, Equatable {
  /// The quality of one mate's file, or of the single reads.
  public struct Mate: Sendable, Equatable {
    /// `R1`, `R2` or `reads`.
    public var name: String
    public var reads: Int
    public var bases: Int
    /// Mean length in bases.
    public var meanLength: Double
    /// Share of bases with a quality of at least 20, 0…1.
    public var q20Share: Double
    /// Share of bases with a quality of at least 30, 0…1.
    public var q30Share: Double
    /// Share of G and C among A, C, G, T, 0…1.
    public var gcShare: Double
    /// The 10 %, 25 %, 50 %, 75 % and 90 % quality at each cycle, first cycle first; empty when not gathered.
    public var cycles: [CycleQuality]

    /// - Parameters: as the properties.
    public init(
      name: String, reads: Int, bases: Int, meanLength: Double, q20Share: Double, q30Share: Double, gcShare: Double,
      cycles: [CycleQuality] = []
    ) {
      self.name = name
      self.reads = reads
      self.bases = bases
      self.meanLength = meanLength
      self.q20Share = q20Share
      self.q30Share = q30Share
      self.gcShare = gcShare
      self.cycles = cycles
    }
  }

  /// Quantiles of the Phred scores at one cycle.
  public struct CycleQuality: Sendable, Equatable {
    public var p10: Double
    public var p25: Double
    public var median: Double
    public var p75: Double
    public var p90: Double

    /// - Parameters: as the properties.
    public init(p10: Double, p25: Double, median: Double, p75: Double, p90: Double) {
      self.p10 = p10
      self.p25 = p25
      self.median = median
      self.p75 = p75
      self.p90 = p90
    }
  }

  /// The reads as they came, one per file.
  public var mates: [Mate]
  /// The reads that primers, cuts and filters left; empty where nothing was filtered.
  public var kept: [Mate]

  /// - Parameters: as the properties.
  public init(mates: [Mate], kept: [Mate] = []) {
    self.mates = mates
    self.kept = kept
  }
}

extension SampleQuality {
  /// The share of Q30 bases of the poorer mate; 1 without mates.
  public var worstQ30Share: Double { mates.map(\.q30Share).min() ?? 1 }

  /// The same without quality along the read.
  public var withoutCurves: SampleQuality {
    func bare(_ mates: [Mate]) -> [Mate] {
      mates.map { mate in
        var mate = mate
        mate.cycles = []
        return mate
      }
    }
    return SampleQuality(mates: bare(mates), kept: bare(kept))
  }
}
