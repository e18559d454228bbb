import BioModel
import Taxonomy

/// Samples, or the reference subjects themselves, as seen from a group of people: distances to everybody in the group
/// but the item's own subject.
struct PeopleView: Sendable {
  let items: CommonShares
  let rows: CommonShares
  let grid: DistanceGrid
  /// Distances between the people.
  let among: DistanceGrid
  /// The rows that can be compared with, in the order of the subjects' names, so that the table's order has no say.
  let ordered: [Int]
  /// The row of each item's own subject.
  let ownRow: [Int?]

  /// Nil where a population is not there.
  init?(
    _ distances: SharedDistances, items: SharedDistances.Population, subjects: [String],
    rows: SharedDistances.Population, people: ReferenceCohort
  ) {
    guard let itemShares = distances.shares(items), let rowShares = distances.shares(rows),
      let grid = distances.grid(items, to: rows), let among = distances.grid(rows, to: rows)
    else { return nil }
    self.items = itemShares
    self.rows = rowShares
    self.grid = grid
    self.among = among
    ordered = people.subjects.indices.filter { !rowShares.isEmpty($0) }
      .sorted { Array(people.subjects[$0].utf8).lexicographicallyPrecedes(Array(people.subjects[$1].utf8)) }
    let place = Dictionary(people.subjects.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    ownRow = subjects.map { place[$0] }
  }

  /// The rows an item is compared with; none for an empty item.
  func others(_ item: Int) -> [Int] {
    if items.isEmpty(item) { return [] }
    guard let own = ownRow[item] else { return ordered }
    return ordered.filter { $0 != own }
  }
}
