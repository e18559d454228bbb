/// The limits one mate (or a single read) has to keep. Nil switches a rule off; what a plan file does not name is nil.
public struct ReadFilterSettings: Sendable, Equatable, Codable {
  /// Bases removed from the start.
  public var trimLeft: Int
  /// The read is cut so that it ends at this base, counted from before `trimLeft`; a shorter read is lost. What stays
  /// therefore has `truncLen − trimLeft` bases.
  public var truncLen: Int?
  /// The read is cut before its first base with this score or a lower one.
  public var truncQ: Int?
  /// The fewest bases that must stay after cutting.
  public var minLength: Int
  /// The most bases the read may have before cutting.
  public var maxLength: Int?
  /// The most letters other than A, C, G, T that may stay.
  public var maxN: Int?
  /// The most expected errors Σ 10^(−Q/10) over the bases that stay.
  public var maxEE: Double?
  /// The smallest effective number of 2-mers, exp(Shannon entropy) of their shares, 1…16; repeats such as poly-G
  /// tails lie near 1, 16S lies above 10.
  public var minComplexity: Double?
  /// Bases removed from the end, before `truncLen`.
  public var trimRight: Int?
  /// The fewest bases of a poly-G tail, which is removed (`PolyGTail`); 10 is usual.
  public var polyGMinimum: Int?
  /// The score of the running-sum rule at the 5' end (`QualityCuts.front`).
  public var qualityCutFront: Int?
  /// The score of the running-sum rule at the 3' end (`QualityCuts.tail`).
  public var qualityCutTail: Int?
  /// The read is cut in its first window of a low mean score (`QualityCuts.window`).
  public var windowQuality: WindowQuality?
  /// True: a read shorter than `truncLen` stays as it is instead of being lost. Variants then differ in length.
  public var truncLenKeepsShorter: Bool?
  /// The lowest score any base that stays may have. (dada2 1.26 loses a read with this very score, against its manual.)
  public var minQ: Int?
  /// The lowest arithmetic mean of the *scores* that stay. It is not the score of the mean error probability, which is
  /// lower (bases of Q2 and Q40 have a mean score of 21 and a mean probability of Q5): `maxEERate` limits that one.
  public var minMeanQuality: Double?
  /// The share of bases with a low score that may stay.
  public var maxLowQualityShare: LowQualityShare?
  /// The most expected errors per base that stays: their sum over the length.
  public var maxEERate: Double?
  /// The smallest share of bases that differ from the next one, 0…1: random sequence lies at 0.75, poly-G at 0.
  public var minDifferentNeighbours: Double?

  /// A window of the sliding-window rule.
  public struct WindowQuality: Sendable, Equatable, Codable {
    /// Its bases; 4 is usual.
    public var size: Int
    /// The lowest mean score.
    public var mean: Double

    public init(size: Int, mean: Double) {
      self.size = size
      self.mean = mean
    }
  }

  /// How many bases may be of low quality.
  public struct LowQualityShare: Sendable, Equatable, Codable {
    /// Scores below this one are low.
    public var belowScore: Int
    /// The largest share of low bases that stays, 0…1.
    public var share: Double

    public init(belowScore: Int, share: Double) {
      self.belowScore = belowScore
      self.share = share
    }
  }

  public init(
    trimLeft: Int = 0, truncLen: Int? = nil, truncQ: Int? = nil, minLength: Int = 1, maxLength: Int? = nil,
    maxN: Int? = nil, maxEE: Double? = nil, minComplexity: Double? = nil, trimRight: Int? = nil,
    polyGMinimum: Int? = nil, qualityCutFront: Int? = nil, qualityCutTail: Int? = nil,
    windowQuality: WindowQuality? = nil, truncLenKeepsShorter: Bool? = nil, minQ: Int? = nil,
    minMeanQuality: Double? = nil, maxLowQualityShare: LowQualityShare? = nil, maxEERate: Double? = nil,
    minDifferentNeighbours: Double? = nil
  ) {
    self.trimLeft = trimLeft
    self.truncLen = truncLen
    self.truncQ = truncQ
    self.minLength = minLength
    self.maxLength = maxLength
    self.maxN = maxN
    self.maxEE = maxEE
    self.minComplexity = minComplexity
    self.trimRight = trimRight
    self.polyGMinimum = polyGMinimum
    self.qualityCutFront = qualityCutFront
    self.qualityCutTail = qualityCutTail
    self.windowQuality = windowQuality
    self.truncLenKeepsShorter = truncLenKeepsShorter
    self.minQ = minQ
    self.minMeanQuality = minMeanQuality
    self.maxLowQualityShare = maxLowQualityShare
    self.maxEERate = maxEERate
    self.minDifferentNeighbours = minDifferentNeighbours
  }
}
