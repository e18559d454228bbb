public import BioModel

/// An analysis of variance of distances.
public struct PermanovaResult: Sendable, Equatable {
  /// One step of the model, tested against the residual of the whole model.
  public struct Effect: Sendable, Equatable {
    /// Degrees of freedom.
    public let degreesOfFreedom: Int
    /// In squared units of the distance.
    public let sumOfSquares: Double
    /// Its share of the total sum of squares; can be below 0 for distances that are not Euclidean.
    public let rSquared: MetricValue
    /// (SS / df) / (residual SS / residual df).
    public let pseudoF: MetricValue
    /// (b + 1) / (m + 1), or the exact share.
    public let pValue: MetricValue
    /// Permutations made, or arrangements listed.
    public let permutations: Int
    /// Whether all distinct arrangements were listed.
    public let isExact: Bool
  }

  /// A term of the formula.
  public struct Term: Sendable, Equatable {
    /// As in the formula.
    public let name: String
    /// What it adds to the terms before it.
    public let sequential: Effect
    /// What it adds to all other terms; nil where an interaction in the formula contains it.
    public let marginal: Effect?
  }

  /// In the formula's order.
  public let terms: [Term]
  /// Of what the model leaves.
  public let residualDegreesOfFreedom: Int
  /// In squared units of the distance.
  public let residualSumOfSquares: Double
  /// Around the common centroid: Σ d² over pairs / n.
  public let totalSumOfSquares: Double
  /// The samples compared.
  public let sampleCount: Int
  /// Samples left out for missing values.
  public let leftOut: [String]
  /// What a reader should know.
  public let notices: [Notice]
}
