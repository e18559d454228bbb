public import BioModel

/// The centroid difference as dysbiosisR computes it: squared distances, each sample part of its own group's centroid.
///
/// Here to compare with published numbers of that package; every sample is a little nearer to its own group than it
/// would be unseen, so the two groups look better separated than they are. `centroid-difference` is the form to read.
public struct CentroidDifferenceSquared: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "centroid-difference-squared", title: "Centroid difference (squared, self included)",
    summary: "As dysbiosisR computes it, for comparison with its numbers; flatters the separation of the groups.",
    formula: "d²(x, reference) − d²(x, cases), d² = mean d²(x, a) − ½ mean d²(a, b)", unit: "1",
    reference: "10.1093/femsec/fix136")
  public let direction = TailRule.Side.high

  public let signature: [TaxonTerm] = []

  public init() {}

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    compare(input, fewestSubjects: CentroidModel.minimumSubjects, needsCases: true, prepare: model)
  }

  private func model(_ people: ComparedPeople) throws(ComparisonRefusal) -> any ComparisonModel {
    try CentroidModel.make(people, leavesOut: false, isSquared: true)
  }
}
