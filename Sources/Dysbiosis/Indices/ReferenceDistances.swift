import BioModel
import Statistics
import Taxonomy

/// Bray–Curtis dissimilarities of shares between samples and reference subjects, on common features.
///
/// The study's own group shares the table's features; with a cohort file both sides are summed up by current names at
/// the cohort's rank first. Shares are of the whole sample, as read.
struct ReferenceDistances {
  private let samples: FeatureTable
  private let reference: FeatureTable
  /// Where a reference feature stands among the samples' features, rising; −1: nowhere.
  private let places: [Int32]

  init(_ profile: CommunityProfile, cohort: ReferenceCohort) {
    if let rank = cohort.rank, !cohort.isOwnGroup {
      samples = CollapsedTable(profile, rank: rank).table.closed()
      reference = CollapsedTable(cohort.profile, rank: rank).table.closed()
    } else {
      samples = profile.table.closed()
      reference = cohort.profile.table.closed()
    }
    let place = Dictionary(
      samples.featureIDs.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    places = reference.featureIDs.map { place[$0] ?? -1 }
  }

  /// Σ|x − r| / 2 for two profiles that each sum to 1; nil for an empty sample. The terms are added in an order that
  /// does not depend on the features' order. Complexity O(non-zeros).
  func brayCurtis(sample: Int, row: Int) -> Double? {
    let mine = samples[sample: sample]
    let theirs = reference[sample: row]
    guard mine.nonZeroCount > 0, theirs.nonZeroCount > 0 else { return nil }
    // Bray–Curtis of closed profiles is 1 − Σ min(x, r). Both sides name their features in the same order.
    var common: [Double] = []
    var next = mine.columns.startIndex
    for (column, value) in zip(theirs.columns, theirs.values) where places[Int(column)] >= 0 {
      let wanted = places[Int(column)]
      while next < mine.columns.endIndex, mine.columns[next] < wanted { next += 1 }
      guard next < mine.columns.endIndex else { break }
      if mine.columns[next] == wanted { common.append(min(mine.values[next], value)) }
    }
    return max(0, 1 - orderFreeSum(common))
  }
}
