import BioModel
import Parallel
import Taxonomy

/// The distances between samples, reference and cases, on common features, each computed once.
///
/// The study's own groups share the table's features; with a cohort file all sides are summed up by current names at
/// the cohort's rank first. Memory O(samples × people), never samples × features.
final class SharedDistances: Sendable {
  /// Whose profiles.
  enum Population: Hashable, Sendable {
    case samples, reference, cases
  }

  private struct Pair: Hashable {
    let items: Population
    let rows: Population
  }

  private struct Cache {
    var shares: [Population: CommonShares] = [:]
    var grids: [Pair: DistanceGrid] = [:]
  }

  private let profiles: [Population: CommunityProfile]
  private let rank: Rank?
  private let threads: ThreadCount
  private let cache = Guarded(Cache())

  init(profile: CommunityProfile, cohort: ReferenceCohort?, cases: ReferenceCohort?, threads: ThreadCount) {
    var profiles: [Population: CommunityProfile] = [.samples: profile]
    profiles[.reference] = cohort?.profile
    profiles[.cases] = cases?.profile
    self.profiles = profiles
    rank = cohort.flatMap { $0.isOwnGroup ? nil : $0.rank }
    self.threads = threads
  }

  /// The distances of every item to every row; nil where a population is not there.
  func grid(_ items: Population, to rows: Population) -> DistanceGrid? {
    cache.withLock { cache in
      let pair = Pair(items: items, rows: rows)
      if let known = cache.grids[pair] { return known }
      guard let mine = shares(items, &cache), let theirs = shares(rows, &cache) else { return nil }
      let grid = DistanceGrid(mine, to: theirs, threads: threads)
      cache.grids[pair] = grid
      return grid
    }
  }

  func shares(_ population: Population) -> CommonShares? { cache.withLock { shares(population, &$0) } }

  private func shares(_ population: Population, _ cache: inout Cache) -> CommonShares? {
    if cache.shares.isEmpty { cache.shares = allShares() }
    return cache.shares[population]
  }

  private func allShares() -> [Population: CommonShares] {
    guard let rank else {
      let names = FeatureNames(profiles[.samples].map { FeatureNames.labels(of: $0.table) } ?? [])
      return profiles.mapValues { CommonShares($0.table, names: names) }
    }
    let tables = profiles.mapValues { CollapsedTable($0, rank: rank).table }
    let names = Set(tables.values.flatMap(\.featureIDs)).sorted {
      Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
    }
    let place = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) })
    var labels = names
    for table in [tables[.reference], tables[.samples]] {
      guard let table else { continue }
      for (id, label) in zip(table.featureIDs, FeatureNames.labels(of: table)) { labels[Int(place[id] ?? 0)] = label }
    }
    let called = FeatureNames(labels)
    return tables.mapValues { table in
      // Both orders rise by name, so columns stay rising.
      let columns = table.featureIDs.map { place[$0] ?? 0 }
      return CommonShares(
        FeatureTable(
          sampleIDs: table.sampleIDs, featureIDs: names, unit: table.unit, rowStarts: table.rowStarts,
          columns: table.columns.map { columns[Int($0)] }, values: table.values), names: called)
    }
  }
}
