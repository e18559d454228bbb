import BioModel
import Glibc
import Taxonomy

/// How well technical replicates of one specimen (`SampleFacts.replicate`) agree in one marker.
///
/// One-way analysis of variance over specimens with two or more replicates: within-specimen variance s_w² = SSW/(N − k);
/// between-specimen variance s_b² = max(0, (MSB − s_w²)/n₀), n₀ = (N − Σn²/N)/(k − 1) (Snedecor & Cochran); the share of variance
/// that is between specimens is s_b²/(s_b² + s_w²) (intraclass correlation, doi:10.1037/0033-2909.86.2.420). Shares are compared as
/// ln(x/(1 − x)) with half a read added to both sides (without counts half the sample's smallest share for 0), ratios as natural
/// logarithms, metrics and indices as they are.
public struct Repeatability: Sendable, Equatable {
  /// What the standard deviations are of.
  public enum Scale: String, Sendable, CaseIterable {
    case logRatio = "log-ratio"
    case logOdds = "log-odds"
    case value
  }

  /// The first marker of the expression.
  public let marker: String
  public let scale: Scale
  /// Specimens with two or more replicates, and their replicates.
  public let specimens: Int
  public let samples: Int
  /// The standard deviation of one measurement of one specimen.
  public let withinSD: Double
  /// Nil with fewer than two specimens.
  public let betweenSD: Double?
  /// 0…1; nil with fewer than two specimens, or where nothing varies.
  public let varianceShare: Double?

  /// 1.96·√2·s_w: 95 % of the differences of two measurements of one specimen lie below.
  public var repeatabilityLimit: Double { 1.96 * 2.0.squareRoot() * withinSD }

  /// From the values of each specimen; nil unless one of them has two or more.
  public init?(marker: String, scale: Scale, values groups: [[Double]]) {
    let groups = groups.filter { $0.count >= 2 }
    if groups.isEmpty { return nil }
    let total = groups.reduce(0) { $0 + $1.count }
    let means = groups.map { $0.reduce(0, +) / Double($0.count) }
    let within = zip(groups, means).reduce(0.0) { sum, group in
      sum + group.0.reduce(0) { $0 + ($1 - group.1) * ($1 - group.1) }
    }
    let meanSquare = within / Double(total - groups.count)
    self.marker = marker
    self.scale = scale
    specimens = groups.count
    samples = total
    withinSD = meanSquare.squareRoot()
    guard groups.count >= 2 else {
      betweenSD = nil
      varianceShare = nil
      return
    }
    let grand = zip(groups, means).reduce(0.0) { $0 + Double($1.0.count) * $1.1 } / Double(total)
    let between = zip(groups, means).reduce(0.0) { $0 + Double($1.0.count) * ($1.1 - grand) * ($1.1 - grand) }
    let squares = groups.reduce(0.0) { $0 + Double($1.count * $1.count) }
    let size = (Double(total) - squares / Double(total)) / Double(groups.count - 1)
    let variance = max(0, (between / Double(groups.count - 1) - meanSquare) / size)
    betweenSD = variance.squareRoot()
    varianceShare = variance + meanSquare > 0 ? variance / (variance + meanSquare) : nil
  }
}

extension Repeatability {
  /// One per distinct expression of the markers; empty where no samples are marked as replicates of one specimen.
  static func all(
    _ table: MarkerTable, in profile: CommunityProfile, alpha: [String: [String: Double]],
    indices: [String: [IndexResult]]
  ) -> [Repeatability] {
    let groups = specimens(profile.facts)
    if groups.isEmpty { return [] }
    var seen: Set<String> = []
    return table.markers.compactMap { marker in
      guard marker.expression.isComputable, profile.naming.refusal(marker.portability) == nil,
        seen.insert(marker.expression.canonicalText(in: profile.nomenclature)).inserted
      else { return nil }
      let measured = MarkerMeasurement(marker.expression, in: profile, alpha: alpha, indices: indices)
      guard measured.isResolvable else { return nil }
      let scale = Scale(marker.expression)
      return Repeatability(
        marker: marker.id, scale: scale,
        values: groups.map { samples in
          samples.compactMap { scale.value(of: measured.values[$0], sample: $0, in: profile) }
        })
    }
  }

  /// The samples of each specimen with two or more: one subject, one replicate; by the replicate's text, then the first sample.
  private static func specimens(_ facts: [SampleFacts]) -> [[Int]] {
    let marked = facts.indices.filter { !facts[$0].replicate.isEmpty }
    let groups = Dictionary(grouping: marked) { [facts[$0].replicate, facts[$0].subject] }.values
    return groups.filter { $0.count >= 2 }.sorted { one, other in
      let (a, b) = (facts[one[0]].replicate.utf8, facts[other[0]].replicate.utf8)
      return a.elementsEqual(b) ? one[0] < other[0] : a.lexicographicallyPrecedes(b)
    }
  }
}

extension Repeatability.Scale {
  fileprivate init(_ expression: MarkerExpression) {
    switch expression {
    case .share, .largest: self = .logOdds
    case .ratio: self = .logRatio
    default: self = .value
    }
  }

  fileprivate func value(of point: MarkerMeasurement.Value, sample: Int, in profile: CommunityProfile) -> Double? {
    guard let value = point.value else { return nil }
    switch self {
    case .value: return value
    case .logRatio: return value > 0 ? log(value) : nil
    case .logOdds:
      let floor = profile.table.unit == .counts ? 0.5 : (profile.table[sample: sample].values.min() ?? 0) / 2
      let rest = profile.denominators[sample] - point.abundance
      let isCounts = profile.table.unit == .counts
      let above = isCounts ? point.abundance + floor : max(point.abundance, floor)
      let below = isCounts ? rest + floor : max(rest, floor)
      return above > 0 && below > 0 ? log(above / below) : nil
    }
  }
}
