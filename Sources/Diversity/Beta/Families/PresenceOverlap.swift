import BioModel
import Parallel

/// Distances of presence and absence, exact to the last division; 0…1.
///
/// Jaccard: features that only one sample holds, of those that either holds (Jaccard 1912,
/// doi:10.1111/j.1469-8137.1912.tb05611.x). Sørensen: of the sum of both richnesses (Sørensen 1948; SciPy's Dice,
/// vegan's binary Bray–Curtis).
enum PresenceOverlap: DistanceFamily {
  case jaccard
  case sorensen

  var greatest: Double? { 1 }

  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount) {
    let table = input.table
    let richness = (0..<table.sampleCount).map { Double(table[sample: $0].nonZeroCount) }
    SharedPresenceDistances(
      rowStarts: table.rowStarts, columns: table.columns, weights: [Double](repeating: 1, count: table.featureCount),
      isEmpty: richness.map { $0 == 0 }
    ).fill(cells, threads: threads) { i, j, shared in
      let both = richness[i] + richness[j]
      switch self {
      case .jaccard: return (both - shared - shared) / (both - shared)
      case .sorensen: return (both - shared - shared) / both
      }
    }
  }
}
