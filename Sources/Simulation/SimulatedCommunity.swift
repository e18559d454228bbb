import BioModel
public import Statistics

/// The true composition of each sample: shares over templates.
///
/// Group means come from a community description or from a log-normal rank-abundance curve; each sample then departs
/// from its group's mean by log-normal noise, as people do.
public struct SimulatedCommunity: Sendable {
  /// The mean share of one taxon in each group.
  public struct Member: Sendable, Equatable {
    /// The taxon whose templates share the abundance: a name at any rank.
    public let taxon: String
    /// One mean share per group, any scale.
    public let meanShares: [Double]

    public init(taxon: String, meanShares: [Double]) {
      self.taxon = taxon
      self.meanShares = meanShares
    }
  }

  /// Mean shares: groups × templates; each group's row sums to 1.
  public let groupMeans: [[Double]]

  /// A community as described: each member's share is divided over up to `templatesPerMember` of the templates that
  /// bear its name, most of it on the first.
  ///
  /// - Throws: `SimulationError.taxonWithoutTemplate` naming each member the templates lack.
  public init(members: [Member], templates: [AmpliconTemplate], templatesPerMember: Int) throws(SimulationError) {
    let groups = members.map(\.meanShares.count).max() ?? 0
    var means = [[Double]](repeating: [Double](repeating: 0, count: templates.count), count: groups)
    var missing: [String] = []
    for member in members {
      let bearers = templates.indices.filter { index in
        Rank.allCases.contains { templates[index].lineage[$0] == member.taxon }
      }.prefix(templatesPerMember)
      if bearers.isEmpty { missing.append(member.taxon) }
      // Halves, quarters, …: one strain leads, others follow.
      let weights = bearers.indices.map { 1 / Double(1 << min($0 - bearers.startIndex, 30)) }
      let total = weights.reduce(0, +)
      for (bearer, weight) in zip(bearers, weights) {
        for (group, share) in member.meanShares.enumerated() { means[group][bearer] += share * weight / total }
      }
    }
    guard missing.isEmpty else { throw .taxonWithoutTemplate(missing) }
    groupMeans = means.map(SimulatedCommunity.closed)
  }

  /// A log-normal community over `richness` of the templates, drawn with `generator`, the same in all groups but for
  /// every tenth taxon, which is four times as common in every second group.
  public init(
    templates: [AmpliconTemplate], richness: Int, groups: Int, generator: inout SeededGenerator
  ) {
    var order = Array(templates.indices)
    generator.shuffle(&order)
    var base = [Double](repeating: 0, count: templates.count)
    for template in order.prefix(richness) { base[template] = exponential(1.5 * generator.normal()) }
    groupMeans = (0..<groups).map { group in
      var mean = base
      for (position, template) in order.prefix(richness).enumerated() where position % 10 == 0 && group % 2 == 1 {
        mean[template] *= 4
      }
      return SimulatedCommunity.closed(mean)
    }
  }

  /// One sample's shares: its group's mean times e^(spread·N(0,1)) per template, closed.
  public func sampleShares(group: Int, spread: Double, generator: inout SeededGenerator) -> [Double] {
    SimulatedCommunity.closed(
      groupMeans[group].map { $0 == 0 ? 0 : $0 * exponential(spread * generator.normal()) })
  }

  private static func closed(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    return total > 0 ? weights.map { $0 / total } : weights
  }
}
