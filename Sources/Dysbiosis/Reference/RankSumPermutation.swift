import Statistics

/// The two-sided rank-sum test of two groups by drawing: valid with any ties and any sizes.
///
/// The statistic is the sum of the first group's mid-ranks among all values (Mann & Whitney 1947,
/// doi:10.1214/aoms/1177730491). Groupings are drawn until `enough` of them lie as far from the mean as the one seen, at
/// most `most` times; p = enough/draws, else (found + 1)/(most + 1) (Besag & Clifford 1991, doi:10.1093/biomet/78.2.301),
/// so P(p ≤ a) ≤ a for every a where the groups are exchangeable.
struct RankSumPermutation {
  let pValue: Double
  /// P(first > second) + P(equal)/2 for a random value of each.
  let superiority: Double

  static let enough = 20
  static let most = 20_000

  /// - Parameter key: the draws follow from it and from the values.
  /// - Precondition: both groups have values.
  /// - Complexity: O(N log N + draws × size of the smaller group).
  init(_ first: [Double], _ second: [Double], key: String) {
    precondition(!first.isEmpty && !second.isEmpty)
    // Twice the mid-ranks are whole numbers, so that equal sums are equal.
    var doubled = MidRanks(first + second).ranks.map { Int((2 * $0).rounded()) }
    let (m, total) = (first.count, first.count + second.count)
    let seen = doubled[..<m].reduce(0, +)
    superiority = (Double(seen) / 2 - Double(m * (m + 1)) / 2) / Double(m * second.count)
    // The smaller group decides; the other is what is left.
    let size = min(m, total - m)
    let centre = size * (total + 1)
    let distance = (m == size ? seen : total * (total + 1) - seen) - centre
    var generator = SeededGenerator(purpose: "rank-sum", seed: 1, content: Array(key.utf8) + [UInt8(size & 255)])
    var found = 0
    var draws = 0
    while found < Self.enough, draws < Self.most {
      draws += 1
      var sum = 0
      for place in 0..<size {
        doubled.swapAt(place, place + generator.below(total - place))
        sum += doubled[place]
      }
      if (sum - centre).magnitude >= distance.magnitude { found += 1 }
    }
    pValue = found == Self.enough ? Double(found) / Double(draws) : Double(found + 1) / Double(Self.most + 1)
  }
}
