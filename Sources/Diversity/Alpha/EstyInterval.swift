/// Esty's 95 % interval of the share of a community that belongs to features not seen, F1/N ± z √W with
/// W = (F1 (N − F1) + 2 N F2) / N³ (Esty 1983, doi:10.1214/aos/1176346256). Not cut to 0…1.
struct EstyInterval: Sendable, Equatable {
  let lower: Double
  let upper: Double

  /// The interval of a sample that is not empty. Complexity O(richness).
  init(of assemblage: Assemblage) {
    let reads = assemblage.total
    let once = Double(assemblage.featureCount(seen: 1)) / reads
    let twice = Double(assemblage.featureCount(seen: 2)) / reads
    let spread = 1.959963984540054 * ((once * (1 - once) + 2 * twice) / reads).squareRoot()
    lower = once - spread
    upper = once + spread
  }
}
