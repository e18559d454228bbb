public import BioModel
import Glibc
import Statistics

/// Combined Shannon and Jensen–Shannon index (Santiago 2019, doi:10.3934/microbiol.2019.1.1): how much less diverse a
/// sample is than the reference, times how far it is from it.
///
/// mean over r of (H(x) − H(r)) × mean over r of JSD(x, r); nats; JSD is the divergence, not its root; the sample's own
/// subject is left out. Negative: less diverse and far. A far but more diverse sample is positive, so both factors stand
/// among the contributions. Shares are of the whole sample at its own depth. Complexity O(samples × subjects × non-zeros),
/// one logarithm per shared feature.
public struct ShannonJSD: DysbiosisIndex {
  public let descriptor = Descriptor(
    id: "shannon-jsd", title: "Combined Shannon and Jensen-Shannon index",
    summary: "Mean Shannon difference to the reference times mean Jensen-Shannon divergence; negative: poorer and far.",
    formula: "mean(H(x) − H(r)) · mean JSD(x, r)", unit: "nats²", reference: "10.3934/microbiol.2019.1.1")
  public let direction = TailRule.Side.low
  public let signature: [TaxonTerm] = []

  public init() {}

  public func evaluate(_ input: IndexInput) -> [IndexResult] {
    // Our choice; the source gives none.
    compare(input, fewestSubjects: 10, prepare: model)
  }

  private func model(_ people: ComparedPeople) throws(ComparisonRefusal) -> any ComparisonModel {
    Model(rows: ShareLogarithms(people.reference.reference.rows))
  }

  private struct Model: ComparisonModel {
    let rows: ShareLogarithms

    func measure(_ item: Int, in views: ItemViews, explains: Bool) -> IndexArithmetic {
      let view = views.reference
      let others = view.others(item)
      guard !others.isEmpty else { return IndexArithmetic(reason: "no-reference", isRefused: true) }
      let divergence = MeanDivergence(item: item, others: others, rows: rows, in: view)
      let difference =
        divergence.entropy - orderFreeSum(others.map { rows.entropies[$0] }) / Double(others.count)
      var result = IndexArithmetic(raw: difference * divergence.mean)
      if explains {
        // dH = −(ln x + 1) dx; the divergence's slopes stand beside it.
        let gradient = zip(divergence.logarithms, divergence.slopes).map { logarithm, slope in
          -(logarithm + 1) * divergence.mean + difference * slope
        }
        result.setInterval(
          standardError: SamplingError.standardError(gradient: gradient, item: item, in: view.items))
        result.contributions = [
          IndexResult.Contribution(taxon: "(mean Shannon difference)", amount: difference),
          IndexResult.Contribution(taxon: "(mean Jensen-Shannon divergence)", amount: divergence.mean),
        ]
      }
      return result
    }
  }
}
