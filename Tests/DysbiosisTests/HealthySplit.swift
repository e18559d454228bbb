import BioModel
import Diversity
import Dysbiosis
import Statistics

/// Healthy people divided at random into a reference and people held out, and what the built-in markers say of them.
struct HealthySplit {
  struct Rate {
    let p: Double
    var evaluable = 0
    var flagged = 0
  }

  /// Flags among all evaluable markers of all people held out, and the mean of their p.
  var pooledRate: Double { sum { Double($0.flagged) } / sum { Double($0.evaluable) } }
  var nominalRate: Double { sum { $0.p * Double($0.evaluable) } / sum { Double($0.evaluable) } }

  /// By marker.
  private(set) var rates: [String: Rate] = [:]
  /// Of the people held out.
  private(set) var counts: [FlagCount] = []

  /// - Parameters:
  ///   - healthy: samples, each of another person.
  ///   - size: of the reference.
  ///   - alpha: metric values of the samples (`alpha`).
  init(
    _ profile: CommunityProfile, healthy: [Int], reference size: Int, alpha: [AlphaValue], seed: UInt64
  ) throws {
    var generator = SeededGenerator(purpose: "healthy-split", seed: seed)
    var order = healthy
    generator.shuffle(&order)
    let members = Set(order[..<size])
    let cohort = ReferenceCohort(
      ownGroup: "healthy", of: profile, isMember: (0..<profile.table.sampleCount).map(members.contains))
    let judged = Set(order[size...])
    let results = try DysbiosisAnalysis.run(
      profile: profile, cohort: cohort, ratios: [], indices: Self.markerIndices, alpha: alpha)
    let p = Dictionary(
      MarkerTable.builtIn.markers.compactMap { marker in marker.tailProbability.map { (marker.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    let ids = profile.table.sampleIDs
    let isJudged = Set(judged.map { ids[$0] })
    for row in results.markers where isJudged.contains(row.sample) {
      guard let p = p[row.marker], row.status == .flagged || row.status == .typical else { continue }
      rates[row.marker, default: Rate(p: p)].evaluable += 1
      if row.status == .flagged { rates[row.marker]?.flagged += 1 }
    }
    counts = results.flagCounts.filter { isJudged.contains($0.sample) }
  }

  /// Alpha values as the program computes them: as they are, and at the common depth of all samples of the table.
  static func alpha(of profile: CommunityProfile) throws -> [AlphaValue] {
    var options = DiversityOptions()
    options.keepOnlyAlphaValues()
    return try DiversityAnalysis.run(profile.table, options: options).alpha
  }

  /// The indices that built-in markers flag by.
  private static let markerIndices = DysbiosisIndices.all.filter { index in
    MarkerTable.builtIn.markers.contains { $0.action == .flag && $0.expression == .index(index.id) }
  }

  /// The markers that may flag in a table: what they measure has a value in somebody, and their names can be expressed.
  static func evaluable(_ profile: CommunityProfile, healthy: [Int], alpha: [AlphaValue]) throws -> Set<String> {
    let isMember = (0..<profile.table.sampleCount).map(Set(healthy).contains)
    let cohort = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: isMember)
    let results = try DysbiosisAnalysis.run(
      profile: profile, cohort: cohort, ratios: [], indices: markerIndices, alpha: alpha)
    let flags = Set(MarkerTable.builtIn.markers.filter { $0.action == .flag }.map(\.id))
    return Set(
      results.markers.filter { flags.contains($0.marker) && [.flagged, .typical].contains($0.status) }.map(\.marker))
  }

  private func sum(_ value: (Rate) -> Double) -> Double {
    rates.keys.sorted().reduce(0) { $0 + (rates[$1].map(value) ?? 0) }
  }
}

/// Binomial probabilities for bounds in tests.
enum Binomial {
  /// P(X ≥ k) of n trials.
  static func upperTail(_ k: Int, of n: Int, _ p: Double) -> Double {
    k == 0 ? 1 : BetaDistribution(a: Double(k), b: Double(n - k + 1)).cumulativeProbability(p)
  }
}
