import BioModel
import Dysbiosis
import Glibc
import Statistics

/// Log-normal gut communities of genera, read at a depth, with a known shift of some of them.
struct ShiftedCommunities {
  /// Genera with the median of their abundance and the standard deviation of its logarithm.
  static let genera: [(name: String, median: Double, spread: Double)] = [
    ("Bacteroides", 0.25, 0.8), ("Faecalibacterium", 0.06, 0.8), ("Roseburia", 0.03, 0.9), ("Blautia", 0.05, 0.7),
    ("Bifidobacterium", 0.03, 1.1), ("Escherichia", 0.004, 1.3), ("Fusobacterium", 0.0004, 1.5),
    ("Akkermansia", 0.01, 1.4), ("Veillonella", 0.002, 1.2), ("Ruminococcus", 0.05, 0.7), ("Alistipes", 0.04, 0.7),
    ("Parabacteroides", 0.03, 0.8), ("Dialister", 0.003, 0.5), ("Eubacterium", 0.03, 0.8),
  ]

  /// People, each by the abundances of the genera, not closed.
  static func people(_ count: Int, seed: UInt64) -> [[Double]] {
    var generator = SeededGenerator(purpose: "shifted-people", seed: seed)
    return (0..<count).map { _ in genera.map { $0.median * exp($0.spread * generator.normal()) } }
  }

  /// Counts of the people's samples.
  /// - Parameter shift: factor by genus, before closure.
  static func counts(_ people: [[Double]], depth: Int, shift: [String: Double] = [:], seed: UInt64) -> [[Double]] {
    var generator = SeededGenerator(purpose: "shifted-reads", seed: seed)
    return people.map { person in
      let classes = zip(person, genera).map {
        MultinomialSampler.Class(features: 1, share: $0 * (shift[$1.name] ?? 1))
      }
      return MultinomialSampler(trials: depth, classes: classes).drawInOrder(&generator).map(Double.init)
    }
  }

  /// The verdicts on samples against people of one depth.
  static func verdicts(_ markers: MarkerTable, reference: [[Double]], samples: [[Double]]) throws -> [MarkerResult] {
    let lineages = genera.map { ["Bacteria", "", "", "", "", $0.name] }
    let profile = Communities.profile(lineages, reference + samples)
    let isMember = (reference + samples).indices.map { $0 < reference.count }
    let cohort = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: isMember)
    let rows = try DysbiosisAnalysis.run(profile: profile, cohort: cohort, ratios: [], markers: markers, indices: [])
      .markers
    return Array(rows[(reference.count * markers.markers.count)...])
  }
}
