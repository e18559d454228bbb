/// When a sequence is a bimera. The defaults are those of R `dada2::removeBimeraDenovo(method = "consensus")`.
public struct BimeraSettings: Sendable, Equatable, Codable {
  /// In a sample, a parent has more than this many times the reads of the sequence (exactly as many is not enough).
  public var foldOverAbundance = 1.5
  /// Fewest reads of a parent in the sample.
  public var minimumParentReads = 2
  /// Whether a sequence that differs from a bimera in one column is flagged too.
  public var allowsOneOff = false
  /// Fewest differences between a sequence and a parent that explains it but for one column.
  public var minimumOneOffDistance = 4
  /// The largest shift, in bases, between a sequence and a parent.
  public var maximumShift = 16
  /// Share (0…1) of a sequence's samples, without `ignoredNegatives` of them, that must flag it.
  public var minimumSampleShare = 0.9
  /// Samples that need not flag a sequence, if another one does.
  public var ignoredNegatives = 1

  public init() {}

  /// The settings of R `dada2::isBimeraDenovo`, for one sample or the pooled study: twofold, and more than eight reads
  /// (there `minParentAbundance` itself is not enough, in the consensus method it is).
  public static var singleSample: BimeraSettings {
    var settings = BimeraSettings()
    settings.foldOverAbundance = 2
    settings.minimumParentReads = 9
    return settings
  }

  /// Whether a sequence flagged in `flagged` of the `present` samples that hold it is a bimera by consensus: in all, or
  /// in at least one and in (present − ignoredNegatives) · minimumSampleShare of them.
  public func isConsensus(flagged: Int, present: Int) -> Bool {
    flagged > 0
      && (flagged >= present || Double(flagged) >= Double(present - ignoredNegatives) * minimumSampleShare)
  }
}
