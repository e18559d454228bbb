public import BioModel
import Diversity
import Statistics

/// Distance to the reference plane (Halfvarson 2017, doi:10.1038/nmicrobiol.2017.4, with Bray–Curtis of shares): how far
/// a sample lies from the least-squares plane through the reference in three principal coordinates.
///
/// The ordination is of the reference alone; every sample is projected onto it (Gower 1968, doi:10.1093/biomet/55.3.582):
/// y_k = Σ_i X_ik (b_i − d²(x, i)) / (2 λ_k), with b the diagonal of the centred matrix; so other samples of the study
/// change nothing. In these coordinates the least-squares plane of the third axis on the first two is the plane of the
/// first two itself, since axes are centred and uncorrelated. The plane is cut to the reference's range on both axes;
/// the value is the Euclidean distance to that rectangle. A reference subject is part of the plane it is compared with,
/// so percentiles of new samples are somewhat high. References of more than 500 subjects are laid out by 500 of them,
/// evenly spaced by name. Experimental. Fewer than three positive axes: the missing ones count as 0.
/// Complexity O(subjects³ + samples × subjects).
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
    let step = (view.ordered.count + Self.mostSubjects - 1) / Self.mostSubjects
    let rows = stride(from: 0, to: view.ordered.count, by: max(1, step)).map { view.ordered[$0] }
    guard rows.count > 3 else { throw ComparisonRefusal(reason: "reference-too-small") }
    do {
      let axes = try ProjectionAxes(rows: rows, among: view.among, names: people.cohort.subjects)
      let placed = view.ordered.map { axes.project($0, in: view) }
      let ranges = (0..<2).map { axis in
        let values = placed.map { $0[axis] }
        return (values.min() ?? 0)...(values.max() ?? 0)
      }
      return Model(axes: axes, ranges: ranges)
    } catch {
      throw ComparisonRefusal(reason: "ordination-failed")
    }
  }

  private struct Model: ComparisonModel {
    let axes: ProjectionAxes
    /// The reference's range on the first two axes.
    let ranges: [ClosedRange<Double>]

    func measure(_ item: Int, in views: ItemViews, explains: Bool) -> IndexArithmetic {
      let view = views.reference
      if view.items.isEmpty(item) { return .emptySample }
      let place = axes.project(item, in: view)
      let beyond = zip(place, ranges).map { $0 - min(max($0, $1.lowerBound), $1.upperBound) } + [place[2]]
      let distance = beyond.reduce(0) { $0 + $1 * $1 }.squareRoot()
      var result = IndexArithmetic(raw: distance)
      if explains, distance > 0 {
        let weights = axes.weights(item, direction: beyond.map { $0 / distance }, in: view)
        result.setInterval(
          standardError: SamplingError.standardError(
            gradient: weights.gradient(item: item, in: view), item: item, in: view.items))
        result.lower = result.lower.map { max(0, $0) }
      }
      return result
    }
  }
}
