public import BioModel

/// Everything `DiversityAnalysis` says of a table.
public struct DiversityResults: Sendable {
  /// Samples in the table's order, each with all metrics, then those at the common depth.
  public let alpha: [AlphaValue]
  /// One per metric that could be computed, in the registry's order.
  public private(set) var beta: [BetaResult]
  /// One per matrix with at least two samples that differ.
  public let ordinations: [Ordination]
  /// The common depth, where there is one.
  public let commonDepth: CommonDepth?
  /// Points of the curves of Hill numbers; none without whole counts.
  public let curves: [HillPoint]
  /// What each depth would cost and show; nil without whole counts.
  public let depthAdvice: DepthAdvice?
  /// What was not computed and why, samples left out of ordinations, and the depth's consequences.
  public let notices: [Notice]

  /// - Parameters: as the properties.
  public init(
    alpha: [AlphaValue], beta: [BetaResult], ordinations: [Ordination], commonDepth: CommonDepth?,
    curves: [HillPoint] = [], depthAdvice: DepthAdvice? = nil, notices: [Notice]
  ) {
    self.alpha = alpha
    self.beta = beta
    self.ordinations = ordinations
    self.commonDepth = commonDepth
    self.curves = curves
    self.depthAdvice = depthAdvice
    self.notices = notices
  }

  /// Lets go of the distances' spectra, which nothing needs once groups are compared: one matrix each.
  public mutating func releaseSpectra() { for place in beta.indices { beta[place].spectrum = nil } }

  /// One metric's values, samples in the table's order; empty where it was not computed. Complexity O(alpha values).
  public func alphaValues(_ metric: String) -> [AlphaValue] { alpha.filter { $0.metric == metric } }

  /// The value of one metric for one sample, nil where it was not computed. Complexity O(alpha values).
  public func alphaValue(_ metric: String, sample: String) -> AlphaValue? {
    alpha.first { $0.sample == sample && $0.metric == metric }
  }
}
