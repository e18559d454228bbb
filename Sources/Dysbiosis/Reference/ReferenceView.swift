/// A reference as one sample sees it: without the sample's own subject, who is never compared with himself.
public struct ReferenceView: Sendable {
  let distribution: ReferenceDistribution
  /// The value of the sample's own subject, where the subject belongs to the reference.
  let own: Double?
  private let isOwnZero: Bool

  /// - Parameters:
  ///   - own: left out; it must be one of the distribution's values.
  ///   - isOwnZero: nil: whether `own` is 0.
  public init(_ distribution: ReferenceDistribution, leavingOut own: Double? = nil, isOwnZero: Bool? = nil) {
    self.distribution = distribution
    self.own = own
    self.isOwnZero = own != nil && (isOwnZero ?? (own == 0))
  }

  /// The other subjects.
  public var count: Int { distribution.count - (own == nil ? 0 : 1) }

  /// The share of the others in whom nothing was found, 0…1; 0 without others.
  public var zeroShare: Double {
    count == 0 ? 0 : Double(distribution.zeroCount - (isOwnZero ? 1 : 0)) / Double(count)
  }

  /// Others with a value ≤ x.
  public func atOrBelow(_ x: Double) -> ReferenceDistribution.Bounds { without(distribution.atOrBelow(x)) { $0 <= x } }

  /// Others with a value < x.
  public func below(_ x: Double) -> ReferenceDistribution.Bounds { without(distribution.below(x)) { $0 < x } }

  private func without(
    _ bounds: ReferenceDistribution.Bounds, isCounted: (Double) -> Bool
  ) -> ReferenceDistribution.Bounds {
    guard let own, isCounted(own) else { return bounds }
    return ReferenceDistribution.Bounds(least: max(0, bounds.least - 1), most: bounds.most - 1)
  }

  /// The known values of the others with their ranks among them.
  var ranked: [(rank: Int, value: Double)] {
    var found: [(rank: Int, value: Double)] = []
    var isOwnSeen = own == nil
    for (rank, value) in zip(distribution.ranks, distribution.values) {
      if !isOwnSeen, value == own {
        isOwnSeen = true
        continue
      }
      found.append((own == nil || !isOwnSeen ? rank : rank - 1, value))
    }
    return found
  }
}
