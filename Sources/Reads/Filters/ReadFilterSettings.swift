/// The limits one mate (or a single read) has to keep. Nil switches a rule off.
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
  public var qualityCutTail: Int?

  public init(
    trimLeft: Int = 0, truncLen: Int? = nil, truncQ: Int? = nil, minLength: Int = 1, maxLength: Int? = nil,
    maxN: Int? = nil, maxEE: Double? = nil, minComplexity: Double? = nil
  ) {
    self.trimLeft = trimLeft
    self.truncLen = truncLen
    self.truncQ = truncQ
    self.minLength = minLength
    self.maxLength = maxLength
    self.maxN = maxN
    self.maxEE = maxEE
    self.minComplexity = minComplexity
  }
}
