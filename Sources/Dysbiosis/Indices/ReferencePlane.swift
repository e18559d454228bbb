public import BioModel
import Statistics

/// Distance to the reference plane (Halfvarson 2017, doi:10.1038/nmicrobiol.2017.4, with Bray–Curtis of shares): how far
/// a sample lies from the least-squares plane through the reference in three principal coordinates.
///
/// The ordination is of the reference alone; every sample is projected onto it (Gower 1968, doi:10.1093/biomet/55.3.582):
/// y_k = Σ_i X_ik (b_i − d²(x, i)) / (2 λ_k), with b the diagonal of the centred matrix; so other samples of the study
/// change nothing. In these coordinates the least-squares plane of the third axis on the first two is the plane of the
/// first two itself, since axes are centred and uncorrelated. The plane is cut to the reference's range on both axes;
/// the value is the Euclidean distance to that rectangle.
///
/// Whoever is part of an ordination lies further out in it than anybody projected. So a reference subject (and other
/// samples of the same person) is projected onto an ordination without it: ten of them are made, each leaving out every
/// tenth subject by name. References of more than 500 subjects are laid out by at most 500 of them, evenly spaced by name.
/// Fewer than three positive axes: the missing ones count as 0. Experimental. Complexity O(subjects³ + samples × subjects).
public struct ReferencePlane: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "reference-plane", title: "Distance to the reference plane",
    summary:
      "Distance to the plane of the reference in its own three principal coordinates, samples projected; experimental.",
    formula: "distance of the projected sample to the plane segment", unit: "1", reference: "10.1038/nmicrobiol.2017.4")
  public let direction = TailRule.Side.high
  /// Subjects that the ordination is made of at most: it takes their number cubed.
  static let mostSubjects = 500

  public let signature: [TaxonTerm] = []

  public init() {}

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    // Our choice; the source gives none.
    compare(input, fewestSubjects: 30, prepare: model)
  }

  private func model(_ people: ComparedPeople) throws(ComparisonRefusal) -> any ComparisonModel {
    let view = people.reference.reference
    guard view.ordered.count > 4 else { throw ComparisonRefusal(reason: "reference-too-small") }
    do {
      return try PlaneModel(view, names: people.cohort.subjects)
    } catch {
      throw ComparisonRefusal(reason: "ordination-failed")
    }
  }
}

/// The plane of the whole reference, and those without a tenth of it.
private struct PlaneModel: ComparisonModel {
  static let foldCount = 10

  /// Of the whole reference, then those of the folds.
  private let segments: [PlaneSegment]
  /// The fold that leaves a row out.
  private let foldOf: [Int: Int]

  init(_ view: PeopleView, names: [String]) throws(LinearAlgebraError) {
    foldOf = Dictionary(uniqueKeysWithValues: view.ordered.enumerated().map { ($1, $0 % Self.foldCount) })
    let ordered = view.ordered
    // One after the other: LAPACK takes one caller at a time.
    var segments: [PlaneSegment] = []
    for number in 0...Self.foldCount {
      let kept = ordered.enumerated().filter { number == 0 || $0.offset % Self.foldCount != number - 1 }.map(\.element)
      segments.append(try PlaneSegment(rows: kept, view, names: names))
    }
    self.segments = segments
  }

  func measure(_ item: Int, in views: ItemViews, explains: Bool) -> IndexArithmetic {
    let view = views.reference
    if view.items.isEmpty(item) { return .emptySample }
    let fold = view.ownRow[item].flatMap { foldOf[$0] }
    let segment = segments[fold.map { $0 + 1 } ?? 0]
    let beyond = segment.vector(from: item, in: view)
    let distance = beyond.reduce(0) { $0 + $1 * $1 }.squareRoot()
    var result = IndexArithmetic(raw: distance)
    if explains, distance > 0 {
      let weights = segment.axes.weights(item, direction: beyond.map { $0 / distance }, in: view)
      result.setInterval(
        standardError: SamplingError.standardError(
          gradient: weights.gradient(item: item, in: view), item: item, in: view.items))
      result.lower = result.lower.map { Self.rounded(max(0, $0)) }
      result.upper = result.upper.map(Self.rounded)
    }
    result.raw = Self.rounded(distance)
    return result
  }

  /// To eleven significant digits: the last ones of eigenvectors depend on the library that finds them.
  private static func rounded(_ value: Double) -> Double { NumberText.rounded(value, significantDigits: 11) }
}

/// The plane of the first two of three principal coordinates, cut to the range of who made them.
private struct PlaneSegment: Sendable {
  let axes: ProjectionAxes
  private let ranges: [ClosedRange<Double>]

  /// - Parameter rows: at most `ReferencePlane.mostSubjects` of them are used, evenly spaced.
  init(rows: [Int], _ view: PeopleView, names: [String]) throws(LinearAlgebraError) {
    let step = max(1, (rows.count + ReferencePlane.mostSubjects - 1) / ReferencePlane.mostSubjects)
    let used = stride(from: 0, to: rows.count, by: step).map { rows[$0] }
    axes = try ProjectionAxes(rows: used, among: view.among, names: names)
    ranges = axes.ranges
  }

  /// From the nearest point of the segment to the projected item.
  func vector(from item: Int, in view: PeopleView) -> [Double] {
    let place = axes.project(item, in: view)
    return zip(place, ranges).map { $0 - min(max($0, $1.lowerBound), $1.upperBound) } + [place[2]]
  }
}
