import Glibc
import Statistics

/// x ln x of every share, and each sample's Shannon entropy in nats.
struct ShareLogarithms: Sendable {
  let terms: [Double]
  let entropies: [Double]

  init(_ shares: CommonShares) {
    let terms = shares.shares.map { $0 > 0 ? $0 * log($0) : 0 }
    self.terms = terms
    entropies = (0..<shares.count).map { -orderFreeSum(Array(terms[shares.range($0)])) }
  }
}

/// The mean Jensen–Shannon divergence of an item to people, in nats.
///
/// JSD(x, r) = ln 2 + ½ Σ over shared features of x ln x + r ln r − (x + r) ln(x + r); 0…ln 2. Terms are added as
/// fixed-point numbers, so their order has no say.
struct MeanDivergence {
  let mean: Double
  /// The item's own entropy.
  let entropy: Double
  /// ln x of the item's shares, in step with its values.
  let logarithms: [Double]
  /// The derivatives of the mean by the item's shares: mean ½ ln(2x / (x + r)).
  let slopes: [Double]

  init(item: Int, others: [Int], rows: ShareLogarithms, in view: PeopleView) {
    let mine = view.items.range(item)
    let logarithms = mine.map { log(view.items.shares[$0]) }
    var place = [Int32](repeating: -1, count: view.items.featureCount)
    for (step, at) in mine.enumerated() { place[Int(view.items.columns[at])] = Int32(step) }
    let terms = zip(mine, logarithms).map { view.items.shares[$0] * $1 }
    var raised = [Double](repeating: 0, count: mine.count)
    var divergences: [Double] = []
    divergences.reserveCapacity(others.count)
    for row in others {
      var sum: Int64 = 0
      for at in view.rows.range(row) {
        let step = Int(place[Int(view.rows.columns[at])])
        if step < 0 { continue }
        let both = view.items.shares[mine.lowerBound + step] + view.rows.shares[at]
        let logarithm = log(both)
        sum += Int64(((terms[step] + rows.terms[at] - both * logarithm) * 0x1p60).rounded())
        raised[step] += logarithm - logarithms[step]
      }
      divergences.append(max(0, log(2) + 0.5 * Double(sum) / 0x1p60))
    }
    mean = orderFreeSum(divergences) / Double(others.count)
    entropy = -orderFreeSum(terms)
    self.logarithms = logarithms
    slopes = raised.map { 0.5 * (log(2) - $0 / Double(others.count)) }
  }
}
