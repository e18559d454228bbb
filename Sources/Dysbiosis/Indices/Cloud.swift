public import BioModel

/// CLOUD (Montassier 2018, doi:10.1186/s40168-018-0514-4): how far a sample lies from its nearest reference subjects,
/// over how far these lie from theirs.
///
/// D(x) = mean Bray–Curtis dissimilarity of shares to the k nearest reference subjects other than the sample's own,
/// k = max(1, round(0.05 n)); D(r) likewise among the reference. CLOUD = D(x) / mean D(r). The empirical p is the share
/// of D(r) ≥ D(x), its own subject left out; flagged iff p < 0.05, which needs 20 subjects to mean anything (p moves in
/// steps of 1/n). Identical people in the reference make D(r) smaller; mean D(r) = 0: not evaluable
/// (`division-by-zero`). Contributions: each taxon's mean |x − r| / 2 over the k nearest; they add up to D(x). Experimental: recalled from the
/// paper, no published number reproduced. Complexity O(samples × subjects × non-zeros).
public struct Cloud: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "cloud", title: "CLOUD (nearest reference subjects)",
    summary:
      "Distance to the nearest reference subjects over the distances among them; flagged at p < 0.05; experimental.",
    formula: "D(x) / mean over r of D(r), D = mean Bray-Curtis to the k nearest, k = max(1, round(0.05 n))", unit: "1",
    reference: "10.1186/s40168-018-0514-4")
  public let direction = TailRule.Side.high
  /// Subjects below which no p can be below 0.05 by more than one rank.
  public static let minimumSubjects = 20

  public let signature: [TaxonTerm] = []

  public init() {}

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    compare(input, fewestSubjects: Self.minimumSubjects, prepare: model)
  }

  /// The number of nearest neighbours in a reference of `subjects`.
  public static func neighbours(subjects: Int) -> Int { max(1, Int((0.05 * Double(subjects)).rounded())) }

  private func model(_ people: ComparedPeople) throws(ComparisonRefusal) -> any ComparisonModel {
    let k = Self.neighbours(subjects: people.cohort.count)
    let own = people.cohort.subjects.indices.map { row in
      Nearest(item: row, count: k, in: people.reference.reference)?.mean
    }
    guard own.contains(where: { $0 != nil }) else { throw ComparisonRefusal(reason: "reference-too-small") }
    return Model(k: k, own: own)
  }

  private struct Model: ComparisonModel {
    let k: Int
    /// D of each reference subject.
    let own: [Double?]

    func measure(_ item: Int, in views: ItemViews, explains: Bool) -> IndexArithmetic {
      let view = views.reference
      guard let nearest = Nearest(item: item, count: k, in: view) else {
        return IndexArithmetic(reason: "no-reference", isRefused: true)
      }
      let others = view.others(item).compactMap { own[$0] }
      let mean = others.reduce(0, +) / Double(others.count)
      guard mean > 0 else {
        return IndexArithmetic(reason: UndefinedReason.divisionByZero.rawValue, isRefused: true)
      }
      var result = IndexArithmetic(raw: nearest.mean / mean)
      result.isBeyond = Double(others.count { $0 >= nearest.mean }) / Double(others.count) < 0.05
      if explains {
        let gradient = WeightedRows(nearest.rows, total: 1 / mean).gradient(item: item, in: view)
        result.setInterval(standardError: SamplingError.standardError(gradient: gradient, item: item, in: view.items))
        result.contributions = WeightedRows(nearest.rows).contributions(item: item, in: view)
      }
      return result
    }
  }
}

/// The nearest people of an item.
private struct Nearest {
  let rows: [Int]
  /// The mean distance to them.
  let mean: Double

  /// Of equally distant people those first in the view's order. Nil where there is nobody.
  init?(item: Int, count: Int, in view: PeopleView) {
    let others = view.others(item)
    guard !others.isEmpty else { return nil }
    let ranked = others.enumerated().map { (order: $0, row: $1, distance: view.grid[item, $1]) }
      .sorted { ($0.distance, $0.order) < ($1.distance, $1.order) }
    let nearest = ranked.prefix(count)
    rows = nearest.map(\.row)
    mean = nearest.map(\.distance).reduce(0, +) / Double(nearest.count)
  }
}
