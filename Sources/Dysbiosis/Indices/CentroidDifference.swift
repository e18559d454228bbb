public import BioModel

/// The difference of a sample's distances to the centroids of the reference and of the study's cases (AlShawaqfeh 2017,
/// doi:10.1093/femsec/fix136, with Bray–Curtis of shares): above 0 nearer to the cases.
///
/// d²(x, c) = mean d²(x, a) − ½ mean d²(a, b) over the group, the sample's own subject left out of its group; the value
/// is d(x, reference) − d(x, cases). Bray–Curtis is no Euclidean distance: where a square is negative there is no value
/// (`negative-squared-distance`). Needs a case group; without one `no-case-group`. What separates two groups of one study need
/// not separate others: the index is trained on the study's own labels, each sample's own left out. Contributions: each
/// taxon's mean |x − r| / 2 to the reference less that to the cases. Complexity O(samples × people × non-zeros).
public struct CentroidDifference: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "centroid-difference", title: "Centroid difference",
    summary:
      "Distance to the centre of the reference less that to the centre of the cases, each sample's own left out.",
    formula: "d(x, reference) − d(x, cases), d² = mean d²(x, a) − ½ mean d²(a, b)", unit: "1",
    reference: "10.1093/femsec/fix136")
  public let direction = TailRule.Side.high

  public let signature: [TaxonTerm] = []

  public init() {}

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    compare(input, fewestSubjects: CentroidModel.minimumSubjects, needsCases: true, prepare: model)
  }

  private func model(_ people: ComparedPeople) throws(ComparisonRefusal) -> any ComparisonModel {
    try CentroidModel.make(people, leavesOut: true, isSquared: false)
  }
}

/// The arithmetic that both forms of the centroid difference share.
struct CentroidModel: ComparisonModel {
  /// Subjects that either group must have; our choice, the source gives none.
  static let minimumSubjects = 10

  let reference: CentroidDistance
  let cases: CentroidDistance
  let leavesOut: Bool
  let isSquared: Bool

  static func make(
    _ people: ComparedPeople, leavesOut: Bool, isSquared: Bool
  ) throws(ComparisonRefusal) -> any ComparisonModel {
    guard let caseView = people.reference.cases else { throw ComparisonRefusal(reason: "no-case-group") }
    guard caseView.rows.count >= minimumSubjects else {
      throw ComparisonRefusal(reason: "case-group-too-small")
    }
    return CentroidModel(
      reference: CentroidDistance(people.reference.reference), cases: CentroidDistance(caseView),
      leavesOut: leavesOut, isSquared: isSquared)
  }

  func measure(_ item: Int, in views: ItemViews, explains: Bool) -> IndexArithmetic {
    guard let caseView = views.cases,
      let near = reference.squared(item, in: views.reference, leavesOut: leavesOut),
      let far = cases.squared(item, in: caseView, leavesOut: leavesOut)
    else { return IndexArithmetic(reason: "reference-too-small", isRefused: true) }
    guard isSquared || near >= 0 && far >= 0 else {
      return IndexArithmetic(reason: "negative-squared-distance", isRefused: true)
    }
    var result = IndexArithmetic(raw: isSquared ? near - far : near.squareRoot() - far.squareRoot())
    if explains { explain(item, views.reference, caseView, squares: (near, far), &result) }
    return result
  }

  private func explain(
    _ item: Int, _ reference: PeopleView, _ cases: PeopleView, squares: (Double, Double),
    _ result: inout IndexArithmetic
  ) {
    // d√q = dq / (2√q)
    let scales = isSquared ? (1, 1) : (0.5 / squares.0.squareRoot(), 0.5 / squares.1.squareRoot())
    let towards = CentroidDistance.weights(item, in: reference, leavesOut: leavesOut, scale: scales.0)
    let away = CentroidDistance.weights(item, in: cases, leavesOut: leavesOut, scale: scales.1)
    let gradient = zip(towards.gradient(item: item, in: reference), away.gradient(item: item, in: cases)).map {
      $0 - $1
    }
    if gradient.allSatisfy(\.isFinite) {
      result.setInterval(
        standardError: SamplingError.standardError(gradient: gradient, item: item, in: reference.items))
    }
    let mine = WeightedRows(leavesOut ? reference.others(item) : reference.ordered)
    let theirs = WeightedRows(leavesOut ? cases.others(item) : cases.ordered)
    let amounts = zip(mine.differences(item: item, in: reference), theirs.differences(item: item, in: cases))
    result.contributions = reference.items.names.largest(amounts.map { $0 - $1 }, limit: 10)
  }
}
